package org.psephos.dataset;

import java.util.Arrays;

/** A growing array of ints. */
final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int get(int at) {
        return values[at];
    }

    /** The values of the rows named, in that order. */
    int[] at(int[] rows) {
        var picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
