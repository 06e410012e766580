package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines of JSON, an object each. A line that is none is a reject; blank lines are no rows. */
final class JsonLineScanner extends RowScanner {
    private static final String OBJECT = "one JSON object";

    private final JsonShape shape;

    JsonLineScanner(String source, Rows rows, JsonShape shape) {
        super(source, rows);
        this.shape = shape;
    }

    @Override
    int rows(int at, int stop) {
        int from = at;
        while (from < stop && !rows.stopped()) {
            int end = Words.lineEnd(block, from, limit);
            if (end == limit) {
                return from;
            }
            row(from, end);
            line++;
            from = end + 1;
        }
        return from;
    }

    private void row(int from, int end) {
        int start = from;
        while (start < end && block[start] >= 0 && block[start] <= ' ') {
            start++;
        }
        if (start == end) {
            return;
        }
        var flaw = flaw(start, end);
        if (flaw != null) {
            rows.torn(line, flaw.expected(), flaw.found());
            return;
        }
        if (!readBytes(start, end)) {
            int shown = Math.min(end, start + 400);
            rows.torn(
                    line,
                    OBJECT,
                    new String(block, start, shown - start, StandardCharsets.UTF_8).strip());
            return;
        }
        shape.give(rows, line);
    }

    private boolean readBytes(int start, int end) {
        try (var parser = JsonShape.JSON.createParser(block, start, end - start)) {
            return read(parser);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        shape.take(parser);
        return parser.nextToken() == null;
    }

    @Override
    void rest(int at) {
        throw new IllegalStateException("the last line always ends");
    }
}
