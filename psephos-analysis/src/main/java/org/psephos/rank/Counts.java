package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * How many comparisons each system won, a tie counting a half. A count is a fact about these votes
 * and has no interval; it says nothing of who the opponents were.
 */
record Counts(RankOptions options) {

    Fit fit(Tally tally) {
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.FISHER
                        || options.interval() == IntervalMethod.PROFILE
                        || options.interval() == IntervalMethod.BOOTSTRAP,
                "counts have no intervals: they are facts about these votes",
                "use --method win-rate or --method bradley-terry");
        var cells = tally.cells();
        var met = cells.bySystem();
        var systems = new ArrayList<SystemId>();
        var unplaced = new ArrayList<Ladder.Unplaced>();
        var wins = new double[met.length];
        for (int c = 0; c < cells.size(); c++) {
            wins[cells.left()[c]] += cells.score(c);
            wins[cells.right()[c]] += cells.total(c) - cells.score(c);
        }
        var values = new double[met.length];
        var comparisons = new double[met.length];
        for (int code = 0; code < met.length; code++) {
            var id = new SystemId(tally.names().name(code));
            if (met[code] > 0) {
                values[systems.size()] = wins[code];
                comparisons[systems.size()] = met[code];
                systems.add(id);
            } else if (tally.present()[code]) {
                unplaced.add(new Ladder.Unplaced(id, Placement.NOT_USED));
            }
        }
        return systems.isEmpty()
                ? nobody(unplaced)
                : new Fitted(
                        new Ladder(
                                maker(systems, values).rungs(comparisons),
                                unplaced,
                                List.of(),
                                null,
                                0,
                                0,
                                null,
                                List.of("wins are counted, a tie as a half: no interval")));
    }

    private LadderMaker maker(List<SystemId> systems, double[] values) {
        return new LadderMaker(
                systems,
                Arrays.copyOf(values, systems.size()),
                new Spread.None(values),
                options.level());
    }

    /** There is nothing to count. */
    static NotIdentified nobody(List<Ladder.Unplaced> unplaced) {
        return new NotIdentified(
                unplaced.stream().map(one -> List.of(one.system())).toList(),
                List.of(),
                "no two systems were compared",
                "give comparisons of at least two systems");
    }
}
