package org.psephos.audit;

import java.util.Arrays;

/**
 * A vector most of whose entries are zero.
 *
 * @param index ascending
 * @param value by place in {@code index}
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record SparseRow(int[] index, double[] value) {

    /** All entries of a short vector. */
    static SparseRow dense(double... values) {
        var index = new int[values.length];
        Arrays.setAll(index, i -> i);
        return new SparseRow(index, values);
    }

    double dot(double[] vector) {
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            sum += value[i] * vector[index[i]];
        }
        return sum;
    }

    /** Adds this times {@code factor} to {@code vector}. */
    void addTo(double[] vector, double factor) {
        for (int i = 0; i < index.length; i++) {
            vector[index[i]] += factor * value[i];
        }
    }

    /** This less {@code other}. */
    SparseRow minus(SparseRow other) {
        var places = new int[index.length + other.index.length];
        var values = new double[places.length];
        int size = 0;
        int a = 0;
        int b = 0;
        while (a < index.length || b < other.index.length) {
            int mine = a < index.length ? index[a] : Integer.MAX_VALUE;
            int theirs = b < other.index.length ? other.index[b] : Integer.MAX_VALUE;
            places[size] = Math.min(mine, theirs);
            values[size++] =
                    (mine <= theirs ? value[a++] : 0) - (theirs <= mine ? other.value[b++] : 0);
        }
        return new SparseRow(Arrays.copyOf(places, size), Arrays.copyOf(values, size));
    }
}
