package org.psephos.rank;

/**
 * How uncertain abilities are: the posterior variance of each given the items, plus what the
 * uncertainty of the items moves. The derivative of a posterior mean by an item's parameter is the
 * posterior covariance of ability and score, so that part is g' V g with g = Cov(theta, score |
 * answers) and V the inverse observed information. It is shared: items that are taken too hard move
 * all abilities together, and mean little for a difference.
 *
 * @see "Louis (1982), Journal of the Royal Statistical Society B 44:226-233 (the score); Kackar and
 *     Harville (1984), JASA 79:853-862 (what estimated parameters add)"
 */
final class AbilitySpread {
    /** With more systems no matrix of them is formed. */
    private static final int MOST = 1500;

    private static final String METHOD = "posterior";

    private AbilitySpread() {}

    /**
     * Normal intervals of the posterior means.
     *
     * @param covariance of the items' parameters, row by row
     */
    static Spread of(MarginalFit fit, double[] covariance, double level) {
        int systems = fit.mean.length;
        int n = fit.size();
        var levers = new double[systems][];
        var moved = new double[systems][n];
        for (int s = 0; s < systems; s++) {
            levers[s] = fit.lever(s);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n && levers[s][i] != 0; j++) {
                    moved[s][j] += levers[s][i] * covariance[i * n + j];
                }
            }
        }
        if (systems > MOST) {
            var errors = new double[systems];
            for (int s = 0; s < systems; s++) {
                errors[s] = Math.sqrt(own(fit, s) + dot(moved[s], levers[s]));
            }
            return new Spread.Independent(fit.mean, errors, level, METHOD);
        }
        var all = new double[systems * systems];
        for (int s = 0; s < systems; s++) {
            for (int t = 0; t <= s; t++) {
                double shared = dot(moved[s], levers[t]) + (s == t ? own(fit, s) : 0);
                all[s * systems + t] = shared;
                all[t * systems + s] = shared;
            }
        }
        return new Spread.Gaussian(fit.mean, all, level, METHOD);
    }

    private static double own(MarginalFit fit, int s) {
        return fit.deviation[s] * fit.deviation[s];
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
