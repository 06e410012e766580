package org.psephos.export;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Ratings;
import org.psephos.model.Scale.Continuum;
import org.psephos.model.Scale.Levels;

/**
 * Ratings on the steps 0 to 4. A scale within them stays as it is, and one of as many whole steps
 * elsewhere, such as 1 to 5, is shifted. Any other is left out with all its ratings of a criterion,
 * so that never only the worst or the best of it stay; one without a stated end is left out where
 * any value lies outside.
 */
final class FiveSteps {
    private static final double MOST = 4;

    private final Ratings ratings;

    /** Criteria with open scales that hold a value outside. */
    private final Set<String> beyond = new LinkedHashSet<>();

    FiveSteps(Ratings ratings) {
        this.ratings = ratings;
        for (int row = 0; row < ratings.size(); row++) {
            double value = ratings.value(row);
            if (value < 0 || value > MOST) {
                beyond.add(group(row));
            }
        }
    }

    /**
     * What becomes of a rating.
     *
     * @param value its step; null where it has none
     * @param said how the scale was changed, or why there is no step; empty where it stays
     */
    record Step(@Nullable Double value, String said) {}

    /** The step of the rating at {@code row}. */
    Step of(int row) {
        double value = ratings.value(row);
        return switch (ratings.scale(row)) {
            case Levels levels -> shifted(value, 0, levels.names().size() - 1.0);
            case Continuum scale ->
                    Double.isFinite(scale.low()) && Double.isFinite(scale.high())
                            ? shifted(value, scale.low(), scale.high())
                            : open(row, value);
        };
    }

    private static Step shifted(double value, double low, double high) {
        if (low >= 0 && high <= MOST) {
            return new Step(value, "");
        }
        var steps = "%s to %s".formatted(Json.number(low), Json.number(high));
        return high - low == MOST && low == Math.rint(low)
                ? new Step(
                        value - low, "scale of a rating: %s is written as 0 to 4".formatted(steps))
                : new Step(
                        null, "rating on a scale of %s: the format takes 0 to 4".formatted(steps));
    }

    private Step open(int row, double value) {
        return beyond.contains(group(row))
                ? new Step(
                        null,
                        "rating by a criterion that goes beyond 0 to 4, on a scale that nobody"
                                + " stated: the format takes 0 to 4")
                : new Step(value, "");
    }

    /** One criterion on one scale. */
    private String group(int row) {
        return ratings.headers().header(row).criterion() + "\n" + ratings.scale(row);
    }
}
