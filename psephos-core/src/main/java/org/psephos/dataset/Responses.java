package org.psephos.dataset;

import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/** What systems answered: each response that a source describes, in name order. Immutable. */
public final class Responses {
    private static final int NO_TOKENS = -1;
    private static final Origin NOWHERE = new Origin.Event("a list");

    private final Dictionary ids;
    private final Coded items;
    private final Coded systems;
    private final Conversations messages;
    private final int[] tokens;
    private final double[] cost;
    private final SortedMap<String, Coded> attributes;
    private final int[] order;

    private Responses(Dictionary ids, Rows from, int[] order) {
        this.ids = ids;
        this.order = order;
        items = from.items.build().at(order);
        systems = from.systems.build().at(order);
        messages = from.messages.build(order);
        tokens = from.tokens.at(order);
        cost = from.cost.at(order);
        attributes = from.attributes.build(order);
    }

    /**
     * A table of {@code responses}.
     *
     * @throws IllegalArgumentException where two have the same id
     */
    public static Responses of(Collection<Response> responses) {
        var rows = new Rows();
        for (var response : responses) {
            if (rows.row(response) != Dictionary.MISSING) {
                throw new IllegalArgumentException("responses must differ in their ids");
            }
            rows.add(response, NOWHERE);
        }
        return rows.build();
    }

    /** No response is described. */
    public static Responses none() {
        return new Rows().build();
    }

    /** Whether tools may be called in what was said; where none is, the answer is no. */
    public boolean mayCallTools() {
        return messages.mayCallTools();
    }

    /**
     * Whether what was said may hold pictures, sound or films; where none does, the answer is no.
     */
    public boolean mayHoldMedia() {
        return messages.mayHoldMedia();
    }

    public int size() {
        return ids.size();
    }

    /** The ids, in name order; the code of an id is its row. */
    public Dictionary ids() {
        return ids;
    }

    /** All rows, in the order in which they were first told of. */
    public int[] asTold() {
        return Arrivals.asTold(order);
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

    /** Grows by responses, each of which is new. Not thread-safe. */
    static final class Rows {
        private final Arrivals arrivals = new Arrivals();
        private final CodedRows items = new CodedRows();
        private final CodedRows systems = new CodedRows();
        private final Conversations.Rows messages = new Conversations.Rows();
        private final Ints tokens = new Ints();
        private final Numbers cost = new Numbers();
        private final AttributeRows attributes = new AttributeRows();

        void add(Response response, Origin where) {
            arrivals.add(response.id().value(), where);
            items.add(item(response));
            systems.add(system(response));
            messages.add(response.messages());
            tokens.add(tokens(response));
            cost.add(response.cost());
            attributes.add(response.attributes());
        }

        private static @Nullable String item(Response response) {
            var item = response.item();
            return item == null ? null : item.value();
        }

        private static @Nullable String system(Response response) {
            var system = response.system();
            return system == null ? null : system.value();
        }

        private static int tokens(Response response) {
            var tokens = response.tokens();
            return tokens == null ? NO_TOKENS : tokens;
        }

        /** Where a response with this id stands, or {@link Dictionary#MISSING}. */
        int row(Response response) {
            return arrivals.row(response.id().value());
        }

        /** Whether what was told of it before is the same. */
        boolean agrees(int row, Response response) {
            return Objects.equals(items.name(row), item(response))
                    && Objects.equals(systems.name(row), system(response))
                    && tokens.get(row) == tokens(response)
                    && Objects.equals(cost.get(row), response.cost())
                    && messages.get(row).equals(response.messages())
                    && attributes.get(row).equals(response.attributes());
        }

        Origin origin(int row) {
            return arrivals.origin(row);
        }

        Responses build() {
            var ids = arrivals.names();
            return new Responses(ids, this, arrivals.order(ids));
        }
    }
}
