package org.psephos.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells of bytes, of which the file does not say whether they are texts. */
final class ParquetBytes {
    /** How many cells of a column are looked at. */
    private static final int SAMPLE = 20;

    private ParquetBytes() {}

    /** Whether the first cells of {@code column} that hold anything do. */
    static boolean holdTexts(Connection connection, String column, String from)
            throws SQLException {
        var query =
                "SELECT %1$s%2$s WHERE octet_length(%1$s) > 0 LIMIT %3$s"
                        .formatted(column, from, SAMPLE);
        var first = new ArrayList<byte[]>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                first.add(result.getBytes(1));
            }
        }
        return areTexts(first);
    }

    /**
     * Whether most of the cells look like texts in any encoding: pictures, sounds, vectors and
     * digests hold control characters, unless they are a few bytes long. UTF-16 does as well.
     */
    private static boolean areTexts(List<byte[]> cells) {
        long texts = cells.stream().filter(ParquetBytes::isText).count();
        return 2 * texts > cells.size();
    }

    private static boolean isText(byte[] cell) {
        for (byte b : cell) {
            boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r';
            if (control || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** A cell as {@link Utf8#text}; null where there is none. */
    static @Nullable String text(byte @Nullable [] cell) {
        return cell == null ? null : Utf8.text(cell, 0, cell.length);
    }

    /** What is wrong with a row of {@code values} of {@code columns}; null for nothing. */
    static @Nullable Flaw flaw(List<ParquetTable.Column> columns, @Nullable String[] values) {
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value != null && columns.get(i).type() == ParquetTable.Type.BYTES_OF_TEXT) {
                var flaw = Halves.in(value);
                if (flaw != null) {
                    return new Flaw(
                            "text in UTF-8 in the column \"%s\" (write it as strings, not as bytes)"
                                    .formatted(columns.get(i).name()),
                            flaw.found());
                }
            }
        }
        return null;
    }
}
