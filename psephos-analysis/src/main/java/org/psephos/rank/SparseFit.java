package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.ConjugateGradients;

/**
 * The likelihood of {@link PairFit} for thousands of systems, of which few pairs met: no matrix is
 * formed, only products of the information with vectors, one pass over the pairs each. Parameters
 * stand as there; without a prior strengths are fitted up to a common shift. Not thread-safe.
 *
 * @see "Dembo, Eisenstat and Steihaug (1982), Inexact Newton methods, SIAM Journal on Numerical
 *     Analysis 19:400-408"
 */
final class SparseFit {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 50;
    private static final double NEAR = 1e-2;

    /** What may be left of a Newton step, as a share of it. */
    private static final double EXACT = 1e-8;

    final Cells cells;
    final PairModel model;
    final boolean position;
    final double prior;
    final int systems;
    final int size;
    final double[] parameters;
    final double[] score;
    double logLikelihood;
    double gap = Double.POSITIVE_INFINITY;
    int steps;

    private final double[] etaInfo;
    private final double[] etaTau;
    private final double[] tauInfo;
    private final double[] ghostInfo;
    private final double[] diagonal;

    SparseFit(Cells cells, PairModel model, boolean position, double prior) {
        this.cells = cells;
        this.model = model;
        this.position = position;
        this.prior = prior;
        systems = cells.systems();
        size = systems + (position ? 1 : 0) + (model.hasTau() ? 1 : 0);
        parameters = new double[size];
        score = new double[size];
        etaInfo = new double[cells.size()];
        etaTau = new double[model.hasTau() ? cells.size() : 0];
        tauInfo = new double[etaTau.length];
        ghostInfo = new double[systems];
        diagonal = new double[size];
        if (model.hasTau()) {
            parameters[size - 1] = model.start(cells.allTies() / cells.total());
        }
    }

    double tau() {
        return model.hasTau() ? parameters[size - 1] : 0;
    }

    /** Left less right of {@code vector} in {@code cell}, and what position adds. */
    double across(double[] vector, int cell) {
        double d = vector[cells.left()[cell]] - vector[cells.right()[cell]];
        return position ? d + vector[systems] : d;
    }

    private void add(double[] to, int cell, double eta, double tau) {
        to[cells.left()[cell]] += eta;
        to[cells.right()[cell]] -= eta;
        if (position) {
            to[systems] += eta;
        }
        if (model.hasTau()) {
            to[size - 1] += tau;
        }
    }

    private void evaluate() {
        Arrays.fill(score, 0);
        Arrays.fill(diagonal, 0);
        logLikelihood = 0;
        double tau = tau();
        for (int c = 0; c < cells.size(); c++) {
            model.at(
                    across(parameters, c),
                    tau,
                    cells.wins()[c],
                    cells.losses()[c],
                    cells.ties()[c]);
            logLikelihood += model.logLikelihood;
            add(score, c, model.scoreEta, model.scoreTau);
            etaInfo[c] = model.infoEta;
            diagonal[cells.left()[c]] += model.infoEta;
            diagonal[cells.right()[c]] += model.infoEta;
            if (position) {
                diagonal[systems] += model.infoEta;
            }
            if (model.hasTau()) {
                etaTau[c] = model.infoEtaTau;
                tauInfo[c] = model.infoTau;
                diagonal[size - 1] += model.infoTau;
            }
        }
        ghosts();
        for (int i = 0; i < size; i++) {
            diagonal[i] = Math.max(diagonal[i], 1e-300);
        }
    }

    private void ghosts() {
        for (int i = 0; prior > 0 && i < systems; i++) {
            double p = PairModel.logistic(parameters[i]);
            double up = PairModel.softplus(parameters[i]);
            logLikelihood -= prior * (up + PairModel.softplus(-parameters[i])) / 2;
            score[i] += prior * (0.5 - p);
            ghostInfo[i] = prior * p * (1 - p);
            diagonal[i] += ghostInfo[i];
        }
    }

    /** Sets {@code to} to the information times {@code vector}. */
    private void times(double[] vector, double[] to) {
        Arrays.fill(to, 0);
        for (int i = 0; i < systems; i++) {
            to[i] = ghostInfo[i] * vector[i];
        }
        if (size == systems) {
            int[] left = cells.left();
            int[] right = cells.right();
            for (int c = 0; c < left.length; c++) {
                double much = etaInfo[c] * (vector[left[c]] - vector[right[c]]);
                to[left[c]] += much;
                to[right[c]] -= much;
            }
            return;
        }
        double tau = model.hasTau() ? vector[size - 1] : 0;
        for (int c = 0; c < cells.size(); c++) {
            double d = across(vector, c);
            boolean ties = model.hasTau();
            add(
                    to,
                    c,
                    etaInfo[c] * d + (ties ? etaTau[c] * tau : 0),
                    ties ? etaTau[c] * d + tauInfo[c] * tau : 0);
        }
    }

    /** The inverse of the information times {@code right}, or null where it is not found. */
    double @Nullable [] solved(double[] right, double exact) {
        var b = right.clone();
        if (prior == 0) {
            Covariance.centre(b, systems); // rounding leaves the range of the information
        }
        return ConjugateGradients.solve(this::times, diagonal, b, exact);
    }

    /** Searches from where the parameters stand; whether the score equation was solved. */
    boolean solve() {
        evaluate();
        for (steps = 0; steps < MOST_STEPS; steps++) {
            var step = solved(score, EXACT);
            if (step == null) {
                return false;
            }
            double decrement = 0;
            for (int i = 0; i < size; i++) {
                decrement += step[i] * score[i];
            }
            gap = Math.sqrt(Math.max(decrement, 0));
            if (gap <= Likelihood.TOLERANCE) {
                return true;
            }
            if (!advance(step)) {
                return false;
            }
        }
        return false;
    }

    private boolean advance(double[] step) {
        var from = parameters.clone();
        double start = logLikelihood;
        double length =
                model.hasTau() ? Math.min(1, model.room(parameters[size - 1], step[size - 1])) : 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0; i < size; i++) {
                parameters[i] = from[i] + length * step[i];
            }
            evaluate();
            if (gap < NEAR || logLikelihood >= start + 1e-4 * length * gap * gap) {
                return true;
            }
            length /= 2;
        }
        return false;
    }
}
