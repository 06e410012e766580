package org.psephos.math;

import org.apache.commons.statistics.distribution.FDistribution;

/** The F distribution, of a ratio of two estimates of a variance. */
public final class FisherF {
    private FisherF() {}

    /**
     * The share of the distribution at or above {@code x}.
     *
     * @param above degrees of freedom above the line, positive
     * @param below degrees of freedom below it, positive
     */
    public static double survival(double x, double above, double below) {
        return FDistribution.of(above, below).survivalProbability(x);
    }
}
