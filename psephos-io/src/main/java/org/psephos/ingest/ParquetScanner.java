package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a Parquet file, only the columns that are looked at. */
final class ParquetScanner {
    private final Rows rows;
    private final Fields fields;
    private byte[] scratch = new byte[1 << 12];

    private final List<ParquetTable.Column> columns;

    private ParquetScanner(List<ParquetTable.Column> columns, Plan plan, Rows rows) {
        this.columns = columns;
        this.rows = rows;
        fields = new Fields(plan.slots().size());
    }

    /** Hands the rows of {@code table} to {@code rows}; they count from 0. */
    static void scan(ParquetTable table, Plan plan, Rows rows) {
        var columns = plan.slots().stream().map(table::column).toList();
        var scanner = new ParquetScanner(columns, plan, rows);
        table.scan(plan.slots(), scanner::row);
    }

    /** The columns of {@code table}. */
    static Columns columns(ParquetTable table) {
        var names = new ArrayList<String>();
        for (var column : table.columns()) {
            names.add(column.name());
        }
        return Columns.flat(names);
    }

    private void row(long number, @Nullable String[] values) {
        if (rows.stopped()) {
            return;
        }
        var flaw = ParquetBytes.flaw(columns, values);
        if (flaw != null) {
            rows.torn(number - 1, flaw.expected(), flaw.found());
            return;
        }
        int used = 0;
        for (int slot = 0; slot < values.length; slot++) {
            var value = values[slot];
            fields.start[slot] = used;
            fields.end[slot] = Fields.NULL;
            if (value != null) {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                if (used + text.length > scratch.length) {
                    scratch = Arrays.copyOf(scratch, (used + text.length) * 2);
                }
                System.arraycopy(text, 0, scratch, used, text.length);
                used += text.length;
                fields.end[slot] = used;
            }
        }
        fields.bytes = scratch;
        rows.row(fields, number - 1);
    }
}
