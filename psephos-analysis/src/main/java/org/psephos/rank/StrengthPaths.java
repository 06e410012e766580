package org.psephos.rank;

import java.util.Arrays;

/**
 * The most probable strengths on all days: Newton's method, each step solved by conjugate gradients
 * that are preconditioned by the tridiagonal system of each system's own days. The cost of a step
 * is that of a few passes over the distinct cells.
 *
 * @see "Coulom (2008), section 3 and appendix B; Golub and Van Loan (2013), section 11.5"
 */
final class StrengthPaths {
    private static final double TOLERANCE = 1e-8;
    private static final double RESIDUAL = 1e-10;
    private static final int STEPS = 100;

    private final Days data;
    private final double variance;
    private final double ghosts;
    private final int n;

    /** Strength by state. */
    private double[] at;

    private final double[] bend;
    private final double[] diagonal;

    /** Precision that ties a state to the next, 0 at the last of a system. */
    private final double[] tie;

    double logLikelihood;
    double gap = Double.POSITIVE_INFINITY;
    int steps;

    /**
     * @param drift standard deviation of a day's change in log-odds
     * @param ghosts draws of each system on its first day against strength 0
     */
    StrengthPaths(Days data, double drift, double ghosts) {
        this.data = data;
        this.variance = drift * drift;
        this.ghosts = ghosts;
        n = data.states();
        at = new double[n];
        bend = new double[data.left().length];
        diagonal = new double[n];
        tie = new double[n];
        for (int s = 0; s < data.systems(); s++) {
            for (int i = data.first()[s]; i < data.last(s); i++) {
                tie[i] = 1 / (variance * (data.day()[i + 1] - data.day()[i]));
            }
        }
    }

    long days() {
        return data.lastDay() - data.firstDay() + 1;
    }

    /** Whether the search ended. */
    boolean solve() {
        double here = objective();
        for (steps = 0; steps < STEPS; steps++) {
            var slope = slope();
            var direction = solved(slope);
            gap = Math.sqrt(Math.max(0, dot(slope, direction)));
            if (gap < TOLERANCE) {
                objective();
                return true;
            }
            double next = move(direction, here);
            if (Double.isNaN(next)) {
                return gap < 1e-5;
            }
            here = next;
        }
        return false;
    }

    private double move(double[] direction, double here) {
        var from = at;
        double share = 1;
        for (int halving = 0; halving < 30; halving++, share /= 2) {
            at = from.clone();
            for (int i = 0; i < n; i++) {
                at[i] += share * direction[i];
            }
            double there = objective();
            if (there >= here - 1e-13 * Math.abs(here)) {
                return there;
            }
        }
        at = from;
        objective();
        return Double.NaN;
    }

    /** Log-likelihood and log-prior, up to a constant. */
    private double objective() {
        logLikelihood = 0;
        for (int c = 0; c < bend.length; c++) {
            double eta = at[data.left()[c]] - at[data.right()[c]];
            logLikelihood -=
                    data.won()[c] * softplus(-eta)
                            + (data.votes()[c] - data.won()[c]) * softplus(eta);
        }
        double prior = 0;
        for (int i = 0; i < n; i++) {
            if (tie[i] > 0) {
                double moved = at[i + 1] - at[i];
                prior -= tie[i] * moved * moved / 2;
            }
        }
        for (int s = 0; ghosts > 0 && s < data.systems(); s++) {
            double own = at[data.first()[s]];
            prior -= ghosts / 2 * (softplus(own) + softplus(-own));
        }
        return logLikelihood + prior;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** Slope of the objective; leaves the curvature of the votes and the diagonal behind. */
    private double[] slope() {
        var slope = new double[n];
        Arrays.fill(diagonal, 0);
        for (int c = 0; c < bend.length; c++) {
            int l = data.left()[c];
            int r = data.right()[c];
            double p = PairModel.logistic(at[l] - at[r]);
            double surplus = data.won()[c] - data.votes()[c] * p;
            bend[c] = data.votes()[c] * p * (1 - p);
            slope[l] += surplus;
            slope[r] -= surplus;
            diagonal[l] += bend[c];
            diagonal[r] += bend[c];
        }
        for (int i = 0; i < n; i++) {
            if (tie[i] > 0) {
                double pull = tie[i] * (at[i + 1] - at[i]);
                slope[i] += pull;
                slope[i + 1] -= pull;
                diagonal[i] += tie[i];
                diagonal[i + 1] += tie[i];
            }
        }
        for (int s = 0; ghosts > 0 && s < data.systems(); s++) {
            int i = data.first()[s];
            double p = PairModel.logistic(at[i]);
            slope[i] += ghosts * (0.5 - p);
            diagonal[i] += ghosts * p * (1 - p);
        }
        return slope;
    }

    /** Curvature times {@code x}. */
    private double[] times(double[] x) {
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = diagonal[i] * x[i];
        }
        for (int c = 0; c < bend.length; c++) {
            int l = data.left()[c];
            int r = data.right()[c];
            y[l] -= bend[c] * x[r];
            y[r] -= bend[c] * x[l];
        }
        for (int i = 0; i < n; i++) {
            if (tie[i] > 0) {
                y[i] -= tie[i] * x[i + 1];
                y[i + 1] -= tie[i] * x[i];
            }
        }
        return y;
    }

