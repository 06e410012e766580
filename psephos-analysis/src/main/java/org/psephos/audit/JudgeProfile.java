package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Manifest;

/**
 * All that is known of one judge, for one page.
 *
 * @param manifest where the data came from
 * @param judge its name
 * @param reference how many annotators it is held beside
 * @param level of the intervals
 * @param cards beside the reference, by kind of judgement and criterion
 * @param ceilings how far the reference agrees with itself on the same kinds
 * @param biases what its own votes show of position, flips, length and style, found or not
 * @param cost what its judgements took
 */
public record JudgeProfile(
        Manifest manifest,
        String judge,
        int reference,
        double level,
        List<JudgeCard> cards,
        List<Ceiling> ceilings,
        List<Finding> biases,
        Cost cost) {

    public JudgeProfile {
        cards = List.copyOf(cards);
        ceilings = List.copyOf(ceilings);
        biases = List.copyOf(biases);
    }

    /**
     * Means over the judgements that say what they took; absent where none does.
     *
     * @param judgements of the judge
     * @param timed of those, with a duration
     * @param seconds their mean
     * @param priced with a price in the column {@code price}, {@code cost} or {@code
     *     price_per_example}
     * @param price their mean, in the currency of the column
     */
    public record Cost(
            long judgements,
            long timed,
            @Nullable Double seconds,
            long priced,
            @Nullable Double price) {}
}
