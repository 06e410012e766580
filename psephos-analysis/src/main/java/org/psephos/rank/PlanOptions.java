package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;

/**
 * What is planned for.
 *
 * @param separate the two systems to tell apart; absent where only the next comparisons are asked
 * @param power chance of telling them apart, strictly between 0 and 1
 * @param supposed difference to plan for, in log-odds, positive; absent means the one estimated
 * @param next how many next comparisons to name, at least 0
 */
public record PlanOptions(
        @Nullable Separate separate, double power, @Nullable Double supposed, int next) {

    public PlanOptions {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power must be between 0 and 1, but was " + power);
        }
        if (supposed != null && !(supposed > 0)) {
            throw new IllegalArgumentException("supposed must be positive, but was " + supposed);
        }
        if (next < 0) {
            throw new IllegalArgumentException("next must be at least 0, but was " + next);
        }
    }

    /** Two systems. */
    public record Separate(SystemId a, SystemId b) {}
}
