package org.psephos.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.ItemId;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/** What systems answered: each response that a source describes, in name order. Immutable. */
public final class Responses {
    private static final int NO_TOKENS = -1;

    private final Dictionary ids;
    private final Coded items;
    private final Coded systems;
    private final Conversations messages;
    private final int[] tokens;
    private final double[] cost;
    private final SortedMap<String, Coded> attributes;

    private Responses(Dictionary ids, Rows from) {
        this.ids = ids;
        items = from.items.build();
        systems = from.systems.build();
        messages = from.messages.build();
        tokens = from.tokens.toArray();
        cost = from.cost.toArray();
        attributes = from.attributes.build();
    }

    /**
     * A table of {@code responses}.
     *
     * @throws IllegalArgumentException where two have the same id
     */
    public static Responses of(Collection<Response> responses) {
        var ids = Dictionary.of(responses.stream().map(answer -> answer.id().value()).toList());
        if (ids.size() != responses.size()) {
            throw new IllegalArgumentException("responses must differ in their ids");
        }
        var rows = new Rows();
        responses.stream().sorted(Comparator.comparing(Response::id)).forEach(rows::add);
        return new Responses(ids, rows);
    }

    /** No response is described. */
    public static Responses none() {
        return new Responses(Dictionary.of(List.of()), new Rows());
    }

    public int size() {
        return ids.size();
    }

    /** The ids, in name order; the code of an id is its row. */
    public Dictionary ids() {
        return ids;
    }

    /** What each answers, by row. */
    public Coded items() {
        return items;
    }

    /** Who gave each, by row. */
    public Coded systems() {
        return systems;
    }

    /** By name of attribute, one value a row. */
    public SortedMap<String, Coded> attributes() {
        return attributes;
    }

    /** The response called {@code id}, or null where no source describes it. */
    public @Nullable Response find(ResponseId id) {
        int row = ids.code(id.value());
        return row == Dictionary.MISSING ? null : get(row);
    }

    /** The response at {@code row}. */
    public Response get(int row) {
        var item = items.name(row);
        var system = systems.name(row);
        return new Response(
                new ResponseId(ids.name(row)),
                item == null ? null : new ItemId(item),
                system == null ? null : new SystemId(system),
                messages.get(row),
                tokens[row] == NO_TOKENS ? null : tokens[row],
                Double.isNaN(cost[row]) ? null : cost[row],
                AttributeRows.at(attributes, row));
    }

    private static final class Rows {
        private final CodedRows items = new CodedRows();
        private final CodedRows systems = new CodedRows();
        private final Conversations.Rows messages = new Conversations.Rows();
        private final Ints tokens = new Ints();
        private final Numbers cost = new Numbers();
        private final AttributeRows attributes = new AttributeRows();

        void add(Response response) {
            var item = response.item();
            var system = response.system();
            var length = response.tokens();
            items.add(item == null ? null : item.value());
            systems.add(system == null ? null : system.value());
            messages.add(response.messages());
            tokens.add(length == null ? NO_TOKENS : length);
            cost.add(response.cost());
            attributes.add(response.attributes());
        }
    }
}
