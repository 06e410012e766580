package org.psephos.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;

/** Rows of one table of a dataset, cell by cell. Not thread-safe. */
abstract class TableRows {
    private final FolderTable table;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final @Nullable Object[] row;

    TableRows(FolderTable table) {
        this.table = table;
        table.names().forEach(name -> places.put(name, places.size()));
        row = new @Nullable Object[places.size()];
    }

    /** Sets a cell of the row at hand, to what {@link ParquetType} says of the column's type. */
    final TableRows set(String column, @Nullable Object value) {
        var at = places.get(column);
        if (at == null) {
            throw new IllegalArgumentException(table.file() + " has no column " + column);
        }
        row[at] = value;
        return this;
    }

    /** The place of a column, for who sets it again and again. */
    final int place(String column) {
        return table.names().indexOf(column);
    }

    /** As {@link #set(String, Object)}, by the place of the column. */
    final void set(int place, @Nullable Object value) {
        row[place] = value;
    }

    /** Ends the row at hand; cells that were not set are null. */
    final void end() throws IOException {
        row(row);
        Arrays.fill(row, null);
    }

    /** Takes a row whose cells stand in the order of the columns. */
    abstract void row(@Nullable Object[] cells) throws IOException;
}
