package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Halves of characters: JSON may write one as an escape, such as {@code \ud83d}, though it stands
 * for nothing and no file of UTF-8 can hold it. Two texts that differ in nothing else would become
 * the same.
 */
final class Halves {
    private static final long ESCAPES = Words.all((byte) '\\');
    private static final int LENGTH = 6;

    private Halves() {}

    /**
     * The first escape of JSON in the bytes that is half of a character and stands alone; or null.
     */
    static @Nullable Flaw in(byte[] in, int from, int to) {
        int at = next(in, from, to);
        int unit = at < 0 ? -1 : unit(in, at, to);
        return unit < 0 ? null : Flaw.ofEscape(unit);
    }

    /**
     * Where the first escape begins that is half of a character and stands alone, or that is cut
     * off by {@code to}; -1 where there is none.
     *
     * @param from not inside of an escape
     */
    static int next(byte[] in, int from, int to) {
        int at = escape(in, from, to);
        while (at < to) {
            if (at + 1 == to || (in[at + 1] == 'u' && at + LENGTH > to)) {
                return at;
            }
            int unit = unit(in, at, to);
            if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
                at += 2;
            } else if (isPair(unit, unit(in, at + LENGTH, to))) {
                at += 2 * LENGTH;
            } else {
                return at;
            }
            at = escape(in, at, to);
        }
        return -1;
    }

    /** Whether a text that is JSON may have a half inside: the escape of one stands in it. */
    static boolean mayStandIn(Fields row, int slot) {
        return in(row.bytes, row.start[slot], row.end[slot]) != null;
    }

    private static boolean isPair(int high, int low) {
        return high <= Character.MAX_HIGH_SURROGATE
                && low >= Character.MIN_LOW_SURROGATE
                && low <= Character.MAX_LOW_SURROGATE;
    }

    private static int escape(byte[] in, int from, int to) {
        int at = from;
        for (; at + Words.LENGTH <= to; at += Words.LENGTH) {
            long escapes = Words.equal(Words.at(in, at), ESCAPES);
            if (escapes != 0) {
                return at + Words.before(escapes);
            }
        }
        while (at < to && in[at] != '\\') {
            at++;
        }
        return at;
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

    /** The first half that stands alone in {@code text}, as a flaw; or null. */
    static @Nullable Flaw in(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !isPair(c, text.charAt(i + 1))) {
                    return Flaw.ofHalf(c);
                }
                i++;
            }
        }
        return null;
    }

    /** The first half in the keys and texts of {@code node}, or in JSON inside of them; or null. */
    static @Nullable Flaw in(JsonNode node) {
        if (node.isTextual()) {
            var flaw = in(node.textValue());
            return flaw == null ? nested(node) : flaw;
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

    /** As {@link #in}, in JSON that stands as text in {@code node} alone. */
    static @Nullable Flaw nested(JsonNode node) {
        if (node.isTextual()) {
            // An escape of JSON inside is a few letters out here.
            boolean any = node.textValue().indexOf("\\u") >= 0;
            var opened = any ? Place.open(node) : node;
            return opened.isContainerNode() ? in(opened) : null;
        }
        for (var child : node) {
            var flaw = nested(child);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    /** How many keys and texts of {@code node} hold a half. */
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
