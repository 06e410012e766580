package org.psephos.rank;

import java.util.List;
import org.psephos.model.SystemId;

/** The outcome of estimating strengths. Having no answer is an outcome too, never a number. */
public sealed interface Fit {

    /** There is a ladder; it may leave systems unplaced, with the reason. */
    record Fitted(Ladder ladder) implements Fit {}

    /**
     * The judgements do not determine the answer.
     *
     * @param groups systems that can be compared among each other but not across, each in name
     *     order, largest first
     * @param confounded parameters that cannot be told apart, empty where {@code groups} is the
     *     reason
     * @param reason one sentence
     * @param remedy what a user can do
     */
    record NotIdentified(
            List<List<SystemId>> groups, List<String> confounded, String reason, String remedy)
            implements Fit {
        public NotIdentified {
            groups = groups.stream().map(List::copyOf).toList();
            confounded = List.copyOf(confounded);
        }
    }

    /**
     * The search did not end.
     *
     * @param steps how many were taken
     * @param gap what is left of the score equation, in standard errors of the worst parameter
     */
    record NotConverged(int steps, double gap) implements Fit {}
}
