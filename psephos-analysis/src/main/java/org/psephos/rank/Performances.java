package org.psephos.rank;

import java.util.Arrays;

/**
 * What one judgement says of the performances of its members: expectation propagation over the
 * joint normal distribution of all of them, one factor for each pair that the judgement orders or
 * ties. A factor is a normal approximation of the difference with precision {@code pi} and
 * precision times mean {@code tau}.
 *
 * @see "Minka (2001), Uncertainty in Artificial Intelligence 17:362-369; Herbrich, Minka, Graepel
 *     (2007), table 1"
 */
final class Performances {
    private static final double TOLERANCE = 1e-12;
    private static final int SWEEPS = 200;

    private final double margin;
    private final double[] mean;
    private final double[] covariance;
    private final double[] along;
    private int[] better = new int[4];
    private int[] worse = new int[4];
    private boolean[] tie = new boolean[4];
    private double[] pi = new double[4];
    private double[] tau = new double[4];
    private int factors;
    private int n;

    Performances(int longest, double margin) {
        this.margin = margin;
        mean = new double[longest];
        covariance = new double[longest * longest];
        along = new double[longest];
    }

    /** Writes into {@code skills} how its members move. */
    void update(WengLin.Skills skills) {
        n = skills.n;
        double noise = WengLin.Skills.BETA * WengLin.Skills.BETA;
        Arrays.fill(covariance, 0, n * n, 0);
        for (int i = 0; i < n; i++) {
            mean[i] = skills.mean[i];
            covariance[i * n + i] = skills.variance[i] + noise;
        }
        link(skills.tier);
        boolean tree = factors < n;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (int f = 0; f < factors; f++) {
                moved = Math.max(moved, refine(f));
            }
            if (moved < TOLERANCE || (tree && factors == 1)) {
                break;
            }
        }
        for (int i = 0; i < n; i++) {
            double prior = skills.variance[i] + noise;
            double share = skills.variance[i] / prior;
            skills.omega[i] = share * (mean[i] - skills.mean[i]);
            skills.delta[i] = share * (1 - covariance[i * n + i] / prior);
        }
    }

    /** A factor for each pair of one tier, and of a tier and the next. */
    private void link(int[] tier) {
        factors = 0;
        for (int i = 0; i < n; i++) {
            int next = Integer.MAX_VALUE;
            for (int j = 0; j < n; j++) {
                next = tier[j] > tier[i] ? Math.min(next, tier[j]) : next;
            }
            for (int j = 0; j < n; j++) {
                if (tier[j] == next || (tier[j] == tier[i] && j > i)) {
                    add(i, j, tier[j] == tier[i]);
                }
            }
        }
    }

    private void add(int first, int second, boolean tied) {
        if (factors == better.length) {
            better = Arrays.copyOf(better, 2 * factors);
            worse = Arrays.copyOf(worse, 2 * factors);
            tie = Arrays.copyOf(tie, 2 * factors);
            pi = Arrays.copyOf(pi, 2 * factors);
            tau = Arrays.copyOf(tau, 2 * factors);
        }
        better[factors] = first;
        worse[factors] = second;
        tie[factors] = tied;
        pi[factors] = 0;
        tau[factors++] = 0;
    }

    /** Takes factor {@code f} out, looks at the difference again, and puts it back in. */
    private double refine(int f) {
        int a = better[f];
        int b = worse[f];
        double variance = covariance[a * n + a] + covariance[b * n + b] - 2 * covariance[a * n + b];
        double cavityPi = 1 / variance - pi[f];
        double cavityTau = (mean[a] - mean[b]) / variance - tau[f];
        double root = Math.sqrt(cavityPi);
        double t = cavityTau / root;
        double e = margin * root;
        double v = tie[f] ? Truncated.vWithin(t, e) : Truncated.v(t - e);
        double w = tie[f] ? Truncated.wWithin(t, e) : Truncated.w(t - e);
        double newPi = cavityPi / (1 - w);
        double newTau = (cavityTau + root * v) / (1 - w);
        double addedPi = newPi - cavityPi - pi[f];
        double addedTau = newTau - cavityTau - tau[f];
        pi[f] += addedPi;
        tau[f] += addedTau;
        fold(a, b, addedPi, addedTau);
        return Math.max(Math.abs(addedPi) / newPi, Math.abs(addedTau) / Math.sqrt(newPi));
    }

    /** Adds precision along the difference of {@code a} and {@code b}: Sherman and Morrison. */
    private void fold(int a, int b, double addedPi, double addedTau) {
        for (int i = 0; i < n; i++) {
            along[i] = covariance[i * n + a] - covariance[i * n + b];
        }
        double variance = along[a] - along[b];
        double gap = mean[a] - mean[b];
        double scale = 1 / (1 + addedPi * variance);
        for (int i = 0; i < n; i++) {
            mean[i] += along[i] * (addedTau - addedPi * gap) * scale;
            for (int j = 0; j < n; j++) {
                covariance[i * n + j] -= along[i] * along[j] * addedPi * scale;
            }
        }
    }
}
