package org.psephos.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column mean. A value is found as it stands, as the same number, or by a
 * beginning that is listed with a star at its end.
 *
 * @param meanings by value
 */
record Meanings(SequencedMap<String, String> meanings) {

    Meanings {
        meanings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(meanings));
    }

    /** What {@code value} of {@code field} means. */
    String say(String field, String value) throws Fault {
        var meaning = find(value.strip());
        if (meaning == null) {
            throw Fault.value(
                    field,
                    "one of " + String.join(", ", meanings.keySet()),
                    value.isEmpty() ? null : value);
        }
        return meaning;
    }

    private @Nullable String find(String value) {
        var plain = meanings.get(value);
        if (plain != null) {
            return plain;
        }
        var number = Cell.number(value);
        for (var entry : meanings.entrySet()) {
            var key = entry.getKey();
            boolean begins =
                    key.endsWith("*") && value.startsWith(key.substring(0, key.length() - 1));
            if (begins || (number != null && number.equals(Cell.number(key)))) {
                return entry.getValue();
            }
        }
        return null;
    }
}
