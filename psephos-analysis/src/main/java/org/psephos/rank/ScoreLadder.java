package org.psephos.rank;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * The ladder of a score that is computed from counts and has no likelihood. It has intervals only
 * where a bootstrap asks for them.
 *
 * @param kind what the score asks of the votes, and whether it can have intervals
 * @see Resampling
 */
record ScoreLadder(RankOptions options, Tally tally, Kind kind) {

    /** Scores. */
    enum Kind {
        /** Meetings are enough. */
        MEETINGS,
        /** Points scored must lead from each system to each other one. */
        CHAINS,
        /**
         * Meetings are enough, and scores count systems: whole steps, which a bootstrap either
         * never moves or moves by too much.
         */
        PLACES
    }

    /** What is computed from counts, each pair of systems in one cell. */
    interface Score {
        /**
         * A number by system.
         *
         * @param notes takes what a reader must know
         */
        double[] of(Cells cells, List<String> notes);
    }

    /** Where meetings are enough. */
    static Fit ofMeetings(RankOptions options, Tally tally, Score score) {
        return new ScoreLadder(options, tally, Kind.MEETINGS).fit(score);
    }

    /** Where chains of points scored are needed. */
    static Fit ofChains(RankOptions options, Tally tally, Score score) {
        return new ScoreLadder(options, tally, Kind.CHAINS).fit(score);
    }

    /** Where scores count systems. */
    static Fit ofPlaces(RankOptions options, Tally tally, Score score) {
        return new ScoreLadder(options, tally, Kind.PLACES).fit(score);
    }

    private Fit fit(Score score) {
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.FISHER
                        || options.interval() == IntervalMethod.PROFILE,
                "has no likelihood, so no --interval " + options.interval(),
                "use --bootstrap 1000, or --method bradley-terry");
        Refusals.refuse(
                options,
                kind == Kind.PLACES && options.interval() == IntervalMethod.BOOTSTRAP,
                "its scores count systems, and whole steps have no interval of "
                        + BradleyTerry.plain(100 * options.level())
                        + "%, so no --bootstrap",
                "leave it out, or use --method borda, or --method bradley-terry");
        return switch (placement()) {
            case Refused(var why) -> why;
            case Placed placed -> fit(score, placed);
        };
    }

    private Placement placement() {
        return kind == Kind.CHAINS
                ? Placement.of(
                        tally.cells(), tally.names(), tally.present(), options.whole(), false)
                : Placement.joined(tally.cells(), tally.names(), tally.present(), options.whole());
    }

    private Fit fit(Score score, Placed placed) {
        var place = placed.places(tally.names().size());
        var systems = new ArrayList<SystemId>();
        var comparisons = new double[placed.core().length];
        var met = tally.cells().bySystem();
        for (int i = 0; i < comparisons.length; i++) {
            systems.add(new SystemId(tally.names().name(placed.core()[i])));
            comparisons[i] = met[placed.core()[i]];
        }
        var cells = tally.cells().within(place, comparisons.length).merged();
        var notes = new ArrayList<String>();
        var values = score.of(cells, notes);
        var spread = spread(score, cells, place, values, notes);
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
            Score score, Cells cells, int[] place, double[] values, List<String> notes) {
        if (options.interval() != IntervalMethod.BOOTSTRAP) {
            notes.add(
                    kind == Kind.PLACES
                            ? "no interval: scores of " + options.method() + " move in whole steps"
                            : Posterior.none(options));
            return new Spread.None(values);
        }
        var clusters =
                Clusters.wanted(tally, options) ? Clusters.of(tally, options, place, cells) : null;
        var draws =
                new Resampling(options, cells, clusters)
                        .rounds(
                                (again, _) ->
                                        parts(again) > 1
                                                ? null
                                                : score.of(again, new ArrayList<>()));
        Resampling.note(notes, options.rounds() - draws.length, options.rounds());
        if (draws.length < 2 || 2 * draws.length < options.rounds()) {
            notes.add("no interval: fewer than half of the bootstrap rounds join all systems");
            return new Spread.None(values);
        }
        return new Spread.Draws(values, draws, options.level(), "bootstrap " + draws.length);
    }

    /** Groups of systems that the counts of a round leave apart. */
    private int parts(Cells cells) {
        var counted = counted(cells);
        int most = 0;
        for (int part :
                kind == Kind.CHAINS ? Components.strong(counted) : Components.weak(counted)) {
            most = Math.max(most, part);
        }
        return most + 1;
    }

    /** Without the pairs that a round did not draw. */
    private static Cells counted(Cells cells) {
        var left = new int[cells.size()];
        var right = new int[cells.size()];
        var wins = new double[cells.size()];
        var losses = new double[cells.size()];
        var ties = new double[cells.size()];
        int size = 0;
        for (int c = 0; c < cells.size(); c++) {
            if (cells.total(c) > 0) {
                left[size] = cells.left()[c];
                right[size] = cells.right()[c];
                wins[size] = cells.wins()[c];
                losses[size] = cells.losses()[c];
                ties[size++] = cells.ties()[c];
            }
        }
        return new Cells(cells.systems(), left, right, wins, losses, ties).first(size);
    }
}
