package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree whose numbers keep their spelling: a system called {@code 1.10} is not the system
 * {@code 1.1}, and every reader of a file calls it the same.
 */
final class JsonTrees {
    /** A key that stands twice in an object is an error: one of its values would be lost. */
    private static final ObjectMapper JSON =
            new ObjectMapper(JsonShape.JSON)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JsonTrees() {}

    /** The value that {@code parser} stands before or at; null where there is none. */
    static @Nullable JsonNode read(JsonParser parser) throws IOException {
        return JSON.reader(new AsWritten(parser)).readTree(parser);
    }

    /** The first value of {@code text}. */
    static @Nullable JsonNode of(String text) throws JsonProcessingException {
        try (var parser = JSON.createParser(text)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory", e);
        }
    }

    /** The value that {@code parser} stands at as compact JSON, its numbers as they are written. */
    static String raw(JsonParser parser) throws IOException {
        var text = new StringWriter();
        try (var out = JsonShape.JSON.createGenerator(text)) {
            int open = 0;
            for (var token = parser.currentToken(); token != null; token = parser.nextToken()) {
                copy(parser, token, out);
                open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (open == 0) {
                    break;
                }
            }
        }
        return text.toString();
    }

    private static void copy(JsonParser parser, JsonToken token, JsonGenerator out)
            throws IOException {
        if (token.isNumeric()) {
            out.writeNumber(parser.getText());
        } else {
            out.copyCurrentEvent(parser);
        }
    }

    /** Makes numbers that know how they were written. */
    private static final class AsWritten extends JsonNodeFactory {
        private static final long serialVersionUID = 1;

        private final transient JsonParser parser;

        AsWritten(JsonParser parser) {
            this.parser = parser;
        }

        @Override
        public NumericNode numberNode(double value) {
            return new WrittenNumber(value, text());
        }

        @Override
        public NumericNode numberNode(int value) {
            return value == 0 && text().startsWith("-")
                    ? new WrittenNumber(value, text())
                    : super.numberNode(value);
        }

        private String text() {
            try {
                return parser.getText();
            } catch (IOException e) {
                throw new UncheckedIOException("a number that was read", e);
            }
        }
    }
}
