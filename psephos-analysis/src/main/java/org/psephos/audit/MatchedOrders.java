package org.psephos.audit;

import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Estimate;
import org.psephos.model.Outcome;

/**
 * The effect of position from questions that were asked in both orders, whatever the strengths:
 * half the common log odds ratio of "the first candidate wins" between the orders, one stratum a
 * question (where items are not named, one a pair of systems). Undefined where no stratum was
 * decided in both orders, or where one side won them all.
 *
 * @see CommonOdds
 */
final class MatchedOrders {
    private MatchedOrders() {}

    static @Nullable Estimate of(Comparisons votes, Questions asked, AuditOptions options) {
        var questions = asked.known() > 0 ? asked : Questions.ofPairs(votes);
        var odds = new CommonOdds();
        for (int row = 0; row < votes.size(); row++) {
            var outcome = votes.outcome(row);
            if (questions.question(row) >= 0
                    && (outcome == Outcome.LEFT || outcome == Outcome.RIGHT)) {
                odds.add(
                        questions.question(row),
                        !questions.swapped(row),
                        questions.answer(row) == Questions.FIRST,
                        votes.headers().weight(row));
            }
        }
        var ratio = odds.estimate(options.level());
        var interval = ratio == null ? null : ratio.interval();
        return ratio == null || interval == null
                ? null
                : new Estimate(ratio.value() / 2, interval.map(0.5, 0));
    }
}
