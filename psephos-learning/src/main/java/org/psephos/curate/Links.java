package org.psephos.curate;

import java.util.Arrays;

/** Which texts are like an earlier one: pairs of places with their similarity. */
final class Links {
    private static final int DIGIT = 16;
    private static final int MASK = (1 << DIGIT) - 1;

    private long[] pairs = new long[64];
    private double[] similarities = new double[64];
    private int size;
    private boolean sorted = true;

    void add(int one, int other, double similarity) {
        if (size == pairs.length) {
            int room = Math.max(64, Math.addExact(size, size / 2));
            pairs = Arrays.copyOf(pairs, room);
            similarities = Arrays.copyOf(similarities, room);
        }
        long earlier = Math.min(one, other);
        long later = Math.max(one, other);
        pairs[size] = later << Integer.SIZE | earlier;
        similarities[size++] = similarity;
        sorted = false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes the later texts in order, each with the earlier ones it is like, in order. */
    void each(Taker taker) {
        if (!sorted) {
            sort();
        }
        for (int at = 0; at < size; at++) {
            taker.take((int) (pairs[at] >>> Integer.SIZE), (int) pairs[at], similarities[at]);
        }
    }

    /** Digit by digit; boxed numbers would take more room than the links do. */
    private void sort() {
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            var start = new int[MASK + 2];
            for (int at = 0; at < size; at++) {
                start[(int) (pairs[at] >>> shift & MASK) + 1]++;
            }
            for (int at = 0; at < MASK; at++) {
                start[at + 1] += start[at];
            }
            var sortedPairs = new long[size];
            var moved = new double[size];
            for (int at = 0; at < size; at++) {
                int to = start[(int) (pairs[at] >>> shift & MASK)]++;
                sortedPairs[to] = pairs[at];
                moved[to] = similarities[at];
            }
            pairs = sortedPairs;
            similarities = moved;
        }
        sorted = true;
    }

    /** Is told of one link after the other, later texts in order. */
    @FunctionalInterface
    interface Taker {
        void take(int later, int earlier, double similarity);
    }
}
