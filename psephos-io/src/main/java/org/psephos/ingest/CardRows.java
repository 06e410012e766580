package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Reject;
import org.psephos.model.Item;
import org.psephos.model.Origin;

/**
 * Rows of one file as its card maps them. Every row ends as feedback, as what is known of an item,
 * or as a reject. Not thread-safe; used once.
 */
final class CardRows {
    private final CardMapping mapping;
    private final String source;
    private final boolean strict;
    private final boolean document;
    private final @Nullable Instant now;
    private final SortedMap<String, String> names;
    private final FeedbackSink to;
    private final Ends ends;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Map<List<String>, Together> groups = new LinkedHashMap<>();
    private final Map<String, Boolean> plays = new LinkedHashMap<>();
    private @Nullable Together waiting;
    private long rows;
    private long rejected;
    private boolean doubtful;

    /**
     * @param to takes what the rows say
     * @param ends hears where each row begins and ends
     */
    CardRows(CardMapping mapping, From from, FeedbackSink to, Ends ends) {
        this.mapping = mapping;
        this.source = from.source();
        this.strict = from.strict();
        this.document = from.document();
        this.now = from.now();
        this.names = new TreeMap<>(from.names());
        this.to = to;
        this.ends = ends;
    }

    /**
     * Where the rows stand.
     *
     * @param names what the name of the file says
     * @param strict whether the first reject is the last
     * @param document whether rows are counted, since they need no lines of their own
     * @param now what no time may be after
     */
    record From(
            String source,
            SortedMap<String, String> names,
            boolean strict,
            boolean document,
            @Nullable Instant now) {

        From {
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }
    }

    /** Hears where each row ends. */
    interface Ends {

        /** For whoever takes judgements and knows no rows. */
        Ends NOBODY =
                new Ends() {
                    @Override
                    public void begins() {}

                    @Override
                    public void ended(
                            Item item, SortedMap<String, String> rest, Origin.Row origin) {}
                };

        /** One row, or the rows of one judgement, is looked at. */
        void begins();

        /**
         * One row, or the rows of one judgement, was understood.
         *
         * @param item what it asks
         * @param rest columns that play no part
         */
        void ended(Item item, SortedMap<String, String> rest, Origin.Row origin);
    }

    /** Rows that belong to one judgement, from the line of the first. */
    private record Together(ArrayNode rows, long line) {}

    /** Whether there is nothing more to read for. */
    boolean stopped() {
        return strict && rejected > 0;
    }

    long rows() {
        return rows;
    }

    /** One element of the file: a row, or a document that holds rows. */
    void element(JsonNode element, long line) {
        ends.begins();
        var scope = new Scope(element, element, element, names);
        if (mapping.rows().isEmpty()) {
            row(scope, line);
            return;
        }
        try {
            for (var inside : Loop.through(mapping.rows(), scope)) {
                var own = new Scope(element, inside.here(), inside.here(), inside.names());
                row(own, document ? rows + 1 : line);
            }
        } catch (Fault fault) {
            rows++;
            reject(fault, document ? rows : line);
        }
    }

    /**
     * One element whose characters are not all whole. Where rows stand inside of it, those that are
     * whole are read.
     */
    void flawed(JsonNode element, long line, Flaw flaw) {
        if (isOutside(element)) {
            torn(line, flaw.expected(), flaw.found());
            return;
        }
        doubtful = true;
        element(element, line);
        doubtful = false;
    }

    /** Whether anything that is not whole stands outside of the rows of {@code element}. */
    private boolean isOutside(JsonNode element) {
        if (mapping.rows().isEmpty()) {
            return true;
        }
        try {
            int inside = 0;
            var scope = new Scope(element, element, element, names);
            for (var row : Loop.through(mapping.rows(), scope)) {
                inside += Halves.count(row.here());
            }
            return inside < Halves.count(element);
        } catch (Fault fault) {
            return true;
        }
    }

    /** One row that somebody else took. */
    void taken() {
        rows++;
    }

    /** One row that is no row. */
    void torn(long line, String expected, String found) {
        ends.begins();
        rows++;
        rejected++;
        var origin = new Origin.Row(source, document ? rows : line);
        to.reject(new Reject(origin, "row", expected, found));
    }

    private void row(Scope raw, long line) {
        ends.begins();
        rows++;
        var row = mapping.cleaned(raw.row());
        var scope =
                new Scope(raw.document(), row, row, raw.names())
                        .with("row", Long.toString(rows))
                        .with("line", Long.toString(line));
        try {
            if (doubtful) {
                checkWhole(raw.row());
            }
            if (mapping.together() > 0) {
                follow(row, line);
            } else if (mapping.group().isEmpty()) {
                judge(scope, line);
            } else {
                groups.computeIfAbsent(
                                mapping.key(scope),
                                key -> new Together(JsonNodeFactory.instance.arrayNode(), line))
                        .rows()
                        .add(row);
            }
        } catch (Fault fault) {
            reject(fault, line);
        }
    }

