package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Categories in one cell: one as it stands, or a JSON array of several. Not thread-safe. */
final class LabelCell {
    private final List<byte[]> names = new ArrayList<>();

    /** Whether a cell that is not empty begins as an array. */
    static boolean isArray(Fields row, int slot) {
        return row.bytes[row.start[slot]] == '[';
    }

    int size() {
        return names.size();
    }

    byte[] name(int index) {
        return names.get(index);
    }

    /** Reads a cell, each category once and in name order; false where it is none. */
    boolean parse(Fields row, int slot) {
        names.clear();
        if (!isArray(row, slot)) {
            names.add(Arrays.copyOfRange(row.bytes, row.start[slot], row.end[slot]));
            return !row.blank(slot);
        }
        var sorted = new TreeSet<String>();
        try (var parser = JsonShape.JSON.createParser(row.text(slot))) {
            parser.nextToken();
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
                    return false;
                }
                sorted.add(Halves.spelt(parser.getText()));
            }
            if (parser.nextToken() != null) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        for (var name : sorted) {
            names.add(name.getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }
}
