package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Manifest.Selection;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Feedback.Abstention;
import org.psephos.model.Feedback.Label;
import org.psephos.model.Feedback.Rating;
import org.psephos.model.Header;

/**
 * Ratings or labels as rows of a table, one a judgement, for analyses of tables: of files whose
 * layout is known but that are no tables themselves. Columns are called {@code item system response
 * annotator criterion context}, {@code rating} or {@code label}, and as attributes of the judgement
 * and of its item are. An abstention is a row without a value; judgements of another kind than
 * there is most of are left out, and the manifest counts them.
 */
final class JudgedRows {
    private static final int KEPT = 1000;

    private final Dataset data;
    private final List<TableField> fields;
    private final SortedMap<String, String> named;
    private final List<SequencedMap<String, String>> cells = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private final TreeSet<String> columns = new TreeSet<>();
    private final boolean rated;

    /** Judgements of another kind than the rows. */
    private long left;

    private JudgedRows(Dataset data, List<TableField> fields, SortedMap<String, String> named) {
        this.data = data;
        this.fields = fields;
        this.named = named;
        this.rated = data.ratings().size() > data.labels().size();
    }

    /** The table, or null where its judgements lack a column that is needed. */
    static @Nullable RowTable of(
            Dataset data, List<TableField> fields, SortedMap<String, String> named) {
        var rows = new JudgedRows(data, fields, named);
        data.forEach(rows::add);
        return rows.table();
    }

    private void add(Feedback feedback) {
        if (feedback instanceof Rating rating && rated) {
            put(rating.header(), rating.target(), "rating", Double.toString(rating.value()));
        } else if (feedback instanceof Label label && !rated) {
            put(label.header(), label.target(), "label", String.join("|", label.categories()));
        } else if (feedback instanceof Abstention none) {
            var shown = none.candidates();
            put(none.header(), shown.size() == 1 ? shown.getFirst() : null, "label", "");
        } else {
            left++;
        }
    }

    private void put(Header header, @Nullable Candidate target, String kind, String value) {
        var row = new LinkedHashMap<String, String>();
        var item = header.item() == null ? null : data.items().find(header.item());
        if (item != null) {
            row.putAll(item.attributes());
        }
        row.putAll(header.attributes());
        set(row, "item", header.item() == null ? null : header.item().value());
        set(row, "annotator", header.annotator() == null ? null : header.annotator().value());
        set(row, "criterion", header.criterion());
        set(row, "context", header.context());
        if (target != null) {
            set(row, "system", target.system() == null ? null : target.system().value());
            set(row, "response", target.response() == null ? null : target.response().value());
        }
        set(row, kind, value);
        cells.add(row);
        headers.add(header);
        columns.addAll(row.keySet());
    }

    private static void set(Map<String, String> row, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            row.put(column, value);
        }
    }

    private @Nullable RowTable table() {
        var found = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var column = column(field);
            if (column != null) {
                found.put(field.role(), column);
            } else if (field.required()) {
                return null;
            }
        }
        var into = new RowTable.Builder(fields);
        var faults = new ArrayList<Reject>();
        long rejected = 0;
        for (int row = 0; row < cells.size(); row++) {
            var fault = fault(row, found);
            if (fault == null) {
                into.add(texts(row, found), headers.get(row).origin());
            } else if (rejected++ < KEPT) {
                faults.add(fault);
            }
        }
        return into.build(manifest(rejected, faults), found.keySet());
    }

    private @Nullable String column(TableField field) {
        var own = named.get(field.role());
        return own != null
                ? columns.contains(own) ? own : null
                : field.usual().stream().filter(columns::contains).findFirst().orElse(null);
    }

    private @Nullable Reject fault(int row, Map<String, String> found) {
        for (var field : fields) {
            var column = found.get(field.role());
            var text = column == null ? "" : cells.get(row).getOrDefault(column, "");
            boolean empty = text.isBlank();
            if (empty ? field.required() : !field.kind().takes(text)) {
                return new Reject(
                        headers.get(row).origin(),
                        Objects.requireNonNullElse(column, field.role()),
                        field.kind().expected(),
                        empty ? "nothing" : text);
            }
        }
        return null;
    }

    private List<String> texts(int row, Map<String, String> found) {
        return fields.stream()
                .map(field -> found.get(field.role()))
                .map(column -> column == null ? "" : cells.get(row).getOrDefault(column, ""))
                .toList();
    }

    private Manifest manifest(long rejected, List<Reject> faults) {
        var from = data.manifest();
        return new Manifest(
                from.sources(),
                from.read(),
                from.rejects().and(new Rejects(rejected, faults)),
                from.reader(),
                from.licence(),
                from.simulated(),
                left == 0 ? from.selection() : new Selection(rated ? "ratings" : "labels", left));
    }
}
