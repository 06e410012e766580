package org.psephos.audit;

import java.util.Arrays;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Normal;

/**
 * Medians with the interval between two order statistics, which asks nothing of the distribution.
 *
 * @see "David and Nagaraja (2003), Order statistics, 3rd edition, section 7.1"
 */
final class Medians {
    private Medians() {}

    /** The median of at least one value; not changed. */
    static double of(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return middle(sorted);
    }

    /** The median with its interval. */
    static Estimate estimate(double[] values, double level) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double half = Normal.quantile(0.5 + level / 2) * Math.sqrt(n) / 2;
        int low = (int) Math.max(0, Math.floor(n / 2.0 - half) - 1);
        int high = (int) Math.min(n - 1.0, Math.ceil(n / 2.0 + half));
        return new Estimate(
                middle(sorted), new Interval(sorted[low], sorted[high], level, "order statistics"));
    }

    private static double middle(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
