package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * A concave log-likelihood of strengths and other parameters, and its maximum by Newton's method
 * with step halving: any solution of the score equation is the maximum. Strengths come first among
 * the parameters. Without a prior only their differences mean anything; one of them is held at 0
 * during the search. Not thread-safe.
 */
abstract sealed class Likelihood permits PairFit, LuceFit, CovariateFit, GroundedFit {

    /** What may be left of the score equation, in standard errors. */
    static final double TOLERANCE = 1e-8;

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 50;

    /** Below this gap a full step is safe and the likelihood too flat to compare. */
    private static final double NEAR = 1e-2;

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

    Likelihood(int systems, int size, int held, double prior) {
        this(systems, size, held, prior, prior > 0);
    }

    /**
     * @param held index of the parameter held at 0 where nothing else holds strengths
     * @param prior ghost votes of each system, 0 for none
     * @param anchored whether a prior holds every strength
     */
    Likelihood(int systems, int size, int held, double prior, boolean anchored) {
        this.systems = systems;
        this.size = size;
        this.prior = prior;
        ground = anchored ? size : held;
        parameters = new double[size];
        score = new double[size];
        information = new double[size * size];
    }

    /** Index of the first largest number. */
    static int largest(double[] numbers) {
        int largest = 0;
        for (int i = 1; i < numbers.length; i++) {
            largest = numbers[i] > numbers[largest] ? i : largest;
        }
        return largest;
    }

    /** Sets log-likelihood, score and information to those at the parameters. */
    abstract void evaluate();

    /** The largest share of {@code step}, without the parameter held at 0, that may be taken. */
    abstract double room(double[] step);

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
        double length = Math.min(1, room(step));
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

    /** Each system drew {@code prior} times against a virtual opponent of strength 0. */
    final void ghosts() {
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

    /** Copies the lower triangle to the upper. */
    void mirror(double[] matrix) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
    }
}
