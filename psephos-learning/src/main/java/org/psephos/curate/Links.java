package org.psephos.curate;

import java.util.Arrays;

/** Which texts are like an earlier one: pairs of places with their similarity. */
final class Links {
    private long[] pairs = new long[64];
    private double[] similarities = new double[64];
    private int size;

    void add(int one, int other, double similarity) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
            similarities = Arrays.copyOf(similarities, size * 2);
        }
        long earlier = Math.min(one, other);
        long later = Math.max(one, other);
        pairs[size] = later << Integer.SIZE | earlier;
        similarities[size++] = similarity;
    }

    /** Takes the later texts in order, each with the earlier ones it is like. */
    void each(Taker taker) {
        var order = new Integer[size];
        Arrays.setAll(order, at -> at);
        Arrays.sort(order, (a, b) -> Long.compare(pairs[a], pairs[b]));
        for (int at : order) {
            taker.take((int) (pairs[at] >>> Integer.SIZE), (int) pairs[at], similarities[at]);
        }
    }

    /** Is told of one link after the other, later texts in order. */
    @FunctionalInterface
    interface Taker {
        void take(int later, int earlier, double similarity);
    }
}
