package org.psephos.report;

import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.model.SystemId;
import org.psephos.rank.RankResult;

/**
 * A ladder with what it rests on: all that a report of a ranking says.
 *
 * @param dataset what was ranked
 * @param judged the same with what judges said of it; the same dataset where no judge stands apart
 * @param result the ladder, or why there is none
 * @param anchor where the scale of points is pinned; absent means the mean of the ladder is 1000
 *     points
 * @param command the command that makes the same report again
 * @param version of the program
 */
public record Study(
        Dataset dataset,
        Dataset judged,
        RankResult result,
        @Nullable Anchor anchor,
        String command,
        String version) {

    /** A system with the points it is given. */
    public record Anchor(SystemId system, double points) {}
}
