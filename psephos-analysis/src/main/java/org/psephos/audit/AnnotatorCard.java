package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Rate;

/**
 * What one annotator, person or judge, did: no reference is needed for it.
 *
 * @param annotator by name
 * @param judgements votes, ratings and labels
 * @param decided votes for either side
 * @param left share of those for the side shown first; absent where there are none
 * @param position chance of a share so far from that of everybody else, had position been nothing
 *     to this annotator in particular: exact binomial, adjusted over all annotators with ten
 *     decided votes or more; absent for the others
 * @param compared votes and labels about units that somebody else judged
 * @param consensus share of those that say what most of the others say; where the others are
 *     divided, each of their answers counts by its share
 * @param seconds median time that a judgement took; absent where it is not known
 * @param bothOrders pairs voted on in both orders
 * @param conflictRate share of those where the verdict is not the same
 * @param entropy mean over those of the entropy of all verdicts among first, second and tie, in
 *     nats: balanced position diversity entropy
 * @param hardest where the pairs of the largest entropy were read: whom to ask a person about
 * @param gold share of the votes and labels that say what most of the reference say, with how many;
 *     absent where there is no reference, and for those who are in it
 * @param unlike what is known of whether the answers are the others'; absent where no two others
 *     answered the same questions
 * @see "Wang et al. (2023), Large language models are not fair evaluators, arXiv:2305.17926,
 *     sections 2 and 3.3"
 */
public record AnnotatorCard(
        String annotator,
        long judgements,
        long decided,
        @Nullable Estimate left,
        @Nullable Double position,
        long compared,
        @Nullable Double consensus,
        @Nullable Double seconds,
        long bothOrders,
        @Nullable Double conflictRate,
        @Nullable Double entropy,
        List<String> hardest,
        @Nullable Gold gold,
        @Nullable Unlike unlike) {

    public AnnotatorCard {
        hardest = List.copyOf(hardest);
    }

    /**
     * Accuracy against known answers, over all criteria.
     *
     * @param scored judgements whose right answer is known
     */
    public record Gold(long scored, Estimate accuracy) {}

    /**
     * A sequential test against the population: evidence that fewer than three in four answers are
     * like the others', valid at every moment.
     *
     * @param answers to questions that two others or more answered
     * @param agreed mean share of the others who say the same
     * @param expected that share for an answer like the others'
     * @param logEvidence natural logarithm of the e-value: 3.0 is twenty to one
     * @param alarm after how many answers the e-value first reached twenty; absent where it never
     *     did
     * @param drift agreed less expected, later half of the answers less the earlier; absent for
     *     fewer than forty answers
     * @see "Waudby-Smith and Ramdas (2024), Estimating means of bounded random variables by
     *     betting, JRSS B 86:1-27"
     */
    public record Unlike(
            long answers,
            double agreed,
            double expected,
            double logEvidence,
            @Nullable Long alarm,
            @Nullable Estimate drift) {}

    AnnotatorCard with(@Nullable Vigil vigil) {
        return vigil == null
                ? this
                : changed(
                        gold,
                        new Unlike(
                                vigil.answers(),
                                vigil.agreed(),
                                vigil.expected(),
                                vigil.logEvidence(),
                                vigil.alarm(),
                                vigil.drift()));
    }

    AnnotatorCard beside(@Nullable Rate right, double level) {
        return right == null
                ? this
                : changed(
                        new Gold(right.asked(), new Estimate(right.share(), right.wilson(level))),
                        unlike);
    }

    private AnnotatorCard changed(@Nullable Gold newGold, @Nullable Unlike newUnlike) {
        return new AnnotatorCard(
                annotator,
                judgements,
                decided,
                left,
                position,
                compared,
                consensus,
                seconds,
                bothOrders,
                conflictRate,
                entropy,
                hardest,
                newGold,
                newUnlike);
    }
}
