package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * Newton's method for other counts of the same pairs, from a solved fit and with its curvature all
 * the way: no new factor, and no exponential of its own for a pair, since exp(a + b) = exp(a)
 * exp(b) and b is small. Immutable, so threads may share it.
 *
 * @see "Ortega and Rheinboldt (1970), Iterative solution of nonlinear equations in several
 *     variables, section 7.1"
 */
final class Chord {

    /**
     * What may be left of the score equation of a round, in standard errors: a thousandth of what a
     * hundred rounds can tell.
     */
    private static final double TOLERANCE = 1e-4;

    private static final int MOST_STEPS = 12;

    /** Log-odds beyond this are left to the fit itself, whose sums cannot overflow. */
    private static final double LARGEST = 600;

    /** The series of {@link #exp} is exact to 1e-11 up to here. */
    private static final double SMALL = 0.5;

    private final PairFit fit;
    private final Cholesky factor;

    /** exp(-eta / 2) at the solution, by cell. */
    private final double[] halves;

    private Chord(PairFit fit, Cholesky factor, double[] halves) {
        this.fit = fit;
        this.factor = factor;
        this.halves = halves;
    }

    /** From the solved {@code fit}, or null where its log-odds are too large for this. */
    static @Nullable Chord of(PairFit fit) {
        var factor = fit.factor;
        if (factor == null) {
            throw new IllegalStateException("the fit must be solved");
        }
        var halves = new double[fit.cells.size()];
        for (int c = 0; c < halves.length; c++) {
            double eta = fit.eta(c);
            if (Math.abs(eta) > LARGEST) {
                return null;
            }
            halves[c] = StrictMath.exp(-eta / 2);
        }
        return new Chord(fit, factor, halves);
    }

    /** The parameters that solve the score equation of {@code counts}; null where that is slow. */
    double @Nullable [] solve(Cells counts) {
        var model = fit.model.fresh();
        var moved = new double[fit.size];
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            var slope = fit.reduced(score(counts, model, moved));
            var move = slope.clone();
            factor.solve(move);
            double decrement = 0;
            for (int i = 0; i < move.length; i++) {
                decrement += move[i] * slope[i];
            }
            double gap = Math.sqrt(Math.max(decrement, 0));
            if (gap <= TOLERANCE) {
                return reached(moved);
            }
            if (gap > before / 2) {
                return null;
            }
            before = gap;
            for (int i = 0, k = 0; i < fit.size; i++) {
                moved[i] += i == fit.ground ? 0 : move[k++];
            }
            if (model.hasTau() && !(model.room(fit.tau() + moved[fit.size - 1], -1) > 0)) {
                return null;
            }
        }
        return null;
    }

    private double[] reached(double[] moved) {
        for (int i = 0; i < moved.length; i++) {
            moved[i] += fit.parameters[i];
        }
        return moved;
    }

    /** Derivatives of the log-likelihood of {@code counts} where the parameters moved so far. */
    private double[] score(Cells counts, PairModel model, double[] moved) {
        var score = new double[fit.size];
        model.hold(fit.tau() + (model.hasTau() ? moved[fit.size - 1] : 0));
        double side = fit.position ? moved[fit.systems] : 0;
        int[] left = counts.left();
        int[] right = counts.right();
        double[] wins = counts.wins();
        double[] losses = counts.losses();
        double[] ties = counts.ties();
        double sides = 0;
        double taus = 0;
        for (int c = 0; c < halves.length; c++) {
            double half = halves[c] * exp((moved[right[c]] - moved[left[c]] - side) / 2);
            model.score(half, wins[c], losses[c], ties[c]);
            score[left[c]] += model.scoreEta;
            score[right[c]] -= model.scoreEta;
            sides += model.scoreEta;
            taus += model.scoreTau;
        }
        if (fit.position) {
            score[fit.systems] += sides;
        }
        if (model.hasTau()) {
            score[fit.size - 1] += taus;
        }
        for (int i = 0; fit.prior > 0 && i < fit.systems; i++) {
            score[i] += fit.prior * (0.5 - PairModel.logistic(fit.parameters[i] + moved[i]));
        }
        return score;
    }

    /** exp(x): ten terms of the series where x is small, which it nearly always is. */
    private static double exp(double x) {
        if (!(Math.abs(x) <= SMALL)) {
            return StrictMath.exp(x);
        }
        double sum = 1 + x / 10;
        sum = 1 + x * sum * (1.0 / 9);
        sum = 1 + x * sum * (1.0 / 8);
        sum = 1 + x * sum * (1.0 / 7);
        sum = 1 + x * sum * (1.0 / 6);
        sum = 1 + x * sum * (1.0 / 5);
        sum = 1 + x * sum * (1.0 / 4);
        sum = 1 + x * sum * (1.0 / 3);
        sum = 1 + x * sum * (1.0 / 2);
        return 1 + x * sum;
    }
}
