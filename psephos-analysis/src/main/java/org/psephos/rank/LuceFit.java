package org.psephos.rank;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The likelihood of rankings by repeated choice. From those still in the running the set C is taken
 * with a chance in proportion to delta_|C| times the geometric mean of the worths of its members,
 * among all sets of a size that occurs in the data; delta_1 = 1. Without ties this is
 * Plackett-Luce; for rankings of two it is Davidson's model. Parameters are strengths (log worths),
 * then log delta of each size of tie, ascending.
 *
 * @see "Plackett (1975), The analysis of permutations, Applied Statistics 24:193-202; Turner, van
 *     Etten, Firth and Kosmidis (2020), Modelling rankings in R: the PlackettLuce package,
 *     Computational Statistics 35:1027-1057, equation 5; Firth, Kosmidis and Turner (2019),
 *     Davidson-Luce model for multi-item choice with ties, arXiv:1909.07123"
 */
final class LuceFit extends Likelihood {
    private final List<int[][]> rankings;
    private final double[] weights;

    /** Sizes of tied sets that occur, ascending, 1 first. */
    private final int[] orders;

    private final double[][] root;
    private final double[] chosen;
    private final double[] tied;
    private final double[][] shares;

    /** Scores of single rankings, where asked for. */
    private final double[] own;

    /**
     * @param rankings tiers of systems, best first
     * @param weights by ranking
     * @param orders sizes of tied sets that occur, ascending, 1 first
     * @param held the system whose strength is 0 during the search
     */
    LuceFit(
            int systems,
            List<int[][]> rankings,
            double[] weights,
            int[] orders,
            int held,
            double prior) {
        super(systems, systems + orders.length - 1, held, prior);
        this.rankings = Collections.unmodifiableList(rankings);
        this.weights = weights;
        this.orders = orders;
        root = new double[orders.length][systems];
        chosen = new double[systems];
        tied = new double[orders.length];
        shares = new double[orders.length][systems];
        own = new double[size];
    }

    @Override
    double room(double[] step) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    void evaluate() {
        Arrays.fill(score, 0);
        information = new double[size * size];
        logLikelihood = 0;
        for (int r = 0; r < rankings.size(); r++) {
            if (weights[r] > 0) {
                stages(rankings.get(r), weights[r], score, true);
            }
        }
        ghosts();
        mirror(information);
    }

    /** The score of one ranking, without its weight. */
    double[] scoreOf(int ranking) {
        Arrays.fill(own, 0);
        stages(rankings.get(ranking), 1, own, false);
        return own;
    }

    private void stages(int[][] tiers, double weight, double[] to, boolean all) {
        int n = 0;
        for (var tier : tiers) {
            n += tier.length;
        }
        var running = new int[n];
        int at = n;
        for (var tier : tiers) {
            at -= tier.length;
            System.arraycopy(tier, 0, running, at, tier.length);
        }
        for (var tier : tiers) {
            if (n < 2) {
                return;
            }
            choice(running, n, tier, weight, to, all);
            n -= tier.length;
        }
    }

    /** Adds the choice of {@code tier} among the first {@code n} of {@code running}. */
    private void choice(int[] running, int n, int[] tier, double weight, double[] to, boolean all) {
        double top = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < n; a++) {
            top = Math.max(top, parameters[running[a]]);
        }
        double sum = weigh(running, n, top);
        for (int i : tier) {
            to[i] += weight / tier.length;
        }
        int order = Arrays.binarySearch(orders, tier.length);
        if (order > 0) {
            to[systems + order - 1] += weight;
        }
        for (int a = 0; a < n; a++) {
            to[running[a]] -= weight * chosen[a];
        }
        for (int d = 1; d < orders.length; d++) {
            to[systems + d - 1] -= weight * tied[d];
        }
        if (all) {
            double mean = 0;
            for (int i : tier) {
                mean += (parameters[i] - top) / tier.length;
            }
            double delta = order > 0 ? parameters[systems + order - 1] : 0;
            logLikelihood += weight * (mean + delta - StrictMath.log(sum));
            curvature(running, n, weight, sum);
        }
    }

    /**
     * Sums over all sets that might have been taken, by elementary symmetric functions of the roots
     * of the worths; sets {@code shares} to the part of each member by size of set, {@code chosen}
     * and {@code tied} to the expected score.
     */
    private double weigh(int[] running, int n, double top) {
        double sum = 0;
        Arrays.fill(chosen, 0, n, 0);
        for (int d = 0; d < orders.length; d++) {
            int order = orders[d];
            tied[d] = 0;
            Arrays.fill(shares[d], 0, n, 0);
            if (order > n) {
                continue;
            }
            for (int a = 0; a < n; a++) {
                root[d][a] = StrictMath.exp((parameters[running[a]] - top) / order);
            }
            double delta = d == 0 ? 1 : StrictMath.exp(parameters[systems + d - 1]);
            var e = symmetric(root[d], n, order, -1, -1);
            tied[d] = delta * e[order];
            sum += tied[d];
            for (int a = 0; a < n; a++) {
                double without =
                        order == 1 ? 1 : symmetric(root[d], n, order - 1, a, -1)[order - 1];
                shares[d][a] = delta * root[d][a] * without / order;
            }
        }
        for (int d = 0; d < orders.length; d++) {
            tied[d] /= sum;
            for (int a = 0; a < n; a++) {
                shares[d][a] /= sum;
                chosen[a] += shares[d][a];
            }
        }
        return sum;
    }

    /** Elementary symmetric functions of degree 0 to {@code degree}, leaving out two members. */
    private static double[] symmetric(double[] x, int n, int degree, int out, int alsoOut) {
        var e = new double[degree + 1];
        e[0] = 1;
        for (int a = 0; a < n; a++) {
            if (a != out && a != alsoOut) {
                for (int k = degree; k > 0; k--) {
                    e[k] += x[a] * e[k - 1];
                }
            }
        }
        return e;
    }

    /** Adds the covariance of the score of the choice to the lower triangle. */
    private void curvature(int[] running, int n, double weight, double sum) {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double both = together(n, a, b, sum) - chosen[a] * chosen[b];
                int i = Math.max(running[a], running[b]);
                int j = Math.min(running[a], running[b]);
                information[i * size + j] += weight * both;
            }
            for (int d = 1; d < orders.length; d++) {
                double both = shares[d][a] - chosen[a] * tied[d];
                information[(systems + d - 1) * size + running[a]] += weight * both;
            }
        }
        for (int d = 1; d < orders.length; d++) {
            for (int c = 1; c <= d; c++) {
                double both = (c == d ? tied[d] : 0) - tied[c] * tied[d];
                information[(systems + d - 1) * size + systems + c - 1] += weight * both;
            }
        }
    }

    /** Expected product of the parts of two members in the set taken. */
    private double together(int n, int a, int b, double sum) {
        double both = 0;
        for (int d = 0; d < orders.length; d++) {
            int order = orders[d];
            if (a == b) {
                both += shares[d][a] / order;
            } else if (order > 1 && order <= n) {
                double without = order == 2 ? 1 : symmetric(root[d], n, order - 2, a, b)[order - 2];
                double delta = StrictMath.exp(parameters[systems + d - 1]);
                both += delta * root[d][a] * root[d][b] * without / (sum * order * order);
            }
        }
        return both;
    }
}
