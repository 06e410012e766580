package org.psephos.audit.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * Proportional odds: the logarithm of the odds of an answer at or below level j is t_j - x'b, with
 * thresholds t that rise. Maximum likelihood by Newton's method from the shares of the answers; the
 * likelihood has one maximum, and steps that do not climb are halved. With two levels it is
 * logistic regression.
 *
 * @see "McCullagh (1980), Regression models for ordinal data, JRSS B 42:109-142"
 * @see "Pratt (1981), Concavity of the log likelihood, JASA 76:103-106"
 */
final class CumulativeLogit {
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 30;
    private static final double DONE = 1e-9;

    private final double[][] x;
    private final int[] y;
    private final int cuts;
    private final int weights;

    /** Thresholds, then weights. */
    private double[] at;

    private double likelihood;
    private double @Nullable [] covariance;

    /**
     * @param x one row an answer, without a constant; handed over
     * @param y levels from 0; every one occurs
     * @param levels at least 2
     */
    CumulativeLogit(double[][] x, int[] y, int levels) {
        this.x = x;
        this.y = y;
        cuts = levels - 1;
        weights = x.length == 0 ? 0 : x[0].length;
        at = new double[cuts + weights];
    }

    /** Whether there is a finite maximum. */
    boolean fit() {
        start();
        likelihood = likelihood(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            var factor = Cholesky.of(information(), at.length);
            if (factor == null) {
                return false;
            }
            var move = gradient();
            factor.solve(move);
            if (!climb(move)) {
                return false;
            }
            if (small(move)) {
                var last = Cholesky.of(information(), at.length);
                covariance = last == null ? null : last.inverse();
                return last != null;
            }
        }
        return false;
    }

    private void start() {
        var counts = new double[cuts + 1];
        for (int level : y) {
            counts[level]++;
        }
        double below = 0;
        for (int j = 0; j < cuts; j++) {
            below += counts[j];
            at[j] = StrictMath.log(below / (y.length - below));
        }
    }