    /** A row of a document in which something is not whole may be whole itself. */
    private void checkWhole(JsonNode row) throws Fault {
        if (!row.isObject()) {
            checkWhole("row", row);
        }
        for (var column : row.properties()) {
            checkWhole(column.getKey(), column.getValue());
        }
    }

    private void checkWhole(String field, JsonNode value) throws Fault {
        var flaw = Halves.in(value);
        if (flaw != null) {
            throw new Fault(field, flaw.expected(), flaw.found());
        }
    }

    /** Takes a row that makes a judgement with those beside it; nothing is kept for longer. */
    private void follow(JsonNode row, long line) throws Fault {
        var before = waiting;
        var group =
                before == null ? new Together(JsonNodeFactory.instance.arrayNode(), line) : before;
        group.rows().add(row);
        boolean all = group.rows().size() == mapping.together();
        waiting = all ? null : group;
        if (all) {
            judge(group);
        }
    }

    private void reject(Fault fault, long line) {
        rejected++;
        to.reject(
                new Reject(new Origin.Row(source, line), fault.field, fault.expected, fault.found));
    }

    private void judge(Scope scope, long line) throws Fault {
        checkUnique(scope, line);
        var origin = new Origin.Row(source, line);
        var item = mapping.item(scope, fallback(line));
        var parts = parts(scope.here());
        var rest = parts.isEmpty() ? mapping.rest(scope.row(), plays) : together(parts);
        if (mapping.steps().isEmpty()) {
            item = with(item, rest);
            to.item(item, origin);
        }
        var row = new CardRow(scope, item, mapping.answers(), to, origin);
        row.tell();
        row.all();
        var heading = new Heading.Line(origin, now == null ? Instant.MAX : now, rest, parts);
        for (var step : mapping.steps()) {
            step.read(row, scope, to, heading);
        }
        ends.ended(item, rest, origin);
    }

    /** The rows that were put together, each with its own columns that play no part. */
    private List<Heading.OwnRest> parts(JsonNode all) {
        var parts = new ArrayList<Heading.OwnRest>();
        if (!mapping.group().isEmpty() || mapping.together() > 0) {
            all.path("rows")
                    .forEach(one -> parts.add(new Heading.OwnRest(one, mapping.rest(one, plays))));
        }
        return parts;
    }

    /** What all of them say, and as a list what they say differently: nothing is passed over. */
    private static SortedMap<String, String> together(List<Heading.OwnRest> parts) {
        var names = new TreeSet<String>();
        parts.forEach(part -> names.addAll(part.rest().keySet()));
        var all = new TreeMap<String, String>();
        for (var name : names) {
            var values = parts.stream().map(part -> part.rest().getOrDefault(name, "")).toList();
            var list = JsonNodeFactory.instance.arrayNode();
            values.forEach(list::add);
            boolean same = values.stream().distinct().count() == 1;
            all.put(name, same ? values.getFirst() : list.toString());
        }
        return all;
    }

    private String fallback(long line) {
        int slash = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
        return source.substring(slash + 1)
                + ":"
                + line
                + (document || mapping.rows().isEmpty() ? "" : "." + rows);
    }

    private static Item with(Item item, SortedMap<String, String> rest) {
        var all = Heading.together(rest, item.attributes());
        return new Item(item.id(), item.conversation(), all);
    }

    private void checkUnique(Scope scope, long line) throws Fault {
        var unique = mapping.unique();
        var name = unique == null ? null : unique.text(scope);
        if (unique == null || name == null) {
            return;
        }
        var first = seen.putIfAbsent(name, line);
        if (first != null) {
            throw Fault.value(
                    unique.written(),
                    "an id that no vote before has (first on line " + first + ")",
                    name);
        }
    }

    /** Judges rows that belong together, once every row was given. */
    void finish() {
        for (var group : groups.values()) {
            ends.begins();
            try {
                judge(group);
            } catch (Fault fault) {
                reject(fault, group.line());
            }
        }
        var alone = waiting;
        if (alone != null && !stopped()) {
            var expected = mapping.together() + " rows that follow each other";
            reject(new Fault("rows", expected, "the last alone"), alone.line());
        }
    }

    private void judge(Together group) throws Fault {
        var first = group.rows().get(0);
        var object = JsonNodeFactory.instance.objectNode();
        first.properties().forEach(one -> object.set(one.getKey(), one.getValue()));
        object.set("rows", group.rows());
        judge(new Scope(object, first, object, names), group.line());
    }
}
