package org.psephos.rank;

import org.psephos.math.Interval;

/**
 * Intervals that hold at all times together, however often one looks: estimate ± sqrt(2 (I t^2 + 1)
 * / (I t)^2 log(sqrt(I t^2 + 1) / alpha)) with I one over the variance of the estimate. They are
 * the normal mixture of Robbins, right for large samples; t is chosen beforehand so that they are
 * narrowest where the standard error is 0.1 log-odds, which is 17 points of Elo.
 *
 * @param level that all of them hold with
 * @see "Robbins (1970), Statistical methods related to the law of the iterated logarithm, Annals of
 *     Mathematical Statistics 41:1397-1409; Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024),
 *     Time-uniform central limit theory and asymptotic confidence sequences, Annals of Statistics
 *     52:2613-2640"
 */
record ConfidenceSequence(double level) {
    /** Standard error where the interval is narrowest for its time. */
    private static final double SHARPEST = 0.1;

    static final String METHOD = "confidence sequence";

    /** The interval now. */
    Interval around(double value, double error) {
        double half = halfWidth(1 / (error * error));
        return new Interval(value - half, value + half, level, METHOD);
    }

    /** Half the width where the variance is one over {@code information}. */
    double halfWidth(double information) {
        double scaled = information * mixture();
        double root = Math.sqrt(scaled + 1);
        return Math.sqrt(
                2 * (scaled + 1) / (information * scaled) * StrictMath.log(root / (1 - level)));
    }

    private double mixture() {
        double log = -2 * StrictMath.log(1 - level);
        return (log + StrictMath.log(log + 1)) * SHARPEST * SHARPEST;
    }
}
