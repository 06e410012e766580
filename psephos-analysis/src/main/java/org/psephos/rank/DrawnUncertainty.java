package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * How uncertain parameters are where effects are drawn to zero by a spread that is itself only
 * estimated. The posterior covariance given a spread is averaged over the spreads that the votes
 * leave open, with what the spread moves added: sum of w (C + (x - x0) (x - x0)') over a grid, x0
 * being the parameters at the estimated spread and w the marginal likelihood by Laplace's
 * approximation. All spreads are taken as equally likely beforehand.
 *
 * @see "Kackar and Harville (1984), Approximations for standard errors of estimators of fixed and
 *     random effects in mixed linear models, JASA 79:853-862; Morris (1983), Parametric empirical
 *     Bayes inference, JASA 78:47-55; Gelman (2006), Prior distributions for variance parameters in
 *     hierarchical models, Bayesian Analysis 1:515-534 (the even prior)"
 */
final class DrawnUncertainty {
    /** From one spread of the grid to the next. */
    private static final double STEP = 1.25;

    /** A spread this much less likely than the best is left out, and so are those beyond. */
    private static final double NEGLIGIBLE = 1e-3;

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
        return new Point(
                marginal + StrictMath.log(drawn.variance()) / 2,
                Covariance.centredParameters(fit),
                new Covariance(fit).fisher());
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
