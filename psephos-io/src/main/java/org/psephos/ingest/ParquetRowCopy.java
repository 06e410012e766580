package org.psephos.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Some rows of a Parquet file, in a file of their own. */
final class ParquetRowCopy {
    private static final int BATCH = 10_000;

    private ParquetRowCopy() {}

    static void copy(Connection connection, Path from, Path to, BitSet numbers) {
        var target = to.toAbsolutePath();
        var beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            list(connection, numbers);
            write(connection, from, beside);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException | IOException e) {
            throw new PsephosException(
                    Kind.USAGE,
                    to + ": cannot be written",
                    "name a file in a folder that is there and that you may write to",
                    e);
        }
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

    private static void write(Connection connection, Path from, Path to) throws SQLException {
        var features = features(connection, from);
        var foot =
                features == null
                        ? ""
                        : ", KV_METADATA {huggingface: '" + features.replace("'", "''") + "'}";
        try (var statement = connection.createStatement()) {
            statement.execute(
                    ("COPY (SELECT * EXCLUDE (file_row_number) FROM"
                                    + " read_parquet(%s, file_row_number = true)"
                                    + " WHERE file_row_number IN (SELECT number FROM kept)"
                                    + " ORDER BY file_row_number)"
                                    + " TO %s (FORMAT parquet, COMPRESSION zstd%s)")
                            .formatted(ParquetTable.literal(from), ParquetTable.literal(to), foot));
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
