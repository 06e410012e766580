package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Halves of characters. JSON may write one as an escape, such as {@code \\ud83d}, though it stands
 * for nothing and no file of UTF-8 can hold it: published votes have them where an answer was cut.
 * Such a text is kept with the escape spelt out, so that no row is lost and no two texts become
 * one. A byte that is no UTF-8 is a half as well while its row is read ({@link Utf8#text}), and
 * that row is a reject.
 */
final class Halves {
    private static final int LENGTH = 6;

    private Halves() {}

    /** The text with {@code \\ud83d} for a half that stands alone. */
    static String spelt(String text) {
        int first = alone(text, 0);
        if (first < 0) {
            return text;
        }
        var spelt = new StringBuilder();
        int from = 0;
        for (int half = first; half >= 0; half = alone(text, from)) {
            spelt.append(text, from, half)
                    .append("\\u")
                    .append(Integer.toHexString(text.charAt(half)));
            from = half + 1;
        }
        return spelt.append(text, from, text.length()).toString();
    }

    /** Where the first half stands alone from {@code from} on, or -1. */
    private static int alone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** What the escape that begins at {@code from} says, where it is one of four digits; or -1. */
    static int unit(byte[] in, int from, int to) {
        if (from + LENGTH > to || in[from] != '\\' || in[from + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = from + 2; i < from + LENGTH; i++) {
            int digit = in[i] < 0 ? -1 : Character.digit(in[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    /** The first byte in {@code text} that was part of no character; or null. */
    static @Nullable Flaw in(String text) {
        for (int at = alone(text, 0); at >= 0; at = alone(text, at + 1)) {
            if (Utf8.isByte(text.charAt(at))) {
                return Flaw.ofByte(text.charAt(at));
            }
        }
        return null;
    }

    /** As {@link #in(String)}, in the keys and texts of {@code node}. */
    static @Nullable Flaw in(JsonNode node) {
        if (node.isTextual()) {
            return in(node.textValue());
        }
        for (var one : node.properties()) {
            var flaw = in(one.getKey());
            if (flaw != null) {
                return flaw;
            }
        }
        for (var child : node) {
            var flaw = in(child);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    /** How many keys and texts of {@code node} hold a byte that was part of no character. */
    static int count(JsonNode node) {
        if (node.isTextual()) {
            return in(node.textValue()) == null ? 0 : 1;
        }
        int count = 0;
        for (var one : node.properties()) {
            count += in(one.getKey()) == null ? 0 : 1;
        }
        for (var child : node) {
            count += count(child);
        }
        return count;
    }
}
