package org.psephos.lm;

/** Brings vectors to length one. */
final class Lengths {
    private Lengths() {}

    /**
     * Writes {@code sums}, brought to length one, into {@code values} from {@code from} on. Where
     * all cancelled out, the first place stands for it: such a text is like nothing else.
     */
    static void putUnit(double[] sums, float[] values, int from) {
        double square = 0;
        for (double sum : sums) {
            square += sum * sum;
        }
        if (square == 0) {
            values[from] = 1;
            return;
        }
        double length = Math.sqrt(square);
        for (int place = 0; place < sums.length; place++) {
            values[from + place] = (float) (sums[place] / length);
        }
    }
}
