package org.psephos.math;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution. With infinite degrees of freedom it is the normal one. */
public final class StudentT {
    private StudentT() {}

    /**
     * The value below which a share {@code p} of the distribution lies; {@code p} strictly between
     * 0 and 1.
     *
     * @param degrees of freedom, positive, infinite for the normal distribution
     */
    public static double quantile(double p, double degrees) {
        return degrees == Double.POSITIVE_INFINITY
                ? Normal.quantile(p)
                : TDistribution.of(degrees).inverseCumulativeProbability(p);
    }

    /**
     * The share of the distribution at or above {@code t}.
     *
     * @param degrees of freedom, positive, infinite for the normal distribution
     */
    public static double survival(double t, double degrees) {
        return degrees == Double.POSITIVE_INFINITY
                ? Normal.survival(t)
                : TDistribution.of(degrees).survivalProbability(t);
    }
}
