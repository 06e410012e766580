package org.psephos.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder;

/**
 * What came of a fit, in the words that all faces use.
 *
 * @param status {@code fitted}, {@code partly-identified}, {@code not-identified} or {@code
 *     not-converged}
 * @param reason why there is no ladder, or none of everyone; absent where there is
 * @param remedy what to do about it
 * @param ladder absent where there is no answer
 */
record Answer(
        String status,
        @Nullable String reason,
        @Nullable String remedy,
        List<List<SystemId>> groups,
        List<String> confounded,
        @Nullable Ladder ladder) {

    static Answer of(Fit fit) {
        // Asked first, because a switch over types takes long when it is first met.
        return fit instanceof Fitted fitted ? fitted(fitted.ladder()) : without(fit);
    }

    private static Answer without(Fit fit) {
        return switch (fit) {
            case Fitted fitted -> fitted(fitted.ladder());
            case NotIdentified none ->
                    new Answer(
                            "not-identified",
                            none.reason(),
                            none.remedy(),
                            none.groups(),
                            none.confounded(),
                            null);
            case NotConverged none -> notConverged(none);
        };
    }

    private static Answer fitted(Ladder ladder) {
        if (ladder.unplaced().isEmpty()) {
            return new Answer("fitted", null, null, List.of(), List.of(), ladder);
        }
        return new Answer(
                "partly-identified",
                "%s of %s systems have no place: the votes do not say how far off they are"
                        .formatted(
                                ladder.unplaced().size(),
                                ladder.unplaced().size() + ladder.rungs().size()),
                "more votes on the unplaced systems, or a prior: --prior 1",
                List.of(),
                List.of(),
                ladder);
    }

    private static Answer notConverged(NotConverged none) {
        return new Answer(
                "not-converged",
                "the search did not end: after %s steps the worst parameter is still %s standard errors off"
                        .formatted(
                                Numbers.count(none.steps()),
                                Double.isFinite(none.gap()) ? Numbers.exact(none.gap()) : "many"),
                "a prior holds the search: --prior 1, or a larger one",
                List.of(),
                List.of(),
                null);
    }
}
