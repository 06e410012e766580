package org.psephos.dataset;

import java.util.Arrays;

/** A growing array of longs. */
final class Longs {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long get(int at) {
        return values[at];
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
