package org.psephos.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Some rows of a Parquet file, in a file of their own. */
final class ParquetRowCopy {
    private static final int BATCH = 10_000;

    private ParquetRowCopy() {}

    static void copy(Connection connection, Path from, Path to, BitSet numbers) {
        beside(
                to,
                beside -> {
                    list(connection, numbers);
                    run(connection, from, kept(from), beside);
                });
    }

    /** The same rows as lines of JSON. */
    static void lines(Connection connection, Path from, Path to, BitSet numbers) {
        beside(
                to,
                beside -> {
                    refuseBytes(connection, from);
                    list(connection, numbers);
                    try (var statement = connection.createStatement()) {
                        statement.execute(
                                "COPY (%s) TO %s (FORMAT json)"
                                        .formatted(kept(from), ParquetTable.literal(beside)));
                    }
                });
    }

    /**
     * What a table is like.
     *
     * @param file with the columns and types
     * @param texts which columns and keys of structures hold texts instead
     */
    record Like(Path file, Predicate<String> texts) {}

    /** Lines of JSON as a table with the columns of {@code like}. */
    static void ofLines(Connection connection, Path lines, Path to, Like like) {
        beside(
                to,
                beside -> {
                    var before = types(connection, like.file);
                    var after = new LinkedHashMap<>(before);
                    after.replaceAll((name, type) -> ColumnType.of(type).with(name, like.texts));
                    try {
                        run(
                                connection,
                                // What the foot says of columns is wrong where one has changed.
                                after.equals(before) ? like.file : null,
                                rows(lines, after),
                                beside);
                    } catch (SQLException e) {
                        throw unfit(like.file, e);
                    }
                });
    }

    private static String rows(Path lines, SequencedMap<String, String> types) {
        var columns = new ArrayList<String>();
        types.forEach((name, type) -> columns.add(quoted(name) + ": " + quoted(type)));
        return "SELECT * FROM read_json(%s, format = 'newline_delimited', columns = {%s}, maximum_object_size = 1073741824)"
                .formatted(ParquetTable.literal(lines), String.join(", ", columns));
    }

    private static PsephosException unfit(Path file, SQLException cause) {
        return new PsephosException(
                Kind.DATA,
                file + ": a column whose type is no text cannot hold what stands for its values",
                "write it as lines first, and mask those: psephos convert FILE --to jsonl --out rows.jsonl",
                cause);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What is written to a file beside the target, which takes its place once it is whole. */
    @FunctionalInterface
    private interface Writing {
        void to(Path beside) throws SQLException;
    }

    private static void beside(Path to, Writing writing) {
        var target = to.toAbsolutePath();
        var beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writing.to(beside);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException | IOException e) {
            throw new PsephosException(
                    Kind.USAGE,
                    to + ": cannot be written",
                    "name a file in a folder that is there and that you may write to",
                    e);
        }
    }

    private static void refuseBytes(Connection connection, Path from) throws SQLException {
        for (var column : types(connection, from).entrySet()) {
            if (column.getValue().contains("BLOB")) {
                throw new PsephosException(
                        Kind.USAGE,
                        "%s: column \"%s\" holds bytes, such as pictures, in which nothing can be masked"
                                .formatted(from, column.getKey()),
                        "write a file without that column first, and mask the texts of that one");
            }
        }
    }

    /** The types of the columns, in the order of the file. */
    private static SequencedMap<String, String> types(Connection connection, Path file)
            throws SQLException {
        var types = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(%s))"
                                        .formatted(ParquetTable.literal(file)))) {
            while (result.next()) {
                types.put(result.getString(1), result.getString(2));
            }
        }
        return types;
    }

    /** The numbers as a table; the engine counts rows from 0. */
    private static void list(Connection connection, BitSet numbers) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE kept(number BIGINT)");
        }
        try (var insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
            int waiting = 0;
            for (int at = numbers.nextSetBit(0); at >= 0; at = numbers.nextSetBit(at + 1)) {
                insert.setLong(1, at - 1L);
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }

    /** The rows whose numbers were listed, in the order of the file. */
    private static String kept(Path from) {
        return ("SELECT * EXCLUDE (file_row_number) FROM"
                        + " read_parquet(%s, file_row_number = true)"
                        + " WHERE file_row_number IN (SELECT number FROM kept)"
                        + " ORDER BY file_row_number")
                .formatted(ParquetTable.literal(from));
    }

    /**
     * Writes {@code rows} as Parquet; the foot says of the columns what that of {@code like} does,
     * or nothing.
     */
    private static void run(Connection connection, @Nullable Path like, String rows, Path to)
            throws SQLException {
        var features = like == null ? null : features(connection, like);
        var foot = features == null ? "" : ", KV_METADATA {huggingface: " + quoted(features) + "}";
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd%s)"
                            .formatted(rows, ParquetTable.literal(to), foot));
        }
    }

    private static @Nullable String features(Connection connection, Path from) throws SQLException {
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT key, value FROM parquet_kv_metadata(%s)"
                                        .formatted(ParquetTable.literal(from)))) {
            while (result.next()) {
                if (text(result.getBytes(1)).equals("huggingface")) {
                    return text(result.getBytes(2));
                }
            }
            return null;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
