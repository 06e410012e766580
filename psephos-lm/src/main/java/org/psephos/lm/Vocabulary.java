package org.psephos.lm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The numbered pieces in a {@code tokenizer.json}: what lies at {@code model.vocab}. */
final class Vocabulary {
    private static final JsonFactory JSON = new JsonFactory();

    private Vocabulary() {}

    static SequencedMap<String, Integer> read(byte[] json) throws IOException {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            if (!enters(parser, "model") || !enters(parser, "vocab")) {
                throw new IOException("the tokenizer holds no model.vocab");
            }
            var pieces = new LinkedHashMap<String, Integer>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var piece = parser.currentName();
                parser.nextToken();
                pieces.put(piece, parser.getIntValue());
            }
            return pieces;
        }
    }

    /** Goes to the value of {@code field} of the object that the parser stands at. */
    private static boolean enters(JsonParser parser, String field) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return parser.currentToken() == JsonToken.START_OBJECT;
            }
            parser.skipChildren();
        }
        return false;
    }
}
