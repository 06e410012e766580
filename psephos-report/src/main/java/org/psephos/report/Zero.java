package org.psephos.report;

import org.jspecify.annotations.Nullable;

/** Where a scale begins, in words. */
final class Zero {
    private Zero() {}

    static String ofStrength(Unit unit) {
        return switch (unit) {
            case LOG_ODDS -> "mean of the ladder";
            case POINTS -> "mean of the ladder";
            case DEVIATES -> "mean of the ladder";
            case SHARE -> "no comparison won";
            case WINS -> "no comparison won";
            case ABILITY -> "mean of the population of systems";
            case OWN -> "as the method sets it";
        };
    }

    static String ofPoints(Study.@Nullable Anchor anchor) {
        return anchor == null
                ? "the mean of the ladder is %s points".formatted(Numbers.fixed(Points.MEAN, 0))
                : "%s is pinned at %s points"
                        .formatted(anchor.system(), Numbers.exact(anchor.points()));
    }
}
