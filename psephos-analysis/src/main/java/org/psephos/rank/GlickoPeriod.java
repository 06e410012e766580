package org.psephos.rank;

import java.util.Arrays;

/**
 * Ratings of Glicko and Glicko-2 on the natural scale, with what the games of one period say about
 * them. All games of a period are judged by the ratings at its start:
 *
 * <p>g = 1 / sqrt(1 + 3 phi_j^2 / pi^2), E = 1 / (1 + exp(-g (mu_i - mu_j))), information = sum of
 * w g^2 E (1 - E), surplus = sum of w g (s - E).
 *
 * @see "Glickman (1999), Applied Statistics 48:377-394; Glickman (2013), steps 3 and 4"
 */
final class GlickoPeriod {
    private static final double THREE_BY_PI_SQUARED = 3 / (Math.PI * Math.PI);

    /** Rating by system, 0 at the start. */
    final double[] mu;

    /** Deviation by system. */
    final double[] phi;

    /** Whether the system has played. */
    final boolean[] entered;

    final double[] information;
    final double[] surplus;
    private final double[] g;

    GlickoPeriod(int systems, double start) {
        mu = new double[systems];
        phi = new double[systems];
        Arrays.fill(phi, start);
        entered = new boolean[systems];
        information = new double[systems];
        surplus = new double[systems];
        g = new double[systems];
    }

    /** Forgets the last period. */
    void open() {
        Arrays.fill(information, 0);
        Arrays.fill(surplus, 0);
        for (int i = 0; i < g.length; i++) {
            g[i] = 1 / Math.sqrt(1 + THREE_BY_PI_SQUARED * phi[i] * phi[i]);
        }
    }

    /**
     * A game.
     *
     * @param won share of it that {@code left} won
     * @param weight how many games it stands for
     */
    void add(int left, int right, double won, double weight) {
        one(left, right, won, weight);
        one(right, left, 1 - won, weight);
    }

    private void one(int i, int j, double won, double weight) {
        double expected = PairModel.logistic(g[j] * (mu[i] - mu[j]));
        information[i] += weight * g[j] * g[j] * expected * (1 - expected);
        surplus[i] += weight * g[j] * (won - expected);
        entered[i] = true;
    }

    /** Takes in what the games of system {@code i} said; {@code before} is its deviation. */
    void close(int i, double before) {
        double variance = 1 / (1 / (before * before) + information[i]);
        mu[i] += variance * surplus[i];
        phi[i] = Math.sqrt(variance);
    }
}