    /** Goes as far along {@code move} as climbs; what rounding alone decides counts as level. */
    private boolean climb(double[] move) {
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            var next = at.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += move[i];
            }
            double there = likelihood(next);
            if (there >= likelihood - 1e-12 * Math.abs(likelihood)) {
                at = next;
                likelihood = there;
                return true;
            }
            for (int i = 0; i < move.length; i++) {
                move[i] /= 2;
            }
        }
        return false;
    }

    private boolean small(double[] move) {
        for (int i = 0; i < move.length; i++) {
            if (Math.abs(move[i]) > DONE * (1 + Math.abs(at[i]))) {
                return false;
            }
        }
        return true;
    }

    private double likelihood(double[] where) {
        for (int j = 1; j < cuts; j++) {
            if (!(where[j] > where[j - 1])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += StrictMath.log(chance(where, i, y[i]));
        }
        return sum;
    }

    /** Of answer i to stand at a level. */
    private double chance(double[] where, int i, int level) {
        double shift = shift(where, i);
        double above = level == cuts ? Double.POSITIVE_INFINITY : where[level] - shift;
        double below = level == 0 ? Double.NEGATIVE_INFINITY : where[level - 1] - shift;
        // Of two tails the small ones, which lose no digits when subtracted.
        return above + below > 0 ? logistic(-below) - logistic(-above) : between(above, below);
    }

    private static double between(double above, double below) {
        return logistic(above) - logistic(below);
    }

    private double shift(double[] where, int i) {
        double sum = 0;
        for (int k = 0; k < weights; k++) {
            sum += where[cuts + k] * x[i][k];
        }
        return sum;
    }

    private static double logistic(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    /** At cut j (from 0) below answer i; 0 beyond the ends. */
    private double density(int i, int j) {
        if (j < 0 || j == cuts) {
            return 0;
        }
        double z = at[j] - shift(at, i);
        return logistic(z) * logistic(-z);
    }

    /** Density times this is its derivative. */
    private double slope(int i, int j) {
        return j < 0 || j == cuts ? 0 : 1 - 2 * logistic(at[j] - shift(at, i));
    }

    /** Chance that answer i stands at {@code level}. */
    double chance(int i, int level) {
        return chance(at, i, level);
    }

    /** What the upper and the lower cut of {@code level} say of answer i: two derivatives. */
    double[] pull(int i, int level) {
        double chance = chance(at, i, level);
        return new double[] {density(i, level) / chance, -density(i, level - 1) / chance};
    }

    /** The derivative of the log likelihood of answer i. */
    double[] score(int i) {
        var score = new double[at.length];
        var pull = pull(i, y[i]);
        if (y[i] < cuts) {
            score[y[i]] += pull[0];
        }
        if (y[i] > 0) {
            score[y[i] - 1] += pull[1];
        }
        for (int k = 0; k < weights; k++) {
            score[cuts + k] -= (pull[0] + pull[1]) * x[i][k];
        }
        return score;
    }

    private double[] gradient() {
        var sum = new double[at.length];
        for (int i = 0; i < y.length; i++) {
            var score = score(i);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += score[k];
            }
        }
        return sum;
    }

    /** Less the second derivatives of the log likelihood. */
    private double[] information() {
        int m = at.length;
        var sum = new double[m * m];
        var upper = new double[m];
        var lower = new double[m];
        for (int i = 0; i < y.length; i++) {
            var pull = pull(i, y[i]);
            double a = pull[0] * pull[0] - pull[0] * slope(i, y[i]);
            double b = pull[1] * pull[1] - pull[1] * slope(i, y[i] - 1);
            double both = pull[0] * pull[1];
            direction(upper, i, y[i]);
            direction(lower, i, y[i] - 1);
            for (int r = 0; r < m; r++) {
                for (int c = 0; c <= r; c++) {
                    sum[r * m + c] +=
                            a * upper[r] * upper[c]
                                    + b * lower[r] * lower[c]
                                    + both * (upper[r] * lower[c] + lower[r] * upper[c]);
                }
            }
        }
        mirror(sum, m);
        return sum;
    }

    static void mirror(double[] matrix, int size) {
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < r; c++) {
                matrix[c * size + r] = matrix[r * size + c];
            }
        }
    }

    /** How the parameters move cut j of answer i. */
    private void direction(double[] into, int i, int j) {
        Arrays.fill(into, 0);
        if (j < 0 || j == cuts) {
            return;
        }
        into[j] = 1;
        for (int k = 0; k < weights; k++) {
            into[cuts + k] = -x[i][k];
        }
    }

    double threshold(int cut) {
        return at[cut];
    }

    double weight(int column) {
        return at[cuts + column];
    }

    double likelihood() {
        return likelihood;
    }

    int cuts() {
        return cuts;
    }

    int rows() {
        return y.length;
    }

    int weights() {
        return weights;
    }

    double x(int row, int column) {
        return x[row][column];
    }

    int level(int row) {
        return y[row];
    }

    /** Inverse of the observed information. */
    private double[] covariance() {
        return java.util.Objects.requireNonNull(covariance);
    }

    /** Of thresholds, then weights. */
    double[] errors() {
        return roots(covariance(), at.length);
    }

    /**
     * Errors that hold where rows of one cluster go together: the sandwich of the information and
     * the sums of scores by cluster, times G / (G - 1).
     *
     * @param clusters of each row, from 0; every one occurs
     * @see "Cameron and Miller (2015), A practitioner's guide to cluster-robust inference, Journal
     *     of Human Resources 50:317-372"
     */
    double[] errors(int[] clusters) {
        int m = at.length;
        int groups = Arrays.stream(clusters).max().orElseThrow() + 1;
        var sums = new double[groups][m];
        for (int i = 0; i < y.length; i++) {
            var score = score(i);
            for (int k = 0; k < m; k++) {
                sums[clusters[i]][k] += score[k];
            }
        }
        var meat = outer(sums, m);
        for (int k = 0; k < meat.length; k++) {
            meat[k] *= groups / (groups - 1.0);
        }
        var bread = covariance();
        return roots(Cholesky.multiply(Cholesky.multiply(bread, meat, m), bread, m), m);
    }

    /** The sum of each row times itself. */
    static double[] outer(double[][] rows, int size) {
        var sum = new double[size * size];
        for (var row : rows) {
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    sum[r * size + c] += row[r] * row[c];
                }
            }
        }
        return sum;
    }

    private static double[] roots(double[] matrix, int size) {
        var roots = new double[size];
        for (int i = 0; i < size; i++) {
            roots[i] = Math.sqrt(matrix[i * size + i]);
        }
        return roots;
    }
}
