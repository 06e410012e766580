package org.psephos.audit;

/**
 * How likely a run of equal answers is.
 *
 * @see "Feller (1968), An introduction to probability theory and its applications I, 3rd edition,
 *     section XIII.7, here for chances that differ from try to try"
 */
final class Runs {
    private Runs() {}

    /**
     * The first place and the length of the longest run of equal values; the earliest of equals.
     */
    static int[] longest(int[] values) {
        int best = 0;
        int length = 0;
        int start = 0;
        for (int i = 0; i < values.length; i++) {
            if (i > 0 && values[i] != values[i - 1]) {
                start = i;
            }
            if (i + 1 - start > length) {
                length = i + 1 - start;
                best = start;
            }
        }
        return new int[] {best, length};
    }

    /**
     * The chance that some {@code length} independent tries in a row all succeed.
     *
     * @param chance of success by try
     * @param length at least 1
     */
    static double atLeast(double[] chance, int length) {
        int n = chance.length;
        if (length > n) {
            return 0;
        }
        var all = products(chance, length);
        var none = new double[n + 1];
        none[0] = 1;
        for (int t = 1; t <= n; t++) {
            none[t] = none[t - 1];
            if (t >= length) {
                double before =
                        t == length ? 1 : none[t - length - 1] * (1 - chance[t - 1 - length]);
                none[t] -= before * all[t - length];
            }
        }
        return Math.clamp(1 - none[n], 0, 1);
    }

    /**
     * The product of every {@code length} chances in a row, by its first place: what follows in a
     * block of that length, times what came before in the next block, so that nothing is divided.
     */
    private static double[] products(double[] chance, int length) {
        var after = chance.clone();
        for (int i = chance.length - 2; i >= 0; i--) {
            after[i] *= (i + 1) % length == 0 ? 1 : after[i + 1];
        }
        double before = 1;
        for (int end = 0; end < chance.length; end++) {
            before = end % length == 0 ? chance[end] : before * chance[end];
            int from = end + 1 - length;
            if (from > 0 && from % length != 0) {
                after[from] *= before;
            }
        }
        return after;
    }
}
