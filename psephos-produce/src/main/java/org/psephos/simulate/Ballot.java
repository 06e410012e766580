package org.psephos.simulate;

import java.util.Arrays;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;

/**
 * What a voter may answer besides left and right. Between strengths a and b the chances stand as
 * exp(a) : exp(b) : tie · sqrt(exp(a) exp(b)) : bothBad, so that "both are bad" is likelier among
 * weak systems, and the other three are in the ratios of Davidson's model whatever its weight.
 *
 * @param tie Davidson's nu, at least 0; 0 offers no tie
 * @param bothBad weight of "both are bad", on the scale of the strengths' exponentials, at least 0;
 *     0 does not offer it
 * @see "Davidson (1970), On extending the Bradley-Terry model to accommodate ties, JASA 65:317-328"
 */
public record Ballot(double tie, double bothBad) {
    private static final int BISECTIONS = 200;

    public Ballot {
        Require.that(tie >= 0 && Double.isFinite(tie), "tie must be at least 0", tie);
        Require.that(
                bothBad >= 0 && Double.isFinite(bothBad), "bothBad must be at least 0", bothBad);
    }

    /** Left or right, nothing else. */
    public static Ballot withoutTies() {
        return new Ballot(0, 0);
    }

    /**
     * The ballot under which honest votes are ties in {@code share} of all cases.
     *
     * @param strengths log-odds
     * @param popularity weight by system: pairs are drawn in proportion to the product
     * @param share from 0 until 1
     */
    static Ballot forTieShare(double[] strengths, double[] popularity, double share) {
        Require.that(share >= 0 && share < 1, "share of ties must be from 0 until 1", share);
        if (share == 0) {
            return withoutTies();
        }
        double low = 0;
        double high = 1;
        while (tieShare(strengths, popularity, high) < share) {
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS && low < high; i++) {
            double middle = (low + high) / 2;
            if (tieShare(strengths, popularity, middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Ballot(high, 0);
    }

    private static double tieShare(double[] strengths, double[] popularity, double nu) {
        double ties = 0;
        double all = 0;
        for (int i = 0; i < strengths.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = popularity[i] * popularity[j];
                double half = (strengths[i] - strengths[j]) / 2;
                all += weight;
                ties += weight * nu / (2 * StrictMath.cosh(half) + nu);
            }
        }
        return ties / all;
    }

    /** Chances, not yet divided by their sum, in the order of {@link Outcome}. */
    double[] chances(double left, double right) {
        double first = StrictMath.exp(left);
        double second = StrictMath.exp(right);
        return new double[] {first, second, tie * StrictMath.sqrt(first * second), bothBad};
    }

    /** The vote of one of {@code kind} who is shown these strengths. */
    Outcome vote(VoterKind kind, double left, double right, SplitMix64 random) {
        // Two numbers a vote, always, so that what one voter does never moves the luck of another.
        double lapse = random.nextDouble();
        double choice = random.nextDouble();
        if (lapse < kind.lapse()) {
            return pick(new double[] {1, 1, Math.signum(tie), Math.signum(bothBad)}, choice);
        }
        double lean = kind.position() / 2;
        return pick(
                chances(kind.sensitivity() * left + lean, kind.sensitivity() * right - lean),
                choice);
    }

    private static Outcome pick(double[] chances, double choice) {
        double rest = choice * Arrays.stream(chances).sum() - chances[0];
        if (rest < 0) {
            return Outcome.LEFT;
        }
        rest -= chances[1];
        if (rest < 0) {
            return Outcome.RIGHT;
        }
        rest -= chances[2];
        if (rest < 0) {
            return Outcome.TIE;
        }
        // Rounding can leave a crumb over; it must not become an answer that was not offered.
        return chances[3] > 0 ? Outcome.BOTH_BAD : Outcome.RIGHT;
    }
}
