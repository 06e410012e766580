package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * Newton's method for other counts of the same pairs, from a solved fit and with its curvature all
 * the way: no new factor, and no exponential of its own for a pair, since exp(a + b) = exp(a)
 * exp(b). Immutable, so threads may share it.
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

    /**
     * The parameters that solve the score equation of {@code counts}; null where that is slow. Each
     * step shrinks what is left by about the same factor, so that the last need not be looked at.
     */
    double @Nullable [] solve(Cells counts) {
        var model = fit.model.fresh();
        var moved = new double[fit.size];
        var move = new double[fit.free()];
        double gap = move(score(counts, model, moved), move);
        double shrink = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!advance(moved, move, model)) {
                return null;
            }
            if (gap * shrink <= TOLERANCE / 2) {
                return reached(moved);
            }
            double left = move(score(counts, model, moved), move);
            if (left > gap / 2) {
                return null;
            }
            shrink = left / gap;
            gap = left;
        }
        return null;
    }

    /** The step to take where the slope is {@code score}, and what was left, in standard errors. */
    private double move(double[] score, double[] move) {
        var slope = fit.reduced(score);
        System.arraycopy(slope, 0, move, 0, move.length);
        factor.solve(move);
        double decrement = 0;
        for (int i = 0; i < move.length; i++) {
            decrement += move[i] * slope[i];
        }
        return Math.sqrt(Math.max(decrement, 0));
    }

    /** Takes the step; false where it leaves what the model is defined for. */
    private boolean advance(double[] moved, double[] move, PairModel model) {
        for (int i = 0, k = 0; i < fit.size; i++) {
            moved[i] += i == fit.ground ? 0 : move[k++];
        }
        return !model.hasTau() || model.room(fit.tau() + moved[fit.size - 1], -1) > 0;
    }

    private void addPrior(double[] score, double[] moved) {
        for (int i = 0; fit.prior > 0 && i < fit.systems; i++) {
            score[i] += fit.prior * (0.5 - PairModel.logistic(fit.parameters[i] + moved[i]));
        }
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
        double side = fit.position ? StrictMath.exp(-moved[fit.systems] / 2) : 1;
        var up = factors(moved, 0.5);
        var down = factors(moved, -0.5);
        int[] left = counts.left();
        int[] right = counts.right();
        double[] wins = counts.wins();
        double[] losses = counts.losses();
        double[] ties = counts.ties();
        double sides = 0;
        double taus = 0;
        for (int c = 0; c < halves.length; c++) {
            double half = halves[c] * side * up[right[c]] * down[left[c]];
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
        addPrior(score, moved);
        return score;
    }

    /** exp(power * moved), by system. */
    private double[] factors(double[] moved, double power) {
        var factors = new double[fit.systems];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = StrictMath.exp(power * moved[i]);
        }
        return factors;
    }
}
