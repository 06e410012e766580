package org.psephos.audit;

import java.util.stream.IntStream;
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

    /**
     * The chance of at least {@code count} successes.
     *
     * @param chances of success
     * @param times how many tries have each chance
     */
    static double atLeast(double[] chances, int[] times, int count) {
        if (count <= 0) {
            return 1;
        }
        int tries = IntStream.of(times).sum();
        return tries <= EXACT
                ? exact(chances, times, tries - count)
                : normal(chances, times, count);
    }

    /** Failures are counted, so that the tail of many successes is a short sum. */
    private static double exact(double[] chances, int[] times, int most) {
        var failed = new double[most + 1];
        failed[0] = 1;
        for (int i = 0; i < chances.length; i++) {
            for (int time = 0; time < times[i]; time++) {
                add(failed, chances[i]);
            }
        }
        double sum = 0;
        for (double mass : failed) {
            sum += mass;
        }
        return Math.min(1, sum);
    }

    private static void add(double[] failed, double p) {
        for (int k = failed.length - 1; k > 0; k--) {
            failed[k] = failed[k] * p + failed[k - 1] * (1 - p);
        }
        failed[0] *= p;
    }

    private static double normal(double[] chances, int[] times, int count) {
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < chances.length; i++) {
            mean += times[i] * chances[i];
            variance += times[i] * chances[i] * (1 - chances[i]);
        }
        return Normal.survival((count - 0.5 - mean) / Math.sqrt(variance));
    }
}
