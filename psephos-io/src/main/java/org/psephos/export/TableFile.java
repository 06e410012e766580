package org.psephos.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A plain table on its way to one file. Not thread-safe. */
interface TableFile extends AutoCloseable {

    /** Writes row {@code row} of the table. */
    void row(int row) throws IOException;

    /** How many rows were written. */
    long rows();

    @Override
    void close() throws IOException;

    static TableFile create(Target target, Path file, List<PlainTable.Column> columns)
            throws IOException {
        return switch (target.form()) {
            case TABLE_CSV -> new CsvTable(file, columns);
            case TABLE_JSON_LINES -> new JsonTable(file, columns);
            case TABLE_PARQUET -> new ParquetRows(file, columns);
            default -> throw new IllegalArgumentException(target + " is no plain table");
        };
    }
}
