package org.psephos.simulate;

import org.psephos.math.SplitMix64;

/**
 * Draws indices in proportion to weights, each in constant time. Immutable.
 *
 * @see "Vose (1991), A linear algorithm for generating random numbers with a given distribution,
 *     IEEE TSE 17:972-975"
 */
final class Weighted {
    private final double[] keep;
    private final int[] alias;

    /**
     * @param weights at least one, none negative, not all zero
     */
    Weighted(double[] weights) {
        int n = weights.length;
        keep = new double[n];
        alias = new int[n];
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] waiting = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            keep[i] = weights[i] * n / sum;
            alias[i] = i;
            if (keep[i] < 1) {
                waiting[small++] = i;
            } else {
                waiting[--large] = i;
            }
        }
        pair(waiting, small, large);
    }

    /** Fills each poor column up from a rich one: the poor stand in front, the rich behind. */
    private void pair(int[] waiting, int poorEnd, int richStart) {
        int poor = 0;
        int rich = richStart;
        int end = poorEnd;
        while (poor < end && rich < waiting.length) {
            int needy = waiting[poor++];
            int giver = waiting[rich];
            alias[needy] = giver;
            keep[giver] -= 1 - keep[needy];
            if (keep[giver] < 1) {
                rich++;
                end = rich; // the giver stands right after the last poor one and joins them
            }
        }
        for (; poor < end; poor++) {
            keep[waiting[poor]] = 1; // what rounding left over
        }
        for (; rich < waiting.length; rich++) {
            keep[waiting[rich]] = 1;
        }
    }

    int next(SplitMix64 random) {
        double place = random.nextDouble() * keep.length;
        int column = (int) place;
        return place - column < keep[column] ? column : alias[column];
    }

    /** Weights place^-skew for places from 1, shuffled. */
    static double[] byPlace(int n, double skew, SplitMix64 random) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = StrictMath.pow(i + 1, -skew);
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = weights[i];
            weights[i] = weights[j];
            weights[j] = swap;
        }
        return weights;
    }
}
