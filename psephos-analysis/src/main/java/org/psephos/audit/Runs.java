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
        var none = new double[n + 1];
        none[0] = 1;
        double logs = 0;
        int zeros = 0;
        for (int t = 1; t <= n; t++) {
            logs += log(chance[t - 1]);
            zeros += chance[t - 1] > 0 ? 0 : 1;
            if (t > length) {
                logs -= log(chance[t - 1 - length]);
                zeros -= chance[t - 1 - length] > 0 ? 0 : 1;
            }
            none[t] = none[t - 1];
            if (t >= length && zeros == 0) {
                double before =
                        t == length ? 1 : none[t - length - 1] * (1 - chance[t - 1 - length]);
                none[t] -= before * StrictMath.exp(logs);
            }
        }
        return Math.clamp(1 - none[n], 0, 1);
    }

    private static double log(double chance) {
        return chance > 0 ? StrictMath.log(chance) : 0;
    }
}
