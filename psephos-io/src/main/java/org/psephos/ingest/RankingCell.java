package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole order in one cell: {@code a > b = c > d}, or a JSON array from best to worst whose inner
 * arrays are ties. Names are trimmed in the first form and kept as they are in the second, so that
 * a name with one of the two signs in it can be written at all. Not thread-safe.
 */
final class RankingCell {
    private static final String NAMES = "a name between each two signs";
    private static final String ARRAY = "a JSON array of names, ties as inner arrays";
    private static final String WHOLE = "names in UTF-8 without broken characters";

    private final List<byte[]> names = new ArrayList<>();
    private final List<Integer> tierOf = new ArrayList<>();
    private @Nullable JsonFactory json;

    /** Systems in the cell read last. */
    int size() {
        return names.size();
    }

    byte[] name(int member) {
        return names.get(member);
    }

    /** 0 is best. */
    int tier(int member) {
        return tierOf.get(member);
    }

    /** Reads a cell; says what was expected instead where it is no order, else null. */
    @Nullable String parse(Fields row, int slot) {
        names.clear();
        tierOf.clear();
        var text = row.text(slot).strip();
        if (text.indexOf('\uFFFD') >= 0) {
            return WHOLE;
        }
        if (text.startsWith("[")) {
            return array(text);
        }
        return signs(text);
    }

    private @Nullable String signs(String text) {
        int tier = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            if (!end && text.charAt(i) != '>' && text.charAt(i) != '=') {
                continue;
            }
            if (!add(text.substring(from, i).strip(), tier)) {
                return NAMES;
            }
            if (!end && text.charAt(i) == '>') {
                tier++;
            }
            from = i + 1;
        }
        return null;
    }

    private @Nullable String array(String text) {
        var factory = json;
        if (factory == null) {
            factory = new JsonFactory();
            json = factory;
        }
        try (var parser = factory.createParser(text)) {
            parser.nextToken();
            int tier = 0;
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                boolean read =
                        token == JsonToken.START_ARRAY ? tied(parser, tier) : one(parser, tier);
                if (!read) {
                    return ARRAY;
                }
                tier++;
            }
            return parser.nextToken() == null ? null : ARRAY;
        } catch (IOException e) {
            return ARRAY;
        }
    }

    private boolean tied(JsonParser parser, int tier) throws IOException {
        int before = names.size();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!one(parser, tier)) {
                return false;
            }
        }
        return names.size() > before;
    }

    private boolean one(JsonParser parser, int tier) throws IOException {
        var token = parser.currentToken();
        boolean scalar = token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL;
        return scalar && add(Halves.spelt(parser.getText()), tier);
    }

    private boolean add(String name, int tier) {
        if (name.isBlank()) {
            return false;
        }
        names.add(name.getBytes(StandardCharsets.UTF_8));
        tierOf.add(tier);
        return true;
    }
}
