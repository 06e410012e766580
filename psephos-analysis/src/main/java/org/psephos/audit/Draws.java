package org.psephos.audit;

import org.psephos.math.SplitMix64;

/** Random counts. */
final class Draws {
    private static final long ONE_BY_ONE = 100;

    private Draws() {}

    /**
     * How many of {@code tries} succeed: one by one up to a hundred, beyond that rounded from the
     * normal distribution, which is enough to tell who won most.
     */
    static double binomial(long tries, double chance, SplitMix64 random) {
        if (tries <= ONE_BY_ONE) {
            int count = 0;
            for (long i = 0; i < tries; i++) {
                count += random.nextDouble() < chance ? 1 : 0;
            }
            return count;
        }
        double spread = Math.sqrt(tries * chance * (1 - chance));
        double drawn = Math.rint(tries * chance + spread * random.nextGaussian());
        return Math.clamp(drawn, 0, (double) tries);
    }
}
