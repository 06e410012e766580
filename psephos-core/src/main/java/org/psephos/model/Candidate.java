package org.psephos.model;

import org.jspecify.annotations.Nullable;

/**
 * One of the things a judgement chose among: an answer, the system that gave it, or both. Vote
 * files often name only systems; preference pairs often have only answers.
 *
 * @param system who answered, if known
 * @param response which answer, if known; at least one of the two is
 */
public record Candidate(@Nullable SystemId system, @Nullable ResponseId response) {

    public Candidate {
        if (system == null && response == null) {
            throw new IllegalArgumentException("a candidate needs a system, a response or both");
        }
    }

    /** A candidate known only by its system. */
    public static Candidate of(SystemId system) {
        return new Candidate(system, null);
    }
}
