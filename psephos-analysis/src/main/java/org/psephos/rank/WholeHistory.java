package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotConverged;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Whole-History Rating: a strength for each system on each day it was judged, by Bradley-Terry's
 * model (a tie is half a win) with a Wiener process between days, fitted to all votes at once. The
 * ladder is that of the last day of the data; a system that was not judged then keeps its last
 * strength and becomes less certain.
 *
 * <p>Strengths are log-odds with mean zero. Votes need times.
 *
 * @see "Coulom (2008), Whole-History Rating: a Bayesian rating system for players of time-varying
 *     strength, Computers and Games, LNCS 5131:113-124"
 */
record WholeHistory(RankOptions options) {
    /** Points that a strength moves in a day, as a standard deviation: w^2 = 14 of the source. */
    static final double DRIFT = Math.sqrt(14);

    private static final double LEAST = 0.1;

    Fit fit(Tally tally) {
        Posterior.checkInterval(options);
        var placement = Placement.of(tally, options);
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(tally, placed);
        };
    }

    private Fit fit(Tally tally, Placed placed) {
        var chronicle = Chronicle.of(tally, options);
        Refusals.refuse(
                options,
                !chronicle.timed(),
                "strengths move with time, but "
                        + chronicle.untimed()
                        + " of "
                        + chronicle.size()
                        + " votes have no time",
                "name the column with --columns time=COLUMN, or use --method glicko-2");
        double points = options.online().drift() == null ? DRIFT : options.online().drift();
        Refusals.refuse(
                options,
                points < LEAST,
                "strengths that wander less than 0.1 points a day hardly move",
                "use --method bradley-terry, or a larger --drift");
        var paths = new StrengthPaths(Days.of(chronicle, placed), points / Glicko.SCALE, ghosts());
        if (!paths.solve()) {
            return new NotConverged(paths.steps, paths.gap);
        }
        return ladder(tally, placed, paths, chronicle, points);
    }

    private double ghosts() {
        return options.ghosts();
    }

    private Fitted ladder(
            Tally tally, Placed placed, StrengthPaths paths, Chronicle chronicle, double points) {
        var ids = new ArrayList<SystemId>();
        for (int code : placed.core()) {
            ids.add(new SystemId(tally.names().name(code)));
        }
        var values = paths.last();
        var notes = notes(chronicle, paths, points);
        var spread =
                options.interval() == IntervalMethod.NONE
                        ? new Spread.None(values)
                        : new Spread.Gaussian(
                                values, paths.covariance(), options.level(), "posterior");
        var maker = new LadderMaker(ids, values, spread, options.level());
        return new Fitted(
                new Ladder(
                        maker.rungs(Posterior.met(tally, placed)),
                        placed.unplaced(),
                        List.of(),
                        paths.logLikelihood,
                        paths.steps,
                        paths.gap,
                        maker.differences(),
                        notes));
    }

    private List<String> notes(Chronicle chronicle, StrengthPaths paths, double points) {
        var notes = new ArrayList<String>();
        notes.add(
                "strengths are those of the last day of "
                        + paths.days()
                        + ", and wander by "
                        + BradleyTerry.plain(Math.rint(points * 1000) / 1000)
                        + " points a day (--drift)");
        notes.add(chronicle.order());
        if (options.prior() != null) {
            notes.add(
                    "prior: every system drew "
                            + BradleyTerry.plain(ghosts())
                            + " times on its first day against a virtual opponent of strength 0");
        }
        if (options.interval() != IntervalMethod.NONE) {
            notes.add("intervals are posterior, from the curvature over all days of all systems");
        }
        return notes;
    }
}
