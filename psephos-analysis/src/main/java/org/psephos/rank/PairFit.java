package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * Maximum likelihood of strengths, and of a position and a tie parameter where the model has them,
 * by Newton's method with step halving. The likelihood is concave, so any solution of the score
 * equation is the maximum.
 *
 * <p>Parameters stand in one array: a strength for each system, then position, then tie. Without a
 * prior only differences of strengths mean anything; the strength of the system with the most
 * comparisons is held at 0 during the search.
 */
final class PairFit {

    /** What may be left of the score equation, in standard errors. */
    static final double TOLERANCE = 1e-8;

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 50;

    /** Below this gap a full step is safe and the likelihood too flat to compare. */
    private static final double NEAR = 1e-2;

    final Cells cells;
    final PairModel model;
    final boolean position;
    final double prior;
    final int systems;
    final int size;

    /** Index of the parameter held at 0, or {@link #size} where a prior holds them all. */
    final int ground;

    final double[] parameters;
    final double[] score;
    double[] information;
    double logLikelihood;
    int steps;
    double gap = Double.POSITIVE_INFINITY;
    @Nullable Cholesky factor;

    /**
     * @param cells every pair once; both orders of a pair where position is a parameter
     * @param prior ghost votes of each system, 0 for none
     */
    PairFit(Cells cells, PairModel model, boolean position, double prior) {
        this.cells = cells;
        this.model = model;
        this.position = position;
        this.prior = prior;
        systems = cells.systems();
        size = systems + (position ? 1 : 0) + (model.hasTau() ? 1 : 0);
        ground = prior > 0 ? size : mostCompared(cells);
        parameters = new double[size];
        score = new double[size];
        information = new double[size * size];
        if (model.hasTau()) {
            parameters[size - 1] = model.start(cells.allTies() / cells.total());
        }
    }

    private static int mostCompared(Cells cells) {
        var comparisons = cells.bySystem();
        int most = 0;
        for (int i = 1; i < comparisons.length; i++) {
            most = comparisons[i] > comparisons[most] ? i : most;
        }
        return most;
    }

    /** Searches from where the parameters stand; whether the score equation was solved. */
    boolean solve() {
        evaluate();
        for (steps = 0; steps < MOST_STEPS; steps++) {
            factor = Cholesky.of(grounded(information), free());
            if (factor == null) {
                return false;
            }
            var step = reduced(score);
            factor.solve(step);
            double decrement = 0;
            var slope = reduced(score);
            for (int i = 0; i < step.length; i++) {
                decrement += step[i] * slope[i];
            }
            gap = Math.sqrt(Math.max(decrement, 0));
            if (gap <= TOLERANCE) {
                return true;
            }
            if (!advance(step, gap)) {
                return false;
            }
        }
        return false;
    }

    private boolean advance(double[] step, double before) {
        var from = parameters.clone();
        double start = logLikelihood;
        double length = 1;
        if (model.hasTau()) {
            length = Math.min(1, model.room(from[size - 1], step[step.length - 1]));
        }
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0, k = 0; i < size; i++) {
                parameters[i] = i == ground ? 0 : from[i] + length * step[k++];
            }
            evaluate();
            // Armijo's rule: at least a small part of the promised gain.
            if (before < NEAR || logLikelihood >= start + 1e-4 * length * before * before) {
                return true;
            }
            length /= 2;
        }
        return false;
    }

    /** Number of parameters that move. */
    int free() {
        return ground < size ? size - 1 : size;
    }

    /** Without the entry of the parameter held at 0. */
    double[] reduced(double[] vector) {
        var result = new double[free()];
        for (int i = 0, k = 0; i < size; i++) {
            if (i != ground) {
                result[k++] = vector[i];
            }
        }
        return result;
    }

    /** Without the row and column of the parameter held at 0. */
    double[] grounded(double[] matrix) {
        if (free() == size) {
            return matrix;
        }
        int n = free();
        var result = new double[n * n];
        for (int i = 0; i < n; i++) {
            int from = (i < ground ? i : i + 1) * size;
            System.arraycopy(matrix, from, result, i * n, ground);
            System.arraycopy(matrix, from + ground + 1, result, i * n + ground, n - ground);
        }
        return result;
    }

    /** Log-odds of the left side of {@code cell}. */
    double eta(int cell) {
        double eta = parameters[cells.left()[cell]] - parameters[cells.right()[cell]];
        return position ? eta + parameters[systems] : eta;
    }

    double tau() {
        return model.hasTau() ? parameters[size - 1] : 0;
    }

    /** Log-likelihood, score and information at the parameters. */
    void evaluate() {
        information = new double[size * size];
        Arrays.fill(score, 0);
        logLikelihood = 0;
        double tau = tau();
        for (int c = 0; c < cells.size(); c++) {
            model.at(eta(c), tau, cells.wins()[c], cells.losses()[c], cells.ties()[c]);
            logLikelihood += model.logLikelihood;
            addScore(cells.left()[c], cells.right()[c], model.scoreEta, model.scoreTau, score);
            addSquare(
                    cells.left()[c],
                    cells.right()[c],
                    model.infoEta,
                    model.infoEtaTau,
                    model.infoTau,
                    information);
        }
        ghosts();
        mirror(information);
    }

    /** The score alone, of other counts at other parameters, by a model that no one else uses. */
    double[] score(Cells counts, PairModel with, double[] at) {
        var result = new double[size];
        double tau = with.hasTau() ? at[size - 1] : 0;
        double side = position ? at[systems] : 0;
        for (int c = 0; c < counts.size(); c++) {
            int l = counts.left()[c];
            int r = counts.right()[c];
            with.score(
                    at[l] - at[r] + side,
                    tau,
                    counts.wins()[c],
                    counts.losses()[c],
                    counts.ties()[c]);
            addScore(l, r, with.scoreEta, with.scoreTau, result);
        }
        for (int i = 0; prior > 0 && i < systems; i++) {
            result[i] += prior * (0.5 - PairModel.logistic(at[i]));
        }
        return result;
    }

    /** Each system drew {@code prior} times against a virtual opponent of strength 0. */
    private void ghosts() {
        if (prior == 0) {
            return;
        }
        for (int i = 0; i < systems; i++) {
            double p = PairModel.logistic(parameters[i]);
            logLikelihood -=
                    prior
                            * (PairModel.softplus(parameters[i])
                                    + PairModel.softplus(-parameters[i]))
                            / 2;
            score[i] += prior * (0.5 - p);
            information[i * size + i] += prior * p * (1 - p);
        }
    }

    /** Adds the derivative by eta and tau to that by the parameters. */
    void addScore(int left, int right, double eta, double tau, double[] to) {
        to[left] += eta;
        to[right] -= eta;
        if (position) {
            to[systems] += eta;
        }
        if (model.hasTau()) {
            to[size - 1] += tau;
        }
    }

    /** Adds a square form in (eta, tau) to the lower triangle of one in the parameters. */
    void addSquare(int left, int right, double ee, double et, double tt, double[] to) {
        to[left * size + left] += ee;
        to[right * size + right] += ee;
        to[Math.max(left, right) * size + Math.min(left, right)] -= ee;
        if (position) {
            int row = systems * size;
            to[row + left] += ee;
            to[row + right] -= ee;
            to[row + systems] += ee;
        }
        if (model.hasTau()) {
            int row = (size - 1) * size;
            to[row + left] += et;
            to[row + right] -= et;
            to[row + size - 1] += tt;
            if (position) {
                to[row + systems] += et;
            }
        }
    }

    /** Copies the lower triangle to the upper. */
    void mirror(double[] matrix) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
    }
}
