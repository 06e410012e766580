package org.psephos.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far two columns of numbers go together.
 *
 * @param estimate from -1 to 1, with an interval by Fisher's z from four pairs on; the interval of
 *     a correlation of exactly -1 or 1 is that point, and says nothing
 * @param p two-sided, that there is none: of ranks up to eight pairs the share of all orders that
 *     go together as far, else by Student's t with {@code n - 2} degrees of freedom
 * @param n pairs
 * @see "Fisher (1921), On the probable error of a coefficient of correlation deduced from a small
 *     sample, Metron 1:3-32; Bonett and Wright (2000), Sample size requirements for estimating
 *     Pearson, Kendall and Spearman correlations, Psychometrika 65:23-28, equation 3"
 */
public record Correlation(Estimate estimate, double p, int n) {
    private static final int FEWEST = 3;
    private static final int MOST_EXACT = 8;
    private static final double SAME = 1e-9;

    /** Which correlation. */
    public enum Kind {
        /** Of the numbers. */
        PEARSON,
        /** Of their ranks; tied ones share the mean of theirs. */
        SPEARMAN
    }

    /**
     * Of two columns of the same length, finite numbers all.
     *
     * @param level of the interval, strictly between 0 and 1
     * @return absent for fewer than three pairs, or where a column does not vary
     */
    public static @Nullable Correlation of(double[] x, double[] y, Kind kind, double level) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "columns must be of one length, but were %s and %s"
                            .formatted(x.length, y.length));
        }
        boolean ranked = kind == Kind.SPEARMAN;
        var one = ranked ? midRanks(x) : x;
        var other = ranked ? midRanks(y) : y;
        double r = pearson(one, other);
        if (x.length < FEWEST || Double.isNaN(r)) {
            return null;
        }
        double p =
                ranked && x.length <= MOST_EXACT
                        ? exact(one, other, Math.abs(r))
                        : byStudent(r, x.length);
        return new Correlation(estimate(r, x.length, kind, level), p, x.length);
    }

    /**
     * Pearson's coefficient alone, from -1 to 1, of two columns of the same length; not a number
     * where one of the two does not vary.
     */
    public static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1, 1) : Double.NaN;
    }

    private static double[] midRanks(double[] values) {
        var order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int at = from; at < to; at++) {
                ranks[order[at]] = (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }

    private static Estimate estimate(double r, int n, Kind kind, double level) {
        if (n <= FEWEST || Math.abs(r) == 1) {
            return new Estimate(r, null);
        }
        double variance = kind == Kind.SPEARMAN ? 1 + r * r / 2 : 1;
        double half = Normal.quantile(0.5 + level / 2) * Math.sqrt(variance / (n - FEWEST));
        double z = 0.5 * (StrictMath.log1p(r) - StrictMath.log1p(-r));
        return new Estimate(
                r,
                new Interval(
                        StrictMath.tanh(z - half), StrictMath.tanh(z + half), level, "fisher z"));
    }

    private static double byStudent(double r, int n) {
        double left = 1 - r * r;
        return left <= 0 ? 0 : FisherF.survival(r * r * (n - 2) / left, 1, n - 2);
    }

    /** The share of all orders of {@code other} whose correlation is as far from 0. */
    private static double exact(double[] one, double[] other, double found) {
        var counts = new long[2];
        permute(one, other.clone(), 0, found, counts);
        return (double) counts[0] / counts[1];
    }

    private static void permute(double[] one, double[] other, int at, double found, long[] counts) {
        if (at == other.length) {
            counts[0] += Math.abs(pearson(one, other)) >= found - SAME ? 1 : 0;
            counts[1]++;
            return;
        }
        for (int with = at; with < other.length; with++) {
            swap(other, at, with);
            permute(one, other, at + 1, found, counts);
            swap(other, at, with);
        }
    }

    private static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
