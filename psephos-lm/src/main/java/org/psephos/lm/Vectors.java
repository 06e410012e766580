package org.psephos.lm;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Vectors of length one, one beside the other. Their cosine is computed in double precision and in
 * one order, so that it is the same number wherever the vectors are the same.
 */
public final class Vectors {
    /** How far from one a length may lie for rounding to float to explain it. */
    private static final double ROUNDING = 1e-3;

    private final int dimensions;
    private final float[] values;

    private Vectors(int dimensions, float[] values) {
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * The vectors that lie in {@code values} one after the other; the array is handed over.
     *
     * @throws IllegalArgumentException where it does not hold whole vectors of length one
     */
    public static Vectors of(int dimensions, float[] values) {
        if (dimensions < 1 || values.length % dimensions != 0) {
            throw new IllegalArgumentException(
                    values.length + " numbers are no vectors of " + dimensions);
        }
        var vectors = new Vectors(dimensions, values);
        for (int at = 0; at < vectors.size(); at++) {
            double square = vectors.cosine(at, vectors, at);
            if (!(Math.abs(square - 1) < ROUNDING)) {
                throw new IllegalArgumentException(
                        "vector " + at + " must have length one, but its square is " + square);
            }
        }
        return vectors;
    }

    /** The same of numbers that were vectors before. */
    static Vectors trusted(int dimensions, float[] values) {
        return new Vectors(dimensions, values);
    }

    /** Writes all numbers, one vector after the other. */
    void putInto(FloatBuffer buffer) {
        buffer.put(values);
    }

    /** How many there are. */
    public int size() {
        return values.length / dimensions;
    }

    /** How many numbers each has. */
    public int dimensions() {
        return dimensions;
    }

    /** Number {@code place} of vector {@code at}. */
    public float at(int at, int place) {
        return values[at * dimensions + place];
    }

    /** A copy of vector {@code at}. */
    public float[] copy(int at) {
        return Arrays.copyOfRange(values, at * dimensions, (at + 1) * dimensions);
    }

    /** The cosine of two of them, from -1 to 1. */
    public double cosine(int a, int b) {
        return cosine(a, this, b);
    }

    /** The cosine of one of these and one of {@code others}, from -1 to 1 but for rounding. */
    public double cosine(int a, Vectors others, int b) {
        if (dimensions != others.dimensions) {
            throw new IllegalArgumentException(
                    "vectors of " + dimensions + " and " + others.dimensions + " numbers");
        }
        double sum = 0;
        int x = a * dimensions;
        int y = b * dimensions;
        for (int end = x + dimensions; x < end; x++, y++) {
            sum += (double) values[x] * others.values[y];
        }
        return sum;
    }
}
