package org.psephos.dataset;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing array of numbers, NaN where one is missing. */
final class Numbers {
    private double[] values = new double[16];
    private int size;
    private boolean any;

    void add(@Nullable Double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        any |= value != null;
        values[size++] = value == null ? Double.NaN : value;
    }

    /** The number at {@code row}, or null where it is missing. */
    @Nullable Double get(int row) {
        return Double.isNaN(values[row]) ? null : values[row];
    }

    /** The values of the rows named, in that order. */
    double[] at(int[] rows) {
        var picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** The numbers, or null where all are missing. */
    double @Nullable [] toArrayUnlessMissing() {
        return any ? toArray() : null;
    }
}
