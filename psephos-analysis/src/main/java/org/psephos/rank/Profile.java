package org.psephos.rank;

import org.psephos.math.Cholesky;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/**
 * Intervals of all values that lower the maximum of the likelihood by no more than chance does: the
 * ends c of a parameter where 2 (max - max given c) equals the quantile of chi squared with one
 * degree of freedom. Ends are found by following the maximum along the parameter.
 *
 * @see "Venzon and Moolgavkar (1988), A method for computing profile-likelihood-based confidence
 *     intervals, Applied Statistics 37:87-94"
 */
final class Profile {
    private static final String METHOD = "profile likelihood";
    private static final int MOST_STEPS = 100;

    /** How closely the drop of the log-likelihood must be met. */
    private static final double CLOSE = 1e-9;

    private final Likelihood fit;
    private final double[] values;
    private final double level;
    private final double drop;
    private final double best;

    Profile(Likelihood fit, double[] values, double level) {
        this.fit = fit;
        this.values = values;
        this.level = level;
        double z = Spread.quantile(level);
        drop = z * z / 2;
        best = fit.logLikelihood;
    }

    Spread spread() {
        var covariance = new Covariance(fit).fisher();
        var estimates = new Estimate[fit.size];
        var solution = fit.parameters.clone();
        for (int i = 0; i < fit.size; i++) {
            double error = Math.sqrt(covariance[i * fit.size + i]);
            double low = values[i] - reach(i, -1, error, solution);
            double high = values[i] + reach(i, 1, error, solution);
            estimates[i] = new Estimate(values[i], new Interval(low, high, level, METHOD));
        }
        restore(solution);
        return new Spread.Each(
                estimates, new Spread.Gaussian(values, covariance, level, "Fisher information"));
    }

    private void restore(double[] solution) {
        System.arraycopy(solution, 0, fit.parameters, 0, fit.size);
        fit.evaluate();
    }

    /**
     * Distance from the estimate to one end: the multiplier of a pull along the parameter is raised
     * until the likelihood has dropped far enough.
     */
    private double reach(int i, int sign, double error, double[] solution) {
        restore(solution);
        var pull = fit.reduced(contrast(i));
        double multiplier = sign * Math.sqrt(2 * drop) / error;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double strength = Math.abs(multiplier);
        for (int step = 0; step < MOST_STEPS; step++) {
            double slope = pulled(pull, sign * strength);
            if (Double.isNaN(slope)) {
                high = strength;
                strength = (low + high) / 2;
                restore(solution);
                continue;
            }
            double lost = best - fit.logLikelihood;
            if (Math.abs(lost - drop) <= CLOSE * drop) {
                break;
            }
            if (lost < drop) {
                low = strength;
            } else {
                high = strength;
            }
            // The drop changes with the multiplier at the rate multiplier times slope.
            double next = strength + (drop - lost) / (strength * slope);
            boolean inside = next > low && next < high;
            strength = inside ? next : high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * low;
        }
        var at = fit.parameters.clone();
        Covariance.centre(at, fit.systems);
        return Math.abs(at[i] - values[i]);
    }

    /** The parameter as a linear form: a mean-zero strength, or an effect as it stands. */
    private double[] contrast(int i) {
        var form = new double[fit.size];
        form[i] = 1;
        if (i < fit.systems) {
            for (int j = 0; j < fit.systems; j++) {
                form[j] -= 1.0 / fit.systems;
            }
        }
        return form;
    }

    /**
     * Maximises the log-likelihood plus multiplier times the form; how fast the form then grows
     * with the multiplier, or NaN where the pull is too strong for a maximum.
     */
    private double pulled(double[] pull, double multiplier) {
        for (int step = 0; step < MOST_STEPS; step++) {
            fit.evaluate();
            var factor = Cholesky.of(fit.grounded(fit.information), fit.free());
            if (factor == null) {
                return Double.NaN;
            }
            var score = fit.reduced(fit.score);
            var direction = pull.clone();
            factor.solve(direction);
            double slope = dot(direction, pull);
            for (int k = 0; k < score.length; k++) {
                score[k] += multiplier * pull[k];
            }
            var move = score.clone();
            factor.solve(move);
            double gap = Math.sqrt(Math.max(dot(move, score), 0));
            if (gap < Likelihood.TOLERANCE) {
                return slope;
            }
            // Half a unit of the norm is a safe step for likelihoods of this kind.
            double length = Math.min(gap > 1 ? 1 / gap : 1, fit.room(move));
            for (int j = 0, k = 0; j < fit.size; j++) {
                fit.parameters[j] += j == fit.ground ? 0 : length * move[k++];
            }
        }
        return Double.NaN;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
