package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;

/** One table of a dataset on its way to its Parquet file, cell by cell. Not thread-safe. */
final class ParquetFile implements AutoCloseable {
    private final FolderTable table;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final ParquetWriter writer;
    private final @Nullable Object[] row;

    ParquetFile(FolderTable table, Path file) throws IOException {
        this.table = table;
        table.names().forEach(name -> places.put(name, places.size()));
        row = new @Nullable Object[places.size()];
        var fields =
                table.columns().stream()
                        .map(c -> new ParquetType.Field(c.name(), ParquetType.parse(c.type())))
                        .toList();
        writer = new ParquetWriter(file, fields, new LinkedHashMap<>());
    }

    /** Sets a cell of the row at hand, to what {@link ParquetType} says of the column's type. */
    ParquetFile set(String column, @Nullable Object value) {
        var at = places.get(column);
        if (at == null) {
            throw new IllegalArgumentException(table.file() + " has no column " + column);
        }
        row[at] = value;
        return this;
    }

    /** Ends the row at hand; cells that were not set are null. */
    void end() throws IOException {
        writer.row(row);
        Arrays.fill(row, null);
    }

    long rows() {
        return writer.rows();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
