package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Strengths that a Bayesian method believes, each with its own normal uncertainty, taken as
 * independent of the others.
 *
 * @param values mean by system, in the order of the placed
 * @param deviations standard deviation by system
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Posterior(double[] values, double[] deviations) {

    /** Refuses intervals that the method has not. */
    static void checkInterval(RankOptions options) {
        boolean own =
                options.interval() == IntervalMethod.POSTERIOR
                        || options.interval() == IntervalMethod.NONE;
        Refusals.refuse(
                options,
                !own,
                "carries its own uncertainty along, so no --interval " + options.interval(),
                "leave it out, or use --method bradley-terry");
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
            String... notes) {
        var systems = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
        var maker = new LadderMaker(systems, values, spread(options), options.level());
        var all = new ArrayList<>(List.of(notes));
        if (options.interval() != IntervalMethod.NONE) {
            all.add(
                    "intervals are the method's own posterior deviation, taken as normal and"
                            + " independent between systems; they trust its model");
        }
        return new Fitted(
                new Ladder(
                        maker.rungs(comparisons),
                        placed.unplaced(),
                        List.of(),
                        null,
                        0,
                        0,
                        maker.differences(),
                        all));
    }

    private Spread spread(RankOptions options) {
        if (options.interval() == IntervalMethod.NONE) {
            return new Spread.None(values);
        }
        int n = values.length;
        var covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            covariance[i * n + i] = deviations[i] * deviations[i];
        }
        return new Spread.Gaussian(values, covariance, options.level(), "posterior");
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
