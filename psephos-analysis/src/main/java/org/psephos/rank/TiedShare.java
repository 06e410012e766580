package org.psephos.rank;

import org.psephos.math.Interval;

/**
 * The score interval of a share in which a tie counts a half: the shares p that a test at the
 * variance under p would not reject, the chance of a tie being what is most likely under p. Without
 * ties it is Wilson's; with them it is narrower, for a tie is less uncertain than a vote.
 *
 * <p>With d = 2p - 1, w the share won and l the share lost, the test is n (w - l - d)^2 = z^2 (2q +
 * d (1 - d)), where q, the chance of a loss under d, solves 2 q^2 + (d (2 - w + l) - w - l) q - l d
 * (1 - d) = 0.
 *
 * @see "Tango (1998), Equivalence test and confidence interval for the difference in proportions
 *     for the paired-sample design, Statistics in Medicine 17:891-908; Wilson (1927), JASA
 *     22:209-212"
 */
final class TiedShare {
    private static final String METHOD = "score";
    private static final int HALVINGS = 60;

    private TiedShare() {}

    /**
     * The interval, widened where rounding needs it to hold the share itself.
     *
     * @param won share of votes won, from 0 to 1
     * @param lost share of votes lost; the rest are ties
     * @param n number of votes, positive, not necessarily whole
     */
    static Interval interval(double won, double lost, double n, double level) {
        double z = Spread.quantile(level);
        double share = (1 + won - lost) / 2;
        double high = (1 + upper(won, lost, n, z)) / 2;
        double low = (1 - upper(lost, won, n, z)) / 2;
        return new Interval(
                Math.max(0, Math.min(share, low)),
                Math.min(1, Math.max(share, high)),
                level,
                METHOD);
    }

    /** The largest difference that is not rejected, by halving. */
    private static double upper(double won, double lost, double n, double z) {
        double inside = won - lost;
        double outside = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (inside + outside) / 2;
            double away = won - lost - middle;
            if (n * away * away > z * z * variance(won, lost, middle)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return outside;
    }

    /** Of a vote that is 1, 0 or -1, were its mean {@code d}. */
    private static double variance(double won, double lost, double d) {
        double b = d * (2 - won + lost) - won - lost;
        double root = Math.sqrt(Math.max(0, b * b + 8 * lost * d * (1 - d)));
        return (root - b) / 2 + d * (1 - d);
    }
}
