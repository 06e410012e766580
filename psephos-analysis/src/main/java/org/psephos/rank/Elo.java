package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.psephos.dataset.Comparisons;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
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
    private static final double SCALE = StrictMath.log(10) / 400;

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
        var replay = Replay.of(tally, options, place, placed.core().length);
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
            Tally tally, int[] place, Replay replay, double[] values, List<String> notes) {
        if (options.interval() != IntervalMethod.BOOTSTRAP) {
            notes.add("no interval: Elo has none unless --bootstrap N asks for resampled votes");
            return new Spread.None(values);
        }
        notes.add(Replays.NOTE);
        return new Replays(options, tally, place, replay.row(), replay.weight())
                .spread(values, replay::points);
    }

    /** The votes in their order, ready to be replayed. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Replay(
            int systems,
            double k,
            int[] row,
            int[] left,
            int[] right,
            double[] won,
            double[] weight) {

        static Replay of(Tally tally, RankOptions options, int[] place, int systems) {
            var comparisons = tally.duels().comparisons();
            int size = 0;
            for (int r = 0; r < comparisons.size(); r++) {
                size += Tally.reason(comparisons, r, options) == null ? 1 : 0;
            }
            var replay =
                    new Replay(
                            systems,
                            options.k(),
                            new int[size],
                            new int[size],
                            new int[size],
                            new double[size],
                            new double[size]);
            int v = 0;
            for (int r = 0; r < comparisons.size(); r++) {
                if (Tally.reason(comparisons, r, options) == null) {
                    replay.row[v] = r;
                    replay.left[v] = place[comparisons.left(r)];
                    replay.right[v] = place[comparisons.right(r)];
                    replay.won[v] = won(comparisons, r);
                    replay.weight[v++] = comparisons.headers().weight(r);
                }
            }
            return replay;
        }

        private static double won(Comparisons comparisons, int row) {
            var outcome = comparisons.outcome(row);
            return outcome == Outcome.LEFT ? 1 : outcome == Outcome.RIGHT ? 0 : 0.5;
        }

        /** Points after the same votes in a random order. */
        double[] shuffled(Seed order) {
            var random = order.random();
            var at = new int[left.length];
            for (int v = 0; v < at.length; v++) {
                int other = random.nextInt(v + 1);
                at[v] = at[other];
                at[other] = v;
            }
            var again =
                    new Replay(
                            systems,
                            k,
                            picked(row, at),
                            picked(left, at),
                            picked(right, at),
                            Arrays.stream(at).mapToDouble(v -> won[v]).toArray(),
                            Arrays.stream(at).mapToDouble(v -> weight[v]).toArray());
            return again.points(again.weight);
        }

        private static int[] picked(int[] column, int[] at) {
            return Arrays.stream(at).map(v -> column[v]).toArray();
        }

        /** Points after all votes; each vote as often as {@code times} says. */
        double[] points(double[] times) {
            var points = new double[systems];
            for (int v = 0; v < left.length; v++) {
                if (times[v] > 0) {
                    double gap = points[left[v]] - points[right[v]];
                    double move = k * times[v] * (won[v] - PairModel.logistic(SCALE * gap));
                    points[left[v]] += move;
                    points[right[v]] -= move;
                }
            }
            return points;
        }
    }
}
