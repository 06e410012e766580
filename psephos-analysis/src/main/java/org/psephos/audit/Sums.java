package org.psephos.audit;

import org.psephos.math.Normal;

/**
 * How many of several independent tries succeed when each has a chance of its own: exactly up to a
 * thousand tries, beyond that by the normal distribution with half a try of correction.
 *
 * @see "Hong (2013), On computing the distribution function for the Poisson binomial distribution,
 *     Computational Statistics and Data Analysis 59:41-51"
 */
final class Sums {
    private static final int EXACT = 1000;

    private Sums() {}

    /** The chance of at least {@code count} successes. */
    static double atLeast(double[] chances, int count) {
        if (count <= 0) {
            return 1;
        }
        return chances.length <= EXACT ? exact(chances, count) : normal(chances, count);
    }

    private static double exact(double[] chances, int count) {
        // Failures are counted, so that the tail of many successes is a short sum.
        int most = chances.length - count;
        var failed = new double[most + 1];
        failed[0] = 1;
        for (double p : chances) {
            for (int k = most; k > 0; k--) {
                failed[k] = failed[k] * p + failed[k - 1] * (1 - p);
            }
            failed[0] *= p;
        }
        double sum = 0;
        for (double mass : failed) {
            sum += mass;
        }
        return Math.min(1, sum);
    }

    private static double normal(double[] chances, int count) {
        double mean = 0;
        double variance = 0;
        for (double p : chances) {
            mean += p;
            variance += p * (1 - p);
        }
        return Normal.survival((count - 0.5 - mean) / Math.sqrt(variance));
    }
}
