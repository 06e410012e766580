package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is wrong with the characters of a row: bytes that are no UTF-8, or half of a character. To
 * go on with a sign in their place would lose what they were, so the row is a reject.
 */
record Flaw(String expected, String found) {
    /** What rows must be, with the way there from what most other files are. */
    static final String UTF8 = "text in UTF-8 (where it is Latin-1: iconv -f LATIN1 -t UTF-8)";

    /** What an escape of JSON must be. */
    static final String WHOLE = "whole characters";

    private static final int BEFORE = 20;

    /** The byte at {@code at} of a row that begins at {@code from}. */
    static Flaw ofByte(byte[] bytes, int from, int at) {
        int start = Math.max(from, at - BEFORE);
        while (start < at && (bytes[start] & 0xC0) == 0x80) {
            start++;
        }
        var before = new String(bytes, start, at - start, StandardCharsets.UTF_8);
        return ofByte(bytes[at] & 0xFF, before);
    }

    private static Flaw ofByte(int value, String before) {
        var digits = HexFormat.of().withUpperCase().toHexDigits((byte) value);
        return new Flaw(
                UTF8,
                before.isEmpty()
                        ? "the byte " + digits
                        : "the byte " + digits + " after \"" + before + "\"");
    }

    /** Half of a character, or a byte that {@link Utf8#text} wrote as one. */
    static Flaw ofHalf(char half) {
        return Utf8.isByte(half)
                ? ofByte(half & 0xFF, "")
                : new Flaw(
                        WHOLE,
                        "half of one: \\u" + Integer.toHexString(half).toLowerCase(Locale.ROOT));
    }

    /** Half of a character that JSON wrote as an escape. */
    static Flaw ofEscape(int half) {
        return new Flaw(WHOLE, "half of one: \\u" + Integer.toHexString(half));
    }
}
