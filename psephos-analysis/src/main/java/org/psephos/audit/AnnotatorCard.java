package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

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
        List<String> hardest) {

    public AnnotatorCard {
        hardest = List.copyOf(hardest);
    }
}
