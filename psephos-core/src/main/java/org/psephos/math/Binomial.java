package org.psephos.math;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How many of {@code trials} independent tries succeed when each does with the same chance.
 *
 * @param trials at least 0
 * @param chance from 0 to 1
 */
public record Binomial(int trials, double chance) {

    /** A tail that lies this close to the observed one, relatively, counts as no likelier. */
    private static final double ROUNDING = 1 + 1e-7;

    public Binomial {
        if (trials < 0 || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(
                    "trials must be at least 0 and chance from 0 to 1, but were %s and %s"
                            .formatted(trials, chance));
        }
    }

    /** The chance of at most {@code successes}. */
    public double atMost(int successes) {
        return of().cumulativeProbability(successes);
    }

    /** The chance of at least {@code successes}, exact in the far tail. */
    public double atLeast(int successes) {
        return of().survivalProbability(successes - 1);
    }

    /**
     * The chance of a result that is as unlikely as {@code successes} or more so: the exact test of
     * both sides, by adding to the observed tail the largest opposite tail that is no likelier.
     *
     * @see "Blaker (2000), Confidence curves and improved exact confidence intervals for discrete
     *     distributions, Canadian Journal of Statistics 28:783-798"
     */
    public double asExtremeAs(int successes) {
        double below = atMost(successes);
        double above = atLeast(successes);
        double tail = Math.min(below, above);
        double opposite = below <= above ? upperTailUpTo(tail) : lowerTailUpTo(tail);
        return Math.min(1, tail + opposite);
    }

    /** The largest upper tail of at most {@code limit}. */
    private double upperTailUpTo(double limit) {
        int low = 0;
        int high = trials + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atLeast(middle) <= limit * ROUNDING) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low > trials ? 0 : atLeast(low);
    }

    private double lowerTailUpTo(double limit) {
        int low = -1;
        int high = trials;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (atMost(middle) <= limit * ROUNDING) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < 0 ? 0 : atMost(low);
    }

    private BinomialDistribution of() {
        return BinomialDistribution.of(trials, chance);
    }
}
