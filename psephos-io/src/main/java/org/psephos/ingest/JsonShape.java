package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values that are looked at out of a JSON object: keys and paths such as {@code
 * games[0].score}. A value that is an array or an object reads as its JSON. Not thread-safe.
 */
final class JsonShape {
    /**
     * Python writes NaN and Infinity; they are read, and rejected where they stand. Names and texts
     * may have any length: the library's limit of a name counts bytes in one of its parsers and
     * characters in the other, so that two readers would disagree.
     */
    static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final Node root = new Node();
    private final Plan plan;
    private final Fields fields;
    private byte[] scratch = new byte[1 << 12];
    private int used;
    private @Nullable String repeated;
    private final List<String> lateNames = new ArrayList<>();
    private final List<byte[]> lateValues = new ArrayList<>();

    JsonShape(Plan plan, Columns columns) {
        this.plan = plan;
        fields = new Fields(plan.slots().size());
        for (int slot = 0; slot < plan.slots().size(); slot++) {
            var column = plan.slots().get(slot);
            node(column, columns.names().contains(column)).slot = slot;
        }
    }

    private Node node(String column, boolean literal) {
        if (literal) {
            return root.key(column);
        }
        var name = Columns.root(column);
        var node = root.key(name);
        int at = name.length();
        while (at < column.length()) {
            int end = at + 1;
            while (end < column.length()
                    && column.charAt(end) != '.'
                    && column.charAt(end) != '[') {
                end++;
            }
            node =
                    column.charAt(at) == '['
                            ? node.key(column.substring(at + 1, end).replace("]", ""))
                            : node.key(column.substring(at + 1, end));
            at = end;
        }
        return node;
    }

    /**
     * Hands the object that {@code parser} stands at the start of to {@code rows}, as the row on
     * {@code line}.
     *
     * @throws IOException where the JSON is broken; nothing was handed over then
     */
    void read(JsonParser parser, Rows rows, long line) throws IOException {
        take(parser);
        give(rows, line);
    }

    /** Takes the values in, without handing them over. */
    void take(JsonParser parser) throws IOException {
        Arrays.fill(fields.start, 0);
        Arrays.fill(fields.end, Fields.ABSENT);
        used = 0;
        repeated = null;
        lateNames.clear();
        lateValues.clear();
        object(parser, root, true);
        var baseline = plan.baseline();
        int left = plan.slot(Part.LEFT);
        if (baseline != null && fields.end[left] == Fields.ABSENT) {
            put(left, baseline);
        }
    }

    /** Hands over what was taken. */
    void give(Rows rows, long line) {
        if (repeated != null) {
            rows.log.add(line, repeated, "each key once", "it twice");
            return;
        }
        fields.bytes = scratch;
        int before = rows.size();
        rows.row(fields, line);
        if (rows.size() > before) {
            for (int i = 0; i < lateNames.size(); i++) {
                rows.headers.addLate(lateNames.get(i), lateValues.get(i));
            }
        }
    }

    private void object(JsonParser parser, Node node, boolean top) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var child = node.keys.get(name);
            if (child != null) {
                value(parser, token, child);
            } else if (top && plan.openAttributes()) {
                late(parser, token, name);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void array(JsonParser parser, Node node) throws IOException {
        int index = 0;
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            var child = node.keys.get(Integer.toString(index++));
            if (child != null) {
                value(parser, token, child);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void value(JsonParser parser, JsonToken token, Node node) throws IOException {
        if (token.isScalarValue()) {
            if (node.slot >= 0) {
                scalar(parser, token, node.slot);
            }
            return;
        }
        if (node.slot < 0) {
            inside(parser, token, node);
            return;
        }
        var raw = JsonTrees.raw(parser);
        put(node.slot, raw);
        if (!node.keys.isEmpty()) {
            try (var again = JSON.createParser(raw)) {
                inside(again, again.nextToken(), node);
            }
        }
    }

    private void inside(JsonParser parser, JsonToken token, Node node) throws IOException {
        if (node.keys.isEmpty()) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, node, false);
        } else {
            array(parser, node);
        }
    }

    private void scalar(JsonParser parser, JsonToken token, int slot) throws IOException {
        if (fields.end[slot] != Fields.ABSENT) {
            repeated = plan.column(slot);
        }
        if (token == JsonToken.VALUE_NULL) {
            fields.start[slot] = 0;
            fields.end[slot] = Fields.NULL;
        } else {
            put(slot, parser.getText());
        }
    }

    private void late(JsonParser parser, JsonToken token, String name) throws IOException {
        if (token == JsonToken.VALUE_NULL || name.isBlank()) {
            parser.skipChildren();
            return;
        }
        var text = token.isScalarValue() ? parser.getText() : JsonTrees.raw(parser);
        int from = used;
        append(text);
        lateNames.add(Halves.spelt(name));
        lateValues.add(Arrays.copyOfRange(scratch, from, used));
    }

    private void put(int slot, String text) {
        fields.start[slot] = used;
        append(text);
        fields.end[slot] = used;
    }

    /** Appends as UTF-8; a half of a surrogate pair is spelt out. */
    private void append(String text) {
        int length = text.length();
        if (used + length * 3L > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.toIntExact((used + length * 3L) * 2));
        }
        int to = used;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                scratch[to++] = (byte) c;
            } else if (c < 0x800) {
                scratch[to++] = (byte) (0xC0 | (c >> 6));
                scratch[to++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                scratch[to++] = (byte) (0xF0 | (point >> 18));
                scratch[to++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                scratch[to++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                scratch[to++] = (byte) (0x80 | (point & 0x3F));
            } else if (Character.isSurrogate(c)) {
                append(Halves.spelt(text));
                return;
            } else {
                scratch[to++] = (byte) (0xE0 | (c >> 12));
                scratch[to++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                scratch[to++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        used = to;
    }

    /** A place in the object: its slot, and the places inside it by key or index. */
    private static final class Node {
        private final Map<String, Node> keys = new LinkedHashMap<>();
        private int slot = -1;

        Node key(String name) {
            return keys.computeIfAbsent(name, ignored -> new Node());
        }
    }
}
