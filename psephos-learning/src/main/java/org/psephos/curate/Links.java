package org.psephos.curate;

/** Which texts are like an earlier one: pairs of places with their similarity. */
final class Links {
    private final SortedRuns pairs;

    Links(Scratch scratch, Bounds bounds) {
        pairs = new SortedRuns(scratch, bounds.pairs());
    }

    void add(int one, int other, double similarity) {
        long earlier = Math.min(one, other);
        long later = Math.max(one, other);
        pairs.add(later << Integer.SIZE | earlier, Double.doubleToRawLongBits(similarity));
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Takes the later texts in order, each with the earlier ones it is like, in order. */
    void each(Taker taker) {
        pairs.each(
                (pair, similarity) ->
                        taker.take(
                                (int) (pair >>> Integer.SIZE),
                                (int) pair,
                                Double.longBitsToDouble(similarity)));
    }

    /** Is told of one link after the other, later texts in order. */
    @FunctionalInterface
    interface Taker {
        void take(int later, int earlier, double similarity);
    }
}
