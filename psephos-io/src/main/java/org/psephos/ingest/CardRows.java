package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Rows of one file as its card maps them. Every row ends as feedback, as what is known of an item,
 * or as a reject. Not thread-safe; used once.
 */
final class CardRows {
    private final CardMapping mapping;
    private final String source;
    private final ReadOptions options;
    private final SortedMap<String, String> names;
    private final DatasetBuilder builder;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Map<List<String>, Together> groups = new LinkedHashMap<>();
    private final Map<String, Boolean> plays = new LinkedHashMap<>();
    private long rows;
    private long rejected;

    CardRows(
            CardMapping mapping,
            String source,
            ReadOptions options,
            SortedMap<String, String> names) {
        this.mapping = mapping;
        this.source = source;
        this.options = options;
        this.names = new TreeMap<>(names);
        builder = new DatasetBuilder(options.strict() ? 1 : options.keptRejects());
    }

    /** Rows that belong to one judgement, from the line of the first. */
    private record Together(ArrayNode rows, long line) {}

    /** Whether there is nothing more to read for. */
    boolean stopped() {
        return options.strict() && rejected > 0;
    }

    long rows() {
        return rows;
    }

    /** One element of the file: a row, or a document that holds rows. */
    void element(JsonNode element, long line) {
        var scope = new Scope(element, element, element, names);
        if (mapping.rows().isEmpty()) {
            row(scope, line);
            return;
        }
        try {
            for (var inside : Loop.through(mapping.rows(), scope)) {
                var own = new Scope(element, inside.here(), inside.here(), inside.names());
                row(own, line);
            }
        } catch (Fault fault) {
            reject(fault, line);
        }
    }

    /** One row that is no row. */
    void torn(long line, String expected, String found) {
        rows++;
        rejected++;
        builder.reject(new Reject(new Origin.Row(source, line), "row", expected, found));
    }

    private void row(Scope raw, long line) {
        rows++;
        var row = mapping.cleaned(raw.row());
        var scope =
                new Scope(raw.document(), row, row, raw.names())
                        .with("row", Long.toString(rows))
                        .with("line", Long.toString(line));
        try {
            if (mapping.group().isEmpty()) {
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

    private void reject(Fault fault, long line) {
        rejected++;
        builder.reject(
                new Reject(new Origin.Row(source, line), fault.field, fault.expected, fault.found));
    }

    private void judge(Scope scope, long line) throws Fault {
        checkUnique(scope, line);
        var origin = new Origin.Row(source, line);
        var item = mapping.item(scope, fallback(line));
        var rest = mapping.rest(scope.row(), plays);
        if (mapping.steps().isEmpty()) {
            item = with(item, rest);
            builder.item(item, origin);
        }
        var row = new CardRow(scope, item, mapping.answers(), builder, origin);
        row.tell();
        row.all();
        var now = options.now();
        var heading = new Heading.Line(origin, now == null ? Instant.MAX : now, rest);
        for (var step : mapping.steps()) {
            step.read(row, scope, builder, heading);
        }
    }

    private String fallback(long line) {
        int slash = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
        return source.substring(slash + 1)
                + ":"
                + line
                + (mapping.rows().isEmpty() ? "" : "." + rows);
    }

    private static Item with(Item item, SortedMap<String, String> rest) {
        var all = new TreeMap<>(rest);
        all.putAll(item.attributes());
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

    /** All of it, once every row was given. */
    Dataset finish(String sha256, String format) {
        for (var group : groups.values()) {
            var first = group.rows().get(0);
            var object = JsonNodeFactory.instance.objectNode();
            first.properties().forEach(one -> object.set(one.getKey(), one.getValue()));
            object.set("rows", group.rows());
            var scope = new Scope(object, first, object, names);
            try {
                judge(scope, group.line());
            } catch (Fault fault) {
                reject(fault, group.line());
            }
        }
        var sources = List.of(new Manifest.Source(source, sha256, format, rows));
        var dataset =
                builder.build(new Manifest(sources, 0, Rejects.NONE, Assembly.READER, null, false));
        if (options.strict() && dataset.manifest().rejects().count() > 0) {
            throw new PsephosException(
                    Kind.DATA,
                    dataset.manifest().rejects().examples().getFirst().toString(),
                    "mend the row, or leave --strict out to count such rows and go on");
        }
        return counted(dataset);
    }

    /** With the manifest saying how many judgements were seen, as for every other file. */
    private static Dataset counted(Dataset dataset) {
        long judged = dataset.totals().values().stream().mapToLong(Long::longValue).sum();
        var said = dataset.manifest();
        var manifest =
                new Manifest(
                        said.sources(),
                        judged + said.rejects().count(),
                        said.rejects(),
                        said.reader(),
                        said.licence(),
                        said.simulated());
        return new Dataset(
                manifest,
                dataset.comparisons(),
                dataset.rankings(),
                dataset.choices(),
                dataset.ratings(),
                dataset.labels(),
                dataset.critiques(),
                dataset.edits(),
                dataset.abstentions(),
                dataset.abstained(),
                dataset.items(),
                dataset.responses(),
                dataset.annotators());
    }
}
