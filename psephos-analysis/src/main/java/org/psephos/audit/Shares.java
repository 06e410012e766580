package org.psephos.audit;

import java.util.Arrays;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.Rate;

/**
 * Shares of what is not independent within clusters: the score interval at the number of
 * independent judgements that would be worth as much.
 *
 * @see "Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA
 *     22:209-212"
 * @see "Korn and Graubard (1998), Confidence intervals for proportions with small expected number
 *     of positive counts estimated from survey data, Survey Methodology 24:193-201"
 */
final class Shares {
    private Shares() {}

    /** The score interval of independent judgements. */
    static Interval independent(long successes, long asked, double level) {
        return new Rate(successes, asked).wilson(level);
    }

    /**
     * The score interval at the effective number of judgements.
     *
     * @param successes by cluster
     * @param asked by cluster; at least one in all
     */
    static Interval clustered(double[] successes, double[] asked, double level) {
        double all = Arrays.stream(asked).sum();
        double share = Arrays.stream(successes).sum() / all;
        double squares = 0;
        long clusters = 0;
        for (int c = 0; c < asked.length; c++) {
            double off = successes[c] - share * asked[c];
            squares += off * off;
            clusters += asked[c] > 0 ? 1 : 0;
        }
        double binomial = share * (1 - share) * all;
        double variance = clusters < 2 ? binomial : squares * clusters / (clusters - 1);
        double effect = binomial > 0 ? Math.max(1, variance / binomial) : 1;
        return worth(share, all / effect, level);
    }

    /** The score interval of a share {@code p} that is worth {@code n} independent judgements. */
    static Interval worth(double p, double n, double level) {
        double z = Normal.quantile(0.5 + level / 2);
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new Interval(
                Math.max(0, Math.min(p, centre - half)),
                Math.min(1, Math.max(p, centre + half)),
                level,
                "Wilson score at the effective number of judgements");
    }
}
