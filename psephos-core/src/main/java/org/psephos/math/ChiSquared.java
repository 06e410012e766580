package org.psephos.math;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The chi-squared distribution. */
public final class ChiSquared {
    private ChiSquared() {}

    /**
     * The share of the distribution at or above {@code x}.
     *
     * @param degrees of freedom, positive
     */
    public static double survival(double x, double degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(x);
    }

    /** The value below which a share {@code p} lies; {@code p} strictly between 0 and 1. */
    public static double quantile(double p, double degrees) {
        return ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(p);
    }
}