    /** Preconditioned conjugate gradients; a constant, which nothing determines, never enters. */
    private double[] solved(double[] right) {
        var x = new double[n];
        var residual = right.clone();
        var ready = tridiagonal(residual);
        var along = ready.clone();
        double before = dot(residual, ready);
        double goal = RESIDUAL * RESIDUAL * before;
        for (int k = 0; k < 20 * n + 50 && before > goal; k++) {
            var image = times(along);
            double bending = dot(along, image);
            if (!(bending > 0)) {
                break; // rounding has used up the direction
            }
            double share = before / bending;
            for (int i = 0; i < n; i++) {
                x[i] += share * along[i];
                residual[i] -= share * image[i];
            }
            ready = tridiagonal(residual);
            double now = dot(residual, ready);
            for (int i = 0; i < n; i++) {
                along[i] = ready[i] + now / before * along[i];
            }
            before = now;
        }
        return x;
    }

    /** Each system's own days, as if all others stood still. */
    private double[] tridiagonal(double[] right) {
        var x = right.clone();
        var pivot = diagonal.clone();
        for (int i = 0; i + 1 < n; i++) {
            if (tie[i] > 0) {
                double share = tie[i] / pivot[i];
                pivot[i + 1] -= share * tie[i];
                x[i + 1] += share * x[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double next = tie[i] > 0 ? tie[i] * x[i + 1] : 0;
            x[i] = (x[i] + next) / pivot[i];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Strength of each system on the last day, mean zero. */
    double[] last() {
        int k = data.systems();
        var last = new double[k];
        double mean = 0;
        for (int s = 0; s < k; s++) {
            last[s] = at[data.last(s)];
            mean += last[s] / k;
        }
        for (int s = 0; s < k; s++) {
            last[s] -= mean;
        }
        return last;
    }

    /** Strength of a system on a day on which it was judged, as it stands. */
    double strength(int system, int day) {
        return at[data.first()[system] + day];
    }

    /** Covariance of {@link #last}, row by row. */
    double[] covariance() {
        int k = data.systems();
        slope();
        var covariance = new double[k * k];
        for (int s = 0; s < k; s++) {
            var right = new double[n];
            for (int j = 0; j < k; j++) {
                right[data.last(j)] -= 1.0 / k;
            }
            right[data.last(s)] += 1;
            var column = solved(right);
            double mean = 0;
            for (int j = 0; j < k; j++) {
                mean += column[data.last(j)] / k;
            }
            for (int j = 0; j < k; j++) {
                covariance[j * k + s] = column[data.last(j)] - mean;
            }
        }
        rest(covariance);
        return covariance;
    }

    /** A system that rests wanders on; all are centred together. */
    private void rest(double[] covariance) {
        int k = data.systems();
        var extra = new double[k];
        double sum = 0;
        for (int s = 0; s < k; s++) {
            extra[s] = variance * (data.lastDay() - data.day()[data.last(s)]);
            sum += extra[s];
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                covariance[i * k + j] +=
                        (i == j ? extra[i] : 0) - (extra[i] + extra[j]) / k + sum / k / k;
            }
        }
    }
}
