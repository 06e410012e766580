package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The first records of a JSON file: their keys, and whether they stand one to a line. */
final class JsonSample {
    private static final int RECORDS = 200;

    private final Head head;
    private final int from;

    JsonSample(Head head, int from) {
        this.head = head;
        this.from = from;
    }

    /**
     * Whether each line is an object: the first is, or the second is (then the first is torn), or
     * there is one line only.
     */
    boolean isLines() {
        int end = lineEnd(from);
        if (end == head.length || whole(from, end)) {
            return true;
        }
        int second = end + 1;
        while (second < head.length && Head.blank(head.bytes[second])) {
            second++;
        }
        return second < head.length && head.bytes[second] == '{' && whole(second, lineEnd(second));
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < head.length && head.bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean whole(int start, int end) {
        try (var parser = parser(start, end)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private JsonParser parser(int start, int end) throws IOException {
        return JsonShape.JSON.createParser(
                new String(head.bytes, start, end - start, StandardCharsets.UTF_8));
    }

    /** The keys of the first records, in order of appearance; broken records give what they can. */
    Set<String> keys(Shape shape) {
        var keys = new LinkedHashSet<String>();
        if (shape == Shape.JSON) {
            collect(from, head.length, keys);
            return keys;
        }
        int records = 0;
        for (int at = from; at < head.length && records < RECORDS; records++) {
            int end = lineEnd(at);
            collect(at, end, keys);
            at = end + 1;
        }
        return keys;
    }

    private void collect(int start, int end, Set<String> keys) {
        List<String> found = new ArrayList<>();
        try (var parser = parser(start, end)) {
            int records = 0;
            for (var token = parser.nextToken();
                    token != null && records < RECORDS;
                    token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    object(parser, found);
                    records++;
                }
            }
        } catch (IOException e) {
            // The sample may end inside a record; what was seen of it counts.
            keys.addAll(found);
            return;
        }
        keys.addAll(found);
    }

    private static void object(JsonParser parser, List<String> found) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (!found.contains(name)) {
                found.add(name);
            }
            parser.nextToken();
            parser.skipChildren();
        }
    }
}
