package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A JSON array of objects, or objects one after the other, which are counted as lines are
 * elsewhere. An element that is no object is a reject; where the JSON itself breaks, nothing after
 * it can be trusted and the file is refused.
 */
final class JsonScanner implements Scanner {
    private final String source;
    private final Rows rows;
    private final JsonShape shape;
    private long elements;
    private WholeText text = new WholeText((into, at, length) -> -1);

    JsonScanner(String source, Rows rows, JsonShape shape) {
        this.source = source;
        this.rows = rows;
        this.shape = shape;
    }

    @Override
    public long scan(Blocks in, long from, long to) throws IOException {
        // Through a reader, so that rows around what is no UTF-8 can be read.
        text = new WholeText(in);
        try (var parser = JsonShape.JSON.createParser(text)) {
            read(parser);
        } catch (JsonProcessingException e) {
            if (to != Long.MAX_VALUE) {
                // Only the first bytes were wanted, and they end in the middle of something.
                return to;
            }
            var location = e.getLocation();
            throw new PsephosException(
                    Kind.DATA,
                    source
                            + ":"
                            + (location == null ? 1 : location.getLineNr())
                            + ": the JSON breaks off or is broken here",
                    "mend it or download it again; nothing of this file was used",
                    e);
        }
        return to;
    }

    private void read(JsonParser parser) throws IOException {
        for (var token = parser.nextToken();
                token != null && !rows.stopped();
                token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                elements(parser);
            } else {
                element(parser, token);
            }
        }
    }

    private void elements(JsonParser parser) throws IOException {
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY && !rows.stopped();
                token = parser.nextToken()) {
            element(parser, token);
        }
    }

    private void element(JsonParser parser, JsonToken token) throws IOException {
        long line = elements++;
        if (token == JsonToken.START_OBJECT) {
            shape.take(parser);
            var flaw = text.before(parser.currentLocation().getCharOffset());
            if (flaw == null) {
                shape.give(rows, line);
            } else {
                rows.torn(line, flaw.expected(), flaw.found());
            }
            return;
        }
        var found = token.isScalarValue() ? parser.getText() : "an array";
        parser.skipChildren();
        var flaw = text.before(parser.currentLocation().getCharOffset());
        rows.torn(
                line,
                flaw == null ? "an object" : flaw.expected(),
                flaw == null ? found : flaw.found());
    }

    @Override
    public long lines() {
        throw new IllegalStateException("a JSON document is read in one piece");
    }
}
