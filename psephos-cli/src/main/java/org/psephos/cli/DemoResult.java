package org.psephos.cli;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit;
import org.psephos.rank.Ladder;
import org.psephos.rank.RankResult;
import org.psephos.simulate.Closeness;
import org.psephos.simulate.Truth;

/**
 * A fit of the demonstration's votes and how near it came to the truth.
 *
 * @param result what was fitted
 * @param ladder what came out
 * @param closeness against the truth
 */
record DemoResult(RankResult result, Ladder ladder, Closeness closeness) {

    static DemoResult of(RankResult result, Truth truth) {
        var ladder =
                switch (result.fit()) {
                    case Fit.Fitted fitted -> fitted.ladder();
                    case Fit.NotIdentified none -> throw noLadder(none.reason());
                    case Fit.NotConverged none ->
                            throw noLadder(
                                    "the search did not end in %s steps".formatted(none.steps()));
                };
        var estimates = new TreeMap<SystemId, Estimate>();
        ladder.rungs().forEach(rung -> estimates.put(rung.system(), rung.strength()));
        return new DemoResult(result, ladder, Closeness.of(truth, estimates));
    }

    private static IllegalStateException noLadder(String reason) {
        return new IllegalStateException("5,000 votes of 80 voters must have a ladder: " + reason);
    }

    /** The effect called {@code name}; null where it is no parameter of this fit. */
    @Nullable Estimate effect(String name) {
        return ladder.effects().stream()
                .filter(effect -> effect.name().equals(name))
                .map(Ladder.Effect::estimate)
                .findFirst()
                .orElse(null);
    }
}
