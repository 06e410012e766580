package org.psephos.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;

/**
 * Some elements of the list that each line of JSON holds, letter by letter as they stand, in the
 * line that they came in. A line of which none stays is left out. Not thread-safe; used once, line
 * by line.
 */
final class InnerRows {
    private final List<String> keys;
    private final BitSet numbers;
    private long copied;
    private int before;
    private int element;

    /**
     * @param keys that lead to the list, from the line inwards
     * @param numbers of the elements that stay, over all lines, from 1
     */
    InnerRows(List<String> keys, BitSet numbers) {
        this.keys = List.copyOf(keys);
        this.numbers = numbers;
    }

    /** Elements that stayed so far. */
    long copied() {
        return copied;
    }

    /** Writes what stays of a line; says whether anything does. */
    boolean write(byte[] line, int length, OutputStream to) throws IOException {
        var kept = new ByteArrayOutputStream();
        try (var parser = Json.ROWS.createParser(line, 0, length)) {
            if (!enter(parser)) {
                return false;
            }
            int inside = end(parser);
            elements(parser, line, kept);
            int close = start(parser);
            while (parser.nextToken() != null) {
                // To the end: a line that is torn there is no row.
            }
            if (kept.size() > 0) {
                to.write(line, 0, inside);
                kept.writeTo(to);
                to.write(line, close, length - close);
            }
        } catch (JsonProcessingException e) {
            element = before + 1; // Readers count a torn line as one row that is none.
            return false;
        }
        before = element;
        return kept.size() > 0;
    }

    private void elements(JsonParser parser, byte[] line, ByteArrayOutputStream to)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = start(parser);
            parser.skipChildren();
            parser.finishToken();
            if (numbers.get(++element)) {
                copied++;
                if (to.size() > 0) {
                    to.write(',');
                }
                to.write(line, start, end(parser) - start);
            }
        }
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** Goes on to the beginning of the list; false where the line has none. */
    private boolean enter(JsonParser parser) throws IOException {
        var token = parser.nextToken();
        for (var key : keys) {
            if (token != JsonToken.START_OBJECT || !find(parser, key)) {
                return false;
            }
            token = parser.currentToken();
        }
        if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            before = ++element; // Readers count what should be a list as one row that is none.
        }
        return token == JsonToken.START_ARRAY;
    }

    /** Goes on to the value under {@code key} in the object at hand. */
    private static boolean find(JsonParser parser, String key) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean is = parser.currentName().equals(key);
            parser.nextToken();
            if (is) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
