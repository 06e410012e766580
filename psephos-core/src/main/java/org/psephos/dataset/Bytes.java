package org.psephos.dataset;

import java.util.Arrays;

/** A growing array of bytes. */
final class Bytes {
    private byte[] values = new byte[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = (byte) value;
    }

    int size() {
        return size;
    }

    byte get(int at) {
        return values[at];
    }

    byte[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
