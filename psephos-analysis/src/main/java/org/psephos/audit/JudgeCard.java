package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

/**
 * How one judge does beside a reference: people, or known answers.
 *
 * @param judge by its name
 * @param feedback the kind of judgement
 * @param criterion by what measure things were judged
 * @param votes of the judge
 * @param scored of those, about units where most of the reference says one thing
 * @param accuracy share of the scored that say the same as most of the reference; units are
 *     resampled as wholes; absent where nothing was scored
 * @param first share of votes for the side shown first, among those for a side; 0.5 means the order
 *     does not matter, if either side is as often the better one; absent where sides are not known
 * @param orders what happens where the order is turned round; absent where no pair was judged in
 *     both
 * @param bias share of scored units where what the judge says most often is not what most of the
 *     reference says; a draw among its own votes counts for what share of it is wrong; with {@code
 *     variance} the two parts of its error. Absent where nothing was scored
 * @param variance share of pairs of the judge's own votes about one unit that differ; absent where
 *     it judged none twice
 * @param calibration whether its confidence is worth believing; absent where it gave none
 * @param measures what else is customary: of categories kappa, balanced accuracy and the like, of
 *     numbers the correlations with the mean of the reference
 * @see "Dubois et al. (2023), AlpacaFarm, NeurIPS, section 4"
 * @see "Domingos (2000), A unified bias-variance decomposition for zero-one and squared loss, AAAI"
 */
public record JudgeCard(
        String judge,
        String feedback,
        String criterion,
        long votes,
        long scored,
        @Nullable Estimate accuracy,
        @Nullable Estimate first,
        @Nullable Orders orders,
        @Nullable Estimate bias,
        @Nullable Double variance,
        @Nullable Calibration calibration,
        List<Score> measures) {

    public JudgeCard {
        measures = List.copyOf(measures);
    }

    /**
     * One customary number.
     *
     * @param measure by its usual name
     * @param value absent where there is none
     * @param undefined why there is no value
     */
    public record Score(Measure measure, @Nullable Double value, @Nullable String undefined) {}

    /**
     * Pairs that the judge saw in both orders, and three ways to count them that are in use. Those
     * differ by up to 18 points for one judge, so all are shown.
     *
     * @param pairs judged in both orders
     * @param consistent of those, with the same winner in both
     * @param firstTwice of the others, won both times by the side shown first
     * @param secondTwice won both times by the side shown second
     * @param scored pairs whose reference is known, which the counts below are of
     * @param firstOrder right where the side that comes first by name was shown first
     * @param secondOrder right where it was shown second
     * @param bothRight right in both orders: Auto-J, LLMBar
     * @param netRight right more often than wrong, a tie counting neither way: JudgeBench
     * @param flipAsTie right in both orders, and half of those that flip or tie: FastChat
     */
    public record Orders(
            long pairs,
            long consistent,
            long firstTwice,
            long secondTwice,
            long scored,
            long firstOrder,
            long secondOrder,
            long bothRight,
            long netRight,
            double flipAsTie) {}

    /**
     * Confidence beside accuracy.
     *
     * @param error expected calibration error: the mean distance of confidence and accuracy over
     *     bins, each with the weight of its votes
     * @param byChance what a judge whose confidence is right would be expected to show on so many
     *     votes, by the normal approximation: the error is never nothing
     * @param bins of equal width from 0 to 1, without the empty ones
     * @param coverage accuracy among the most confident votes
     * @see "Guo et al. (2017), On calibration of modern neural networks, ICML, section 2"
     */
    public record Calibration(
            double error, double byChance, List<Bin> bins, List<Coverage> coverage) {
        public Calibration {
            bins = List.copyOf(bins);
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * Votes of about the same confidence.
     *
     * @param confidence their mean
     * @param accuracy share of them that is right
     */
    public record Bin(long votes, double confidence, double accuracy) {}

    /**
     * What is left where the judge abstains when it is unsure.
     *
     * @param share of votes kept, the most confident ones
     * @param accuracy among them
     */
    public record Coverage(double share, double accuracy) {}
}
