package org.psephos.audit;

import java.util.Arrays;

/**
 * Evidence that grows by betting: whoever bets against a claim that is true does not get rich, so
 * that the capital, from 1, is evidence against it however often one looks. The claim is that
 * outcomes from 0 to 1 are on average no smaller than their bars; capital is the mean of four
 * bettors who stake a tenth, a third, two thirds and nine tenths of it on every outcome. (A stake
 * that looked at the bar would not be fair: a bar is high where the others agree by luck.) By
 * Ville's inequality it ever reaches 1 / alpha with a chance of at most alpha where the claim
 * holds.
 *
 * @see "Waudby-Smith and Ramdas (2024), Estimating means of bounded random variables by betting,
 *     JRSS B 86:1-27; Ville (1939)"
 */
final class Wager {
    private static final double[] STAKES = {0.1, 1.0 / 3, 2.0 / 3, 0.9};

    private final double[] logCapital = new double[STAKES.length];

    /**
     * One more outcome.
     *
     * @param bar below which outcomes speak against the claim, in [0, 1]
     */
    void bet(double bar, double outcome) {
        for (int i = 0; i < STAKES.length; i++) {
            logCapital[i] += StrictMath.log1p(STAKES[i] * (bar - outcome));
        }
    }

    /** The natural logarithm of the capital; 0 before the first outcome. */
    double logEvidence() {
        double largest = Arrays.stream(logCapital).max().orElse(0);
        double sum = 0;
        for (double log : logCapital) {
            sum += StrictMath.exp(log - largest);
        }
        return largest + StrictMath.log(sum / STAKES.length);
    }
}
