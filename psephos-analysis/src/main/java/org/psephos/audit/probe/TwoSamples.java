package org.psephos.audit.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.StudentT;

/**
 * Two independent samples side by side: the difference of means after Welch, Hedges' g, and how
 * often a value of the first is above one of the second, less how often below (Cliff's delta).
 *
 * @see "Welch (1947), The generalization of Student's problem when several different population
 *     variances are involved"
 * @see "Hedges (1981), Distribution theory for Glass's estimator of effect size"
 * @see "Cliff (1993), Dominance statistics: ordinal analyses to answer ordinal questions"
 * @see "Mann and Whitney (1947), On a test of whether one of two random variables is stochastically
 *     larger than the other"
 */
final class TwoSamples {
    private final double[] one;
    private final double[] other;

    /**
     * @param one at least two values, in any order
     * @param other at least two values
     */
    TwoSamples(double[] one, double[] other) {
        this.one = one.clone();
        this.other = other.clone();
        Arrays.sort(this.one);
        Arrays.sort(this.other);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** With n - 1 below the line. */
    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }

    /** A difference with its interval and p. */
    record Difference(double value, Interval interval, double p) {}

    /** Mean of the first less mean of the second, after Welch; null where no value varies. */
    @Nullable Difference means(double level) {
        double a = variance(one) / one.length;
        double b = variance(other) / other.length;
        double error = Math.sqrt(a + b);
        if (error == 0) {
            return null;
        }
        double degrees =
                (a + b) * (a + b) / (a * a / (one.length - 1) + b * b / (other.length - 1));
        double value = mean(one) - mean(other);
        double half = StudentT.quantile(0.5 + level / 2, degrees) * error;
        return new Difference(
                value,
                new Interval(value - half, value + half, level, "Welch's t"),
                2 * StudentT.survival(Math.abs(value) / error, degrees));
    }

    /**
     * The difference of means in pooled standard deviations, corrected for small samples; null
     * where no value varies.
     */
    @Nullable Estimate hedges(double level) {
        double n = one.length;
        double m = other.length;
        double pooled =
                Math.sqrt(((n - 1) * variance(one) + (m - 1) * variance(other)) / (n + m - 2));
        if (pooled == 0) {
            return null;
        }
        double g = (1 - 3 / (4 * (n + m - 2) - 1)) * (mean(one) - mean(other)) / pooled;
        double error = Math.sqrt((n + m) / (n * m) + g * g / (2 * (n + m)));
        return Estimate.normal(g, error, level, "asymptotic error");
    }

    /**
     * Cliff's delta, its consistent interval where the samples overlap, and Mann and Whitney's p.
     */
    record Dominance(double delta, @Nullable Interval interval, @Nullable Double p) {}

    Dominance dominance(double level) {
        var rows = dominances(one, other);
        var columns = dominances(other, one);
        double delta = mean(rows);
        double n = one.length;
        double m = other.length;
        double all = pairs() - n * m * delta * delta;
        double between = 0;
        for (double d : rows) {
            between += m * m * (d - delta) * (d - delta);
        }
        for (double d : columns) {
            between += n * n * (d + delta) * (d + delta);
        }
        double least = (1 - delta * delta) / (n * m - 1);
        double variance = Math.max(least, (between - all) / (n * m * (n - 1) * (m - 1)));
        return new Dominance(delta, interval(delta, variance, level), p());
    }

    /** Asymmetric, so that it stays within -1 and 1. */
    private static @Nullable Interval interval(double delta, double variance, double level) {
        double square = delta * delta;
        if (square >= 1) {
            return null;
        }
        double z = Normal.quantile(0.5 + level / 2);
        double spread = z * z * variance;
        double centre = delta - delta * square;
        double half = z * Math.sqrt(variance) * Math.sqrt((1 - square) * (1 - square) + spread);
        double below = 1 - square + spread;
        return new Interval(
                Math.max(-1, (centre - half) / below),
                Math.min(1, (centre + half) / below),
                level,
                "Cliff's consistent interval");
    }

    /** For each value of {@code of}, the share of {@code beside} below it less that above it. */
    private static double[] dominances(double[] of, double[] beside) {
        return Arrays.stream(of)
                .map(x -> (double) (below(beside, x) - above(beside, x)) / beside.length)
                .toArray();
    }

    private static int below(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int above(double[] sorted, double x) {
        return sorted.length - below(sorted, Math.nextUp(x));
    }

    /** Pairs of a value of each that differ. */
    private double pairs() {
        return Arrays.stream(one).map(x -> below(other, x) + above(other, x)).sum();
    }

    /** Two-sided, by the normal limit with ties and continuity; null where all values are equal. */
    private @Nullable Double p() {
        double n = one.length;
        double m = other.length;
        double all = n + m;
        double u = 0;
        for (double x : one) {
            u += (below(other, x) + (m - above(other, x))) / 2;
        }
        double variance = n * m / 12 * (all + 1 - ties() / (all * (all - 1)));
        if (variance <= 0) {
            return null;
        }
        double z = (Math.abs(u - n * m / 2) - 0.5) / Math.sqrt(variance);
        return Math.min(1, 2 * Normal.survival(z));
    }

    /** Sum of t^3 - t over the runs of equal values of both. */
    private double ties() {
        var all = new double[one.length + other.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        double sum = 0;
        int from = 0;
        for (int i = 1; i <= all.length; i++) {
            if (i == all.length || all[i] != all[from]) {
                double run = i - from;
                sum += run * run * run - run;
                from = i;
            }
        }
        return sum;
    }
}
