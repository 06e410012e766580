package org.psephos.export;

import java.nio.charset.StandardCharsets;

/**
 * A text that stands in bytes of others, on its way into a table; whole UTF-8. Whoever takes it
 * copies it.
 */
record Utf8Slice(byte[] bytes, int from, int to) {

    int length() {
        return to - from;
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
