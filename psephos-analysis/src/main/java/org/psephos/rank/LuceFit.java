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
 *     Davidson-Luce model for multi-item choice with ties, arXiv:1909.07123; the worst of the rest
 *     after Marley and Louviere (2005), Some probabilistic models of best, worst, and best-worst
 *     choices, Journal of Mathematical Psychology 49:464-480"
 */
final class LuceFit extends Likelihood {
    private final List<LuceOrder> rankings;
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
     * @param rankings as series of choices
     * @param weights by ranking
     * @param orders sizes of tied sets that occur, ascending, 1 first
     * @param held the system whose strength is 0 during the search
     */
    LuceFit(
            int systems,
            List<LuceOrder> rankings,
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

    private void stages(LuceOrder order, double weight, double[] to, boolean all) {
        int n = order.size();
        var tiers = order.tiers();
        var running = new int[n];
        int at = n;
        for (var tier : tiers) {
            at -= tier.length;
            System.arraycopy(tier, 0, running, at, tier.length);
        }
        for (int t = 0; t < tiers.length && n > 1; t++) {
            if (order.chosen(t) && tiers[t].length > 0) {
                if (t == 2 && order.kind() == LuceOrder.Kind.BEST_WORST) {
                    worst(running, n, tiers[t][0], weight, to, all);
                } else {
                    choice(running, n, tiers[t], weight, to, all);
                }
            }
            // Those between the best and the worst stay in the running for the worst.
            n -= order.kind() == LuceOrder.Kind.BEST_WORST && t == 1 ? 0 : tiers[t].length;
        }
    }

    /**
     * Adds the choice of the worst among the first {@code n} of {@code running}: with a chance in
     * proportion to one over its worth.
     */
    private void worst(int[] running, int n, int taken, double weight, double[] to, boolean all) {
        double top = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < n; a++) {
            top = Math.max(top, -parameters[running[a]]);
        }
        double sum = 0;
        for (int a = 0; a < n; a++) {
            chosen[a] = StrictMath.exp(-parameters[running[a]] - top);
            sum += chosen[a];
        }
        to[taken] -= weight;
        for (int a = 0; a < n; a++) {
            chosen[a] /= sum;
            to[running[a]] += weight * chosen[a];
        }
        for (int a = 0; all && a < n; a++) {
            for (int b = 0; b <= a; b++) {
                int i = Math.max(running[a], running[b]);
                int j = Math.min(running[a], running[b]);
                double both = (a == b ? chosen[a] : 0) - chosen[a] * chosen[b];
                information[i * size + j] += weight * both;
            }
        }
        if (all) {
            logLikelihood += weight * (-parameters[taken] - top - StrictMath.log(sum));
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
