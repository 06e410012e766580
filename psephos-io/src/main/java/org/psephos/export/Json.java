package org.psephos.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Values as JSON text. */
final class Json {
    /** Reads rows as readers do: a row with a key twice, which they refuse, is torn here too. */
    static final JsonFactory ROWS =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final double EXACT = 1L << 53;

    private Json() {}

    /** Whether {@code text} is one list as JSON writes it. */
    static boolean isList(String text) {
        try (var parser = ROWS.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            // What is torn is none.
            return false;
        }
    }

    /** Writes one value. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static String text(Body body) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A number as short as it can be told from its neighbours; whole ones without a point. */
    static String number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }

    /** Texts as an array. */
    static String categories(Iterable<String> categories) {
        return text(
                json -> {
                    json.writeStartArray();
                    for (var category : categories) {
                        json.writeString(category);
                    }
                    json.writeEndArray();
                });
    }
}
