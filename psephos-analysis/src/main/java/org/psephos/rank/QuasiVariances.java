package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * One number for each system such that the variance of a difference is nearly the sum of two: those
 * q with the smallest sum of squares of log(q_i + q_j) - log(v_ij) over all pairs, by Gauss and
 * Newton with halved steps.
 *
 * @see "Firth and de Menezes (2004), Quasi-variances, Biometrika 91:65-80"
 */
final class QuasiVariances {
    private static final int MOST_STEPS = 200;
    private static final double CLOSE = 1e-12;

    private final double[] variance;
    private final int n;

    private QuasiVariances(double[] variance, int n) {
        this.variance = variance;
        this.n = n;
    }

    /**
     * The quasi-variances, or null where some are not positive or two systems have no others to be
     * compared with.
     *
     * @param variance of the difference by pair, row by row
     */
    static double @Nullable [] of(double[] variance, int n) {
        if (n == 2) {
            return new double[] {variance[1] / 2, variance[1] / 2};
        }
        return new QuasiVariances(variance, n).solved();
    }

    private double @Nullable [] solved() {
        var q = start();
        double now = misfit(q);
        for (int step = 0; step < MOST_STEPS; step++) {
            var move = move(q);
            if (move == null) {
                return null;
            }
            double length = 1;
            double[] next = moved(q, move, length);
            for (int halving = 0; halving < 60 && !(misfit(next) <= now); halving++) {
                length /= 2;
                next = moved(q, move, length);
            }
            double change = 0;
            for (int i = 0; i < n; i++) {
                change = Math.max(change, Math.abs(next[i] - q[i]) / Math.abs(q[i]));
            }
            q = next;
            now = misfit(q);
            if (change < CLOSE) {
                break;
            }
        }
        for (double one : q) {
            if (!(one > 0)) {
                return null;
            }
        }
        return q;
    }

    /** Half the mean variance of the differences of each. */
    private double[] start() {
        var q = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                q[i] += i == j ? 0 : variance[i * n + j] / (2 * (n - 1));
            }
        }
        return q;
    }

    private double misfit(double[] q) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double both = q[i] + q[j];
                if (!(both > 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                double gap = StrictMath.log(both / variance[i * n + j]);
                sum += gap * gap;
            }
        }
        return sum;
    }

    private double @Nullable [] move(double[] q) {
        var square = new double[n * n];
        var slope = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double both = q[i] + q[j];
                double gap = StrictMath.log(variance[i * n + j] / both);
                double weight = 1 / (both * both);
                slope[i] += gap / both;
                slope[j] += gap / both;
                square[i * n + i] += weight;
                square[j * n + j] += weight;
                square[j * n + i] += weight;
                square[i * n + j] += weight;
            }
        }
        var factor = Cholesky.of(square, n);
        if (factor == null) {
            return null;
        }
        factor.solve(slope);
        return slope;
    }

    private double[] moved(double[] q, double[] move, double length) {
        var next = new double[n];
        for (int i = 0; i < n; i++) {
            next[i] = q[i] + length * move[i];
        }
        return next;
    }
}
