package org.psephos.audit.probe;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How evenly items were shown: the measures of Rampisela et al. (2023) from counts. With m lists of
 * k places and n items, c_i says how often item i was shown, s = km, f = floor(s / n), r = s mod n.
 * Each has the value of its original formula, and the smallest and largest value that m, k and n
 * allow, by which the corrected one is stretched to 0 and 1.
 *
 * @see "Rampisela et al. (2023), Evaluation measures of individual item fairness for recommender
 *     systems: a critical study, sections 3 to 5"
 */
final class Exposure {
    private final int n;
    private final int k;
    private final double lists;
    private final double places;
    private final double full;
    private final double rest;
    private final double[] counts;
    private final double[] weights;
    private final int shown;

    /**
     * @param n items that could be shown
     * @param k length of a list
     * @param lists how many there are
     * @param counts how often each item was shown; handed over
     * @param weights the same, each place worth 1 / log2(rank + 1); handed over
     */
    Exposure(int n, int k, double lists, double[] counts, double[] weights) {
        this.n = n;
        this.k = k;
        this.lists = lists;
        this.counts = counts;
        this.weights = weights;
        places = lists * k;
        full = Math.floor(places / n);
        rest = places - full * n;
        Arrays.sort(counts);
        Arrays.sort(weights);
        shown = (int) Arrays.stream(counts).filter(c -> c > 0).count();
    }

    /**
     * A value with the range that the sizes allow.
     *
     * @param value by the original formula
     */
    record Measured(double value, double least, double most) {
        private static final double ROUNDING = 1e-12;

        /** From 0 to 1; null where only one value can occur. */
        @Nullable Double corrected() {
            if (most - least <= ROUNDING) {
                return null;
            }
            return Math.clamp((value - least) / (most - least), 0, 1);
        }
    }

    int shown() {
        return shown;
    }

    /** s^2 / (n sum c^2): 1 where all are shown as often. */
    Measured jain() {
        double squares = 0;
        for (double c : counts) {
            squares += c * c;
        }
        double most = places * places / n / (n * full * full + rest * (2 * full + 1));
        return new Measured(places * places / (n * squares), (double) k / n, most);
    }

    /** Share of items shown at all. */
    Measured qualification() {
        return new Measured((double) shown / n, (double) k / n, Math.min(1, places / n));
    }

    /** -sum p log_n p with p = c / s and 0 log 0 = 0; not defined for a single item. */
    Measured entropy() {
        double sum = 0;
        for (double c : counts) {
            sum -= term(c);
        }
        double most = -(n - rest) * term(full) - rest * term(full + 1);
        double base = StrictMath.log(n);
        return new Measured(sum / base, StrictMath.log(k) / base, most / base);
    }

    private double term(double count) {
        double p = count / places;
        return p > 0 ? p * StrictMath.log(p) : 0;
    }

    /** sum (2i - n - 1) c_(i) / (n s), smallest first: 0 where all are shown as often. */
    Measured gini() {
        return new Measured(
                gini(counts, places), (n - rest) * rest / (n * places), 1 - (double) k / n);
    }

    private double gini(double[] ascending, double total) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (2.0 * (i + 1) - n - 1) * ascending[i];
        }
        return sum / (n * total);
    }

    /** As gini, places weighed by 1 / log2(rank + 1). */
    Measured weightedGini() {
        double all = 0;
        double most = 0;
        for (int rank = 1; rank <= k; rank++) {
            double weight = weight(rank);
            all += weight;
            most += (2.0 * (n - rank + 1) - n - 1) * weight;
        }
        double least = places > n ? 0 : leastWeighted(all);
        return new Measured(gini(weights, lists * all), least, most / (n * all));
    }

    /** Every place goes to another item, the best places to the items that stand last in order. */
    private double leastWeighted(double all) {
        double sum = 0;
        for (int rank = 1; rank <= k; rank++) {
            for (double j = n - rank * lists + 1; j <= n - rank * lists + lists; j++) {
                sum += (2 * j - n - 1) * weight(rank);
            }
        }
        return sum / (n * lists * all);
    }

    static double weight(int rank) {
        return 1 / (StrictMath.log(rank + 1.0) / StrictMath.log(2));
    }

    /** Share of items shown at least floor(s / n) times. */
    Measured satisfied() {
        double enough = Arrays.stream(counts).filter(c -> c >= full).count();
        return new Measured(enough / n, full == 0 ? 1 : (double) k / n, 1);
    }

    /** Coverage disparity |c_i - c_j| / max(c_i, c_j) of the items that were shown, as a mean. */
    @Nullable Double disparity() {
        var pairs = new Pairs();
        pairs.add(Arrays.copyOfRange(counts, n - shown, n));
        return pairs.mean();
    }

    /** The mean disparity over pairs of items, set by set. */
    static final class Pairs {
        private double sum;
        private double count;

        /** All pairs within a set of counts above zero. */
        void add(double[] set) {
            var times = new TreeMap<Double, Integer>();
            for (double c : set) {
                times.merge(c, 1, Integer::sum);
            }
            for (var low : times.entrySet()) {
                count += low.getValue() * (low.getValue() - 1) / 2.0;
                for (var high : times.tailMap(low.getKey(), false).entrySet()) {
                    double pairs = (double) low.getValue() * high.getValue();
                    count += pairs;
                    sum += pairs * (high.getKey() - low.getKey()) / high.getKey();
                }
            }
        }

        @Nullable Double mean() {
            return count == 0 ? null : sum / count;
        }
    }
}
