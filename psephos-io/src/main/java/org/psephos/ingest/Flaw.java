package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What is wrong with the characters of a row: bytes that are no UTF-8. To go on with a sign in
 * their place would lose what they were, so the row is a reject.
 */
record Flaw(String expected, String found) {
    /** What rows must be, with the way there from what most other files are. */
    static final String UTF8 = "text in UTF-8 (where it is Latin-1: iconv -f LATIN1 -t UTF-8)";

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

    /** A byte as {@link Utf8#text} writes it. */
    static Flaw ofByte(char half) {
        return ofByte(half & 0xFF, "");
    }
}
