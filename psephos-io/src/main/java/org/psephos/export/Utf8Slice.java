package org.psephos.export;

import java.nio.charset.StandardCharsets;

/**
 * A text that stands in bytes of others, on its way into a table; whole UTF-8. Whoever takes it
 * copies it.
 */
final class Utf8Slice {
    private final byte[] bytes;
    private final int from;
    private final int length;

    Utf8Slice(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.length = to - from;
    }

    /** Puts the text behind what {@code to} holds, after its length. */
    void spell(Growing to) {
        to.int32(length);
        to.all(bytes, from, length);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
