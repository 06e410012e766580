package org.psephos.rank;

/** What the outcome of a comparison is expected to say of the difference it is about. */
final class Information {
    private static final int HALF_NODES = 40;
    private static final double REACH = 6;

    private Information() {}

    /**
     * Mutual information in nats between the outcome, win or loss, and log-odds that are normally
     * distributed: entropy of the mean chance less the mean entropy, by the trapezoidal rule.
     *
     * @see "Houlsby, Huszar, Ghahramani and Lengyel (2011), Bayesian active learning for
     *     classification and preference learning, arXiv:1112.5745"
     */
    static double ofOutcome(double mean, double variance) {
        double deviation = Math.sqrt(Math.max(variance, 0));
        double weights = 0;
        double chance = 0;
        double entropy = 0;
        for (int k = -HALF_NODES; k <= HALF_NODES; k++) {
            double z = REACH * k / HALF_NODES;
            double weight = StrictMath.exp(-z * z / 2);
            double p = PairModel.logistic(mean + deviation * z);
            weights += weight;
            chance += weight * p;
            entropy += weight * entropy(p);
        }
        return Math.max(0, entropy(chance / weights) - entropy / weights);
    }

    private static double entropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -p * StrictMath.log(p) - (1 - p) * StrictMath.log1p(-p);
    }
}
