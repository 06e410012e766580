package org.psephos.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.RowEdit;

/**
 * The fields of a row of separated values, changed where they stand: fields that do not change are
 * written as they were read, and one that stood between quotes stands between them again. The first
 * row names the columns and is not changed. Not thread-safe.
 */
final class SeparatedTexts implements RowText {
    private final RowEdit edit;
    private final byte delimiter;
    private List<String> names = List.of();

    SeparatedTexts(RowEdit edit, byte delimiter) {
        this.edit = edit;
        this.delimiter = delimiter;
    }

    /** A field: where it stands with its quotes, and what it says. */
    private record Field(int start, int end, boolean quoted, String value) {}

    @Override
    public void write(byte[] row, int length, OutputStream to) throws IOException {
        var fields = fields(row, length);
        if (names.isEmpty()) {
            names = fields.stream().map(field -> field.value.strip()).toList();
            to.write(row, 0, length);
            return;
        }
        var texts = new ArrayList<RowEdit.Text>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            var name = i < names.size() ? names.get(i) : "";
            texts.add(new RowEdit.Text(name, 0, fields.get(i).value));
        }
        var edited = edit.edited(texts);
        int done = 0;
        for (int i = 0; i < edited.size(); i++) {
            var field = fields.get(i);
            if (!edited.get(i).equals(field.value)) {
                to.write(row, done, field.start - done);
                to.write(written(edited.get(i), field.quoted));
                done = field.end;
            }
        }
        to.write(row, done, length - done);
    }

    private byte[] written(String value, boolean quoted) {
        boolean needed =
                quoted
                        || value.indexOf((char) delimiter) >= 0
                        || value.indexOf('\n') >= 0
                        || value.indexOf('\r') >= 0
                        || value.startsWith("\"");
        var text = needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Field> fields(byte[] row, int length) {
        int end = length;
        while (end > 0 && (row[end - 1] == '\n' || row[end - 1] == '\r')) {
            end--;
        }
        var fields = new ArrayList<Field>();
        int at = 0;
        do {
            var field = field(row, at, end);
            fields.add(field);
            at = field.end + 1;
        } while (at <= end);
        return fields;
    }

    private Field field(byte[] row, int start, int limit) {
        if (start < limit && row[start] == '"') {
            return quoted(row, start, limit);
        }
        int end = start;
        while (end < limit && row[end] != delimiter) {
            end++;
        }
        return new Field(start, end, false, text(row, start, end));
    }

    /** A doubled quote is one; what follows the last belongs to the field as it stands. */
    private Field quoted(byte[] row, int start, int limit) {
        var value = new ByteArrayOutputStream();
        int at = start + 1;
        while (at < limit && (row[at] != '"' || (at + 1 < limit && row[at + 1] == '"'))) {
            value.write(row[at]);
            at += row[at] == '"' ? 2 : 1;
        }
        at = Math.min(limit, at + 1);
        while (at < limit && row[at] != delimiter) {
            value.write(row[at++]);
        }
        return new Field(start, at, true, value.toString(StandardCharsets.UTF_8));
    }

    private static String text(byte[] row, int start, int end) {
        return new String(row, start, end - start, StandardCharsets.UTF_8);
    }
}
