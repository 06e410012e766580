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

    /** Beyond these, capital is kept as a logarithm before it leaves what a number can hold. */
    private static final double LEAST = 1e-150;

    private static final double MOST = 1e150;

    private final double[] capital = new double[STAKES.length];
    private final double[] laidBy = new double[STAKES.length];
    private final double[] scale = new double[STAKES.length];

    Wager() {
        Arrays.fill(capital, 1);
        Arrays.fill(scale, 1);
    }

    /**
     * One more outcome.
     *
     * @param bar below which outcomes speak against the claim, in [0, 1]
     */
    void bet(double bar, double outcome) {
        for (int i = 0; i < STAKES.length; i++) {
            capital[i] *= 1 + STAKES[i] * (bar - outcome);
            if (capital[i] < LEAST || capital[i] > MOST) {
                laidBy[i] += StrictMath.log(capital[i]);
                scale[i] = StrictMath.exp(laidBy[i]);
                capital[i] = 1;
            }
        }
    }

    /** The mean of what the bettors have, as far as a number can hold it. */
    double capital() {
        double sum = 0;
        for (int i = 0; i < capital.length; i++) {
            sum += capital[i] * scale[i];
        }
        return sum / STAKES.length;
    }

    /** The natural logarithm of the capital; 0 before the first outcome. */
    double logEvidence() {
        var logs = new double[capital.length];
        Arrays.setAll(logs, i -> laidBy[i] + StrictMath.log(capital[i]));
        double largest = Arrays.stream(logs).max().orElse(0);
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - largest);
        }
        return largest + StrictMath.log(sum / STAKES.length);
    }
}
