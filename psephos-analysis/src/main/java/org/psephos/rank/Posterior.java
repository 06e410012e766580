package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Strengths that a method believes vote after vote, each with the deviation that it carries along.
 * The deviation says how far the next vote may move a strength; as an interval it promises more
 * than it holds (docs/methods/coverage.md), so intervals come from a bootstrap or not at all.
 *
 * @param values mean by system, in the order of the placed
 * @param deviations standard deviation by system
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Posterior(double[] values, double[] deviations) {

    /** Refuses intervals that a method with an honest posterior has not. */
    static void checkInterval(RankOptions options) {
        check(
                options,
                IntervalMethod.POSTERIOR,
                "carries its own uncertainty along",
                "leave it out, or use --method bradley-terry");
    }

    /** Refuses intervals that a method of one vote after the other has not. */
    static void checkOnline(RankOptions options) {
        check(
                options,
                IntervalMethod.BOOTSTRAP,
                "its deviation is no interval",
                "leave it out, or use --bootstrap 1000, or --method bradley-terry");
    }

    private static void check(RankOptions options, IntervalMethod own, String why, String remedy) {
        Refusals.refuse(
                options,
                options.interval() != own && options.interval() != IntervalMethod.NONE,
                why + ", so no --interval " + options.interval(),
                remedy);
    }

    /**
     * The ladder.
     *
     * @param comparisons by system, in the order of the placed
     */
    Fitted ladder(
            RankOptions options,
            Tally tally,
            Placed placed,
            double[] comparisons,
            Spread spread,
            String... notes) {
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        var maker = new LadderMaker(systems, values, spread, options.level());
        var rungs = new ArrayList<Rung>();
        for (var rung : maker.rungs(comparisons)) {
            rungs.add(rung.deviating(deviations[systems.indexOf(rung.system())]));
        }
        var all = new ArrayList<>(List.of(notes));
        all.add(
                "deviations are what the method carries along to weigh the next vote; they are no"
                        + " intervals");
        all.add(options.interval() == IntervalMethod.BOOTSTRAP ? Replays.NOTE : none(options));
        return new Fitted(
                new Ladder(
                        rungs, placed.unplaced(), List.of(), null, 0, 0, maker.differences(), all));
    }

    /** What readers must know where there are no intervals. */
    static String none(RankOptions options) {
        return "no interval: "
                + options.method()
                + " has none unless --bootstrap N asks for resampled votes";
    }

    /** Comparisons of the placed systems. */
    static double[] met(Tally tally, Placed placed) {
        var all = tally.cells().bySystem();
        var met = new double[placed.core().length];
        for (int i = 0; i < met.length; i++) {
            met[i] = all[placed.core()[i]];
        }
        return met;
    }
}
