package org.psephos.rank;

import org.psephos.rank.RankOptions.Ties;

/**
 * Strengths of Thurstone's law of comparative judgment, case V, by maximum likelihood: P(i beats j)
 * = Phi(s_i - s_j), Phi being the normal distribution function. The unit is the standard deviation
 * of the difference between two systems, the mean is zero; a tie is half a win to each. About 1.7
 * log-odds are one such unit.
 *
 * @see "Thurstone (1927), A law of comparative judgment, Psychological Review 34:273-286; Mosteller
 *     (1951), Remarks on the method of paired comparisons, Psychometrika 16:3-9"
 */
record ThurstoneMosteller(RankOptions options) {

    Fit fit(Tally tally) {
        Refusals.refuse(
                options,
                options.ties() != Ties.HALF && options.ties() != Ties.DROP,
                "has no model of ties, but was asked for --ties " + options.ties(),
                "use --ties half or --ties drop, or --method bradley-terry");
        Refusals.refuse(
                options,
                options.prior() != null,
                "knows no prior",
                "leave it out, or use --method bradley-terry");
        return new BradleyTerry(options).fit(tally);
    }
}
