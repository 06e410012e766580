package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A value of a row as text, number or truth. */
final class Cell {
    private Cell() {}

    /** As it is written: text as it stands, anything else as compact JSON; null for no value. */
    static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        return Halves.spelt(node.isValueNode() ? node.asText() : node.toString());
    }

    /** Whether there is nothing to read: no value, only blanks, or an empty list or object. */
    static boolean blank(@Nullable JsonNode node) {
        if (node != null && node.isContainerNode()) {
            return node.isEmpty();
        }
        var text = text(node);
        return text == null || text.isBlank();
    }

    /** A finite decimal number that 64 bits hold, or null. */
    static @Nullable Double number(@Nullable String text) {
        var number = rounded(text);
        return number == null || text == null || !Numbers.isHeld(text.strip(), number)
                ? null
                : number;
    }

    /** The finite number that is nearest to a decimal one, or null where that is none. */
    static @Nullable Double rounded(@Nullable String text) {
        if (text == null || !plain(text.strip())) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean plain(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    }

    /** Neither nothing nor zero nor a word for no. */
    static boolean truth(@Nullable JsonNode node) {
        var text = text(node);
        if (text == null || text.isBlank()) {
            return false;
        }
        var number = number(text);
        return number == null
                ? !text.strip().equalsIgnoreCase("false") && !text.strip().equalsIgnoreCase("no")
                : number != 0;
    }

    /** Milliseconds since 1970, or {@link Numbers#NO_TIME}. */
    static long time(String text) {
        var fields = new Fields(1);
        fields.bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        fields.end[0] = fields.bytes.length;
        return Numbers.time(fields, 0);
    }
}
