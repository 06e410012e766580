package org.psephos.export;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * One table on its way to its Parquet file, row by row. Staged in memory by DuckDB, written by one
 * thread in the order given, so that the same rows give the same bytes. Not thread-safe.
 */
final class ParquetFile implements AutoCloseable {
    private static final String TIMESTAMP = "TIMESTAMP WITH TIME ZONE";

    private final FolderTable table;
    private final List<String> names;
    private final DuckDBConnection connection;
    private final DuckDBAppender rows;
    private final @Nullable Object[] row;
    private long written;

    ParquetFile(FolderTable table) throws SQLException {
        this.table = table;
        names = table.names();
        row = new @Nullable Object[names.size()];
        connection = start();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    table.columns().stream()
                            .map(column -> quoted(column) + " " + staged(column))
                            .collect(Collectors.joining(", ", "CREATE TABLE staged (", ")")));
        }
        rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "staged");
    }

    /** Sets a cell of the row at hand: text, a number, or JSON text where the column is nested. */
    ParquetFile set(String column, @Nullable Object value) {
        int at = names.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException(table.file() + " has no column " + column);
        }
        if (value instanceof String text && isBroken(text)) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: row %s: %s: holds half of a character (a lone surrogate), which no Parquet"
                                    .formatted(table.file(), written + 1, column)
                            + " file can",
                    "mend the text at its source, or reject the row");
        }
        row[at] = value;
        return this;
    }

    /** Ends the row at hand; cells that were not set are null. */
    void end() throws SQLException {
        rows.beginRow();
        for (var value : row) {
            switch (value) {
                case null -> rows.appendNull();
                case String text -> rows.append(text);
                case Double number -> rows.append(number.doubleValue());
                case Long number -> rows.append(number.longValue());
                case Integer number -> rows.append(number.intValue());
                default -> throw new IllegalArgumentException("no cell can hold " + value);
            }
        }
        rows.endRow();
        written++;
        Arrays.fill(row, null);
    }

    /** Writes the rows to {@code file} and says how many there are. */
    long write(Path file) throws SQLException {
        rows.close();
        var select = table.columns().stream().map(ParquetFile::cast).toList();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT %s FROM staged) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
                            .formatted(
                                    String.join(", ", select), file.toString().replace("'", "''")));
        }
        return written;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        connection.close();
    }

    private static DuckDBConnection start() throws SQLException {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("threads", "1");
        return new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
    }

    private static String staged(FolderTable.Column column) {
        if (column.type().equals(TIMESTAMP)) {
            return "BIGINT";
        }
        return column.nested() ? "VARCHAR" : column.type();
    }

    private static String cast(FolderTable.Column column) {
        var name = quoted(column);
        if (column.type().equals(TIMESTAMP)) {
            return "epoch_ms(%1$s) AT TIME ZONE 'UTC' AS %1$s".formatted(name);
        }
        return column.nested()
                ? "CAST(CAST(%1$s AS JSON) AS %2$s) AS %1$s".formatted(name, column.type())
                : name;
    }

    private static String quoted(FolderTable.Column column) {
        return '"' + column.name() + '"';
    }

    private static boolean isBroken(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
