package org.psephos.math;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /**
     * The value below which a share {@code p} of the distribution lies; {@code p} strictly between
     * 0 and 1.
     */
    public static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    /** The share of the distribution at or below {@code z}. */
    public static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** The share of the distribution at or above {@code z}, exact in the far tail. */
    public static double survival(double z) {
        return STANDARD.survivalProbability(z);
    }
}
