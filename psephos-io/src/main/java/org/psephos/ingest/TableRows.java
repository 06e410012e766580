package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.model.Origin;

/** Rows of one file on their way into a table, each cell checked. */
final class TableRows extends Rows {
    private final List<TableField> fields;
    private final int[] slotOf;
    private final TableFiles.Place place;
    private final RowTable.Builder into;
    private long count;

    TableRows(
            Plan plan,
            ReadOptions options,
            List<TableField> fields,
            int[] slotOf,
            TableFiles.Place place,
            RowTable.Builder into) {
        super(plan, options, place.firstLine());
        this.fields = fields;
        this.slotOf = slotOf;
        this.place = place;
        this.into = into;
    }

    /** Rows that were taken. */
    long count() {
        return count;
    }

    String source() {
        return place.source();
    }

    long firstLine() {
        return place.firstLine();
    }

    @Override
    void row(Fields row, long line) {
        var texts = new ArrayList<String>(fields.size());
        for (int i = 0; i < slotOf.length; i++) {
            var field = fields.get(i);
            int slot = slotOf[i];
            boolean empty = slot < 0 || row.blank(slot);
            var text = empty ? "" : row.text(slot);
            if (empty ? field.required() : !field.kind().takes(text)) {
                log.add(line, plan.column(slot), field.kind().expected(), row.shown(slot));
                return;
            }
            texts.add(text);
        }
        count++;
        into.add(texts, new Origin.Row(place.source(), place.firstLine() + line));
    }
}
