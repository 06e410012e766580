package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Online Elo points: after each comparison, in the order given, the winner takes k (1 - E) points
 * from the loser, where E = 1 / (1 + 10^(-d / 400)) was its chance to win, and a tie is half a win.
 * All start at 0 and points are only moved, so their mean stays 0. The order of the votes changes
 * the result; a vote of weight w moves w times as many points.
 *
 * @see "Elo (1978), The rating of chessplayers, past and present, section 1.6"
 */
record Elo(RankOptions options) {
    Fit fit(Tally tally) {
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.FISHER
                        || options.interval() == IntervalMethod.PROFILE,
                "has no likelihood, so no --interval " + options.interval(),
                "use --bootstrap 100, or --method bradley-terry");
        // Chains of meetings are enough: a prior-like placement asks for no wins both ways.
        var placement =
                Placement.joined(tally.cells(), tally.names(), tally.present(), options.whole());
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(tally, placed);
        };
    }

    private Fit fit(Tally tally, Placed placed) {
        var place = placed.places(tally.names().size());
        var replay = EloReplay.of(tally, options, place, placed.core().length);
        var values = replay.points(replay.weight());
        var systems = new ArrayList<SystemId>();
        var comparisons = new double[values.length];
        var all = tally.cells().bySystem();
        for (int i = 0; i < values.length; i++) {
            systems.add(new SystemId(tally.names().name(placed.core()[i])));
            comparisons[i] = all[placed.core()[i]];
        }
        var notes = new ArrayList<String>();
        notes.add("points depend on the order of the votes; strengths are points over the mean");
        var spread = spread(tally, place, replay, values, notes);
        var maker = new LadderMaker(systems, values, spread, options.level());
        return new Fitted(
                new Ladder(
                        maker.rungs(comparisons),
                        placed.unplaced(),
                        List.of(),
                        null,
                        0,
                        0,
                        maker.differences(),
                        notes));
    }

    private Spread spread(
            Tally tally, int[] place, EloReplay replay, double[] values, List<String> notes) {
        if (options.interval() != IntervalMethod.BOOTSTRAP) {
            notes.add("no interval: Elo has none unless --bootstrap N asks for resampled votes");
            return new Spread.None(values);
        }
        notes.add(Replays.NOTE);
        return new Replays(options, tally, place, replay.row(), replay.weight())
                .spread(values, replay::points);
    }
}
