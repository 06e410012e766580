package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * How uncertain parameters are where effects are drawn to zero by a spread that is itself only
 * estimated. The posterior covariance given a spread is averaged over the spreads that the votes
 * leave open, with what the spread moves added: sum of w (C + (x - x0) (x - x0)') over a grid, x0
 * being the parameters that are printed and w the marginal likelihood by Laplace's approximation.
 * All spreads are taken as equally likely beforehand.
 *
 * <p>Strengths that are found together with drawn effects lie too close to zero, by the root of 1 +
 * c^2 v where the effects leave a variance of v to log-odds, c = 16 sqrt(3) / (15 pi); x holds them
 * without that, so that errors are about what is printed.
 *
 * @see "Kackar and Harville (1984), Approximations for standard errors of estimators of fixed and
 *     random effects in mixed linear models, JASA 79:853-862; Morris (1983), Parametric empirical
 *     Bayes inference, JASA 78:47-55; Gelman (2006), Prior distributions for variance parameters in
 *     hierarchical models, Bayesian Analysis 1:515-534 (the even prior); Zeger, Liang and Albert
 *     (1988), Models for longitudinal data, Biometrics 44:1049-1060 (c)"
 */
final class DrawnUncertainty {
    /** From one spread of the grid to the next. */
    private static final double STEP = 1.25;

    /** A spread this much less likely than the best is left out, and so are those beyond. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final double C_SQUARED = 768 / (225 * Math.PI * Math.PI);

    private static final double LEAST = 3e-3;
    private static final double MOST = 30;

    private final CovariateFit fit;
    private final DrawnEffects drawn;
    private final List<Point> points = new ArrayList<>();

    /**
     * Parameters and covariance at one spread.
     *
     * @param weight log of the posterior density by log spread, up to a constant
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    private record Point(double weight, double[] parameters, double[] covariance) {}

    private DrawnUncertainty(CovariateFit fit, DrawnEffects drawn) {
        this.fit = fit;
        this.drawn = drawn;
    }

    /**
     * The covariance of all parameters, strengths with mean zero, row by row. Leaves the fit as it
     * was.
     */
    static double[] covariance(CovariateFit fit, DrawnEffects drawn) {
        return new DrawnUncertainty(fit, drawn).averaged();
    }

    private double[] averaged() {
        double variance = drawn.variance();
        var parameters = fit.parameters.clone();
        var centre = Covariance.centredParameters(fit);
        points.add(point());
        double best = points.getFirst().weight;
        for (double step : new double[] {STEP, 1 / STEP}) {
            double top = best;
            for (double sd = Math.sqrt(variance) * step; sd > LEAST && sd < MOST; sd *= step) {
                if (!drawn.at(sd * sd)) {
                    break;
                }
                var point = point();
                points.add(point);
                top = Math.max(top, point.weight);
                if (point.weight < top + Math.log(NEGLIGIBLE)) {
                    break;
                }
            }
            best = Math.max(best, top);
            System.arraycopy(parameters, 0, fit.parameters, 0, parameters.length);
        }
        if (!drawn.at(variance)) {
            throw new IllegalStateException("the fit was solved at this spread before");
        }
        return sum(centre, best);
    }

    /** The density of log sigma: the marginal likelihood times sigma. */
    private Point point() {
        var factor = fit.factor;
        if (factor == null) {
            throw new IllegalStateException("the fit must be solved");
        }
        double marginal =
                fit.logLikelihood
                        - drawn.many() * StrictMath.log(drawn.variance()) / 2
                        - factor.logDeterminant() / 2;
        var covariance = new Covariance(fit).fisher();
        var parameters = Covariance.centredParameters(fit);
        double longer = longer(left(covariance));
        for (int i = 0; i < fit.systems; i++) {
            parameters[i] *= longer;
        }
        return new Point(marginal + StrictMath.log(drawn.variance()) / 2, parameters, covariance);
    }

    /** How much longer a distance is than it seems where log-odds vary about it. */
    static double longer(double variance) {
        return Math.sqrt(1 + C_SQUARED * variance);
    }

    /** The variance that drawn effects leave to the log-odds of a vote, on average. */
    private double left(double[] covariance) {
        double sum = 0;
        for (int p = 0; p < fit.design.size(); p++) {
            sum += fit.design.total(p) * left(covariance, p);
        }
        return sum / fit.design.total();
    }

    private double left(double[] covariance, int p) {
        double sum = 0;
        var codes = fit.design.codes();
        for (int c = 0; c < codes.length; c++) {
            for (int d = 0; d < codes.length; d++) {
                int i = codes[c][p] < 0 ? -1 : fit.systems + codes[c][p];
                int j = codes[d][p] < 0 ? -1 : fit.systems + codes[d][p];
                if (i >= 0 && j >= 0 && fit.precision[i] > 0 && fit.precision[j] > 0) {
                    double signs = fit.design.signs()[c] * fit.design.signs()[d];
                    sum += signs * covariance[i * fit.size + j];
                }
            }
        }
        return sum;
    }

    private double[] sum(double[] centre, double best) {
        int n = fit.size;
        var sum = new double[n * n];
        double all = 0;
        for (var point : points) {
            all += StrictMath.exp(point.weight - best);
        }
        for (var point : points) {
            double weight = StrictMath.exp(point.weight - best) / all;
            for (int i = 0; i < n; i++) {
                double moved = point.parameters[i] - centre[i];
                for (int j = 0; j < n; j++) {
                    double square = moved * (point.parameters[j] - centre[j]);
                    sum[i * n + j] += weight * (point.covariance[i * n + j] + square);
                }
            }
        }
        return sum;
    }
}
