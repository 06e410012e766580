package org.psephos.rank;

import org.psephos.math.Cholesky;

/**
 * Covariance of a solved {@link Likelihood}. Strengths in it have mean zero. No entry depends on
 * how many votes other systems have beyond what the likelihood says: nothing is added to the
 * diagonal.
 */
final class Covariance {
    private final Likelihood fit;
    private final double[] inverse;

    Covariance(Likelihood fit) {
        this.fit = fit;
        var factor = fit.factor;
        if (factor == null) {
            throw new IllegalStateException("the fit must be solved");
        }
        inverse = factor.inverse();
    }

    /** The inverse of the observed information: right where the model is. */
    double[] fisher() {
        return centred(inverse);
    }

    /** Sum over votes of the square of the score of each, taken from the counts. */
    static double[] meat(PairFit fit) {
        var cells = fit.cells;
        var model = fit.model;
        var meat = new double[fit.size * fit.size];
        for (int c = 0; c < cells.size(); c++) {
            model.each(fit.eta(c), fit.tau());
            double w = cells.wins()[c];
            double l = cells.losses()[c];
            double t = cells.ties()[c];
            fit.addSquare(
                    cells.left()[c],
                    cells.right()[c],
                    w * model.winEta * model.winEta
                            + l * model.lossEta * model.lossEta
                            + t * model.tieEta * model.tieEta,
                    w * model.winEta * model.winTau
                            + l * model.lossEta * model.lossTau
                            + t * model.tieEta * model.tieTau,
                    w * model.winTau * model.winTau
                            + l * model.lossTau * model.lossTau
                            + t * model.tieTau * model.tieTau,
                    meat);
        }
        fit.mirror(meat);
        return meat;
    }

    /**
     * The sandwich around a sum of squares of scores: right also where a tie is no half win, as
     * long as what was squared is independent.
     *
     * @see "Huber (1967), The behavior of maximum likelihood estimates under nonstandard
     *     conditions, Proc. 5th Berkeley Symposium 1:221-233; White (1982), Econometrica 50:1-25"
     */
    double[] sandwich(double[] meat) {
        int n = fit.free();
        var half = Cholesky.multiply(inverse, fit.grounded(meat), n);
        return centred(Cholesky.multiply(half, inverse, n));
    }

    /** From parameters with one held at 0 to strengths with mean zero. */
    private double[] centred(double[] grounded) {
        int n = fit.size;
        int k = fit.systems;
        var full = new double[n * n];
        for (int i = 0, from = 0; i < n; i++) {
            if (i != fit.ground) {
                int width = Math.min(fit.ground, n);
                System.arraycopy(grounded, from * fit.free(), full, i * n, width);
                if (fit.ground < n) {
                    System.arraycopy(
                            grounded,
                            from * fit.free() + fit.ground,
                            full,
                            i * n + fit.ground + 1,
                            n - fit.ground - 1);
                }
                from++;
            }
        }
        for (int i = 0; i < n; i++) {
            shift(full, i * n, 1, k);
        }
        for (int j = 0; j < n; j++) {
            shift(full, j, n, k);
        }
        return full;
    }

    /** Moves rows and columns of a covariance of strengths alone to mean zero. */
    static void centreBoth(double[] full, int n) {
        for (int i = 0; i < n; i++) {
            shift(full, i * n, 1, n);
        }
        for (int j = 0; j < n; j++) {
            shift(full, j, n, n);
        }
    }

    /** Takes the mean of the first {@code k} entries from each of them. */
    private static void shift(double[] matrix, int from, int step, int k) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += matrix[from + i * step];
        }
        for (int i = 0; i < k; i++) {
            matrix[from + i * step] -= sum / k;
        }
    }

    /** The parameters with strengths moved to mean zero. */
    static double[] centredParameters(Likelihood fit) {
        var values = fit.parameters.clone();
        centre(values, fit.systems);
        return values;
    }

    /** Moves the first {@code systems} parameters to mean zero. */
    static void centre(double[] parameters, int systems) {
        shift(parameters, 0, 1, systems);
    }
}
