package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * The share of comparisons won, a tie counting a half, averaged over the opponents met, so that an
 * opponent met often weighs no more than another. It still depends on who the opponents were.
 *
 * <p>Intervals are score intervals that count ties ({@link ShareSpread}); with clusters they are
 * Student's, from sums of residuals within clusters.
 *
 * @see "Tango (1998), Statistics in Medicine 17:891-908; Wilson (1927), JASA 22:209-212"
 */
record WinRate(RankOptions options) {

    Fit fit(Tally tally) {
        Refusals.refuse(
                options,
                options.interval() == IntervalMethod.FISHER
                        || options.interval() == IntervalMethod.PROFILE,
                "has no likelihood, so no --interval " + options.interval(),
                "leave it out for score intervals, or use --bootstrap 1000");
        var cells = tally.cells().merged();
        var met = tally.cells().bySystem();
        var place = new int[met.length];
        var systems = new ArrayList<SystemId>();
        var unplaced = new ArrayList<Ladder.Unplaced>();
        for (int code = 0; code < met.length; code++) {
            var id = new SystemId(tally.names().name(code));
            place[code] = met[code] > 0 ? systems.size() : -1;
            if (met[code] > 0) {
                systems.add(id);
            } else if (tally.present()[code]) {
                unplaced.add(new Ladder.Unplaced(id, Placement.NOT_USED));
            }
        }
        if (systems.isEmpty()) {
            return Counts.nobody(unplaced);
        }
        var among = cells.within(place, systems.size());
        var values = rates(among);
        var notes = new ArrayList<String>();
        notes.add("the share won is averaged over the opponents met, a tie counting a half");
        var spread = spread(tally, place, among, values, notes);
        var maker = new LadderMaker(systems, values, spread, options.level());
        return new Fitted(
                new Ladder(
                        maker.rungs(among.bySystem()),
                        unplaced,
                        List.of(),
                        null,
                        0,
                        0,
                        maker.differences(),
                        notes));
    }

    private static double[] opponents(Cells cells) {
        var opponents = new double[cells.systems()];
        for (int c = 0; c < cells.size(); c++) {
            if (cells.total(c) > 0) {
                opponents[cells.left()[c]]++;
                opponents[cells.right()[c]]++;
            }
        }
        return opponents;
    }

    private static double[] rates(Cells cells) {
        var sum = new double[cells.systems()];
        for (int c = 0; c < cells.size(); c++) {
            if (cells.total(c) > 0) {
                double share = cells.score(c) / cells.total(c);
                sum[cells.left()[c]] += share;
                sum[cells.right()[c]] += 1 - share;
            }
        }
        var opponents = opponents(cells);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= opponents[i];
        }
        return sum;
    }

    private Spread spread(
            Tally tally, int[] place, Cells cells, double[] values, List<String> notes) {
        if (options.interval() == IntervalMethod.NONE) {
            return new Spread.None(values);
        }
        var clusters =
                Clusters.wanted(tally, options) ? Clusters.of(tally, options, place, cells) : null;
        if (options.interval() == IntervalMethod.BOOTSTRAP) {
            var draws = new Resampling(options, cells, clusters).rounds(WinRate::drawn);
            Resampling.note(notes, options.rounds() - draws.length, options.rounds());
            if (draws.length >= 2) {
                return new Spread.Draws(
                        values, draws, options.level(), "bootstrap " + draws.length);
            }
        }
        return clusters == null
                ? new ShareSpread(cells, values, opponents(cells), options.level())
                : clustered(clusters, cells, values);
    }

    /** Rates of a round, or null where a system met nobody in it. */
    private static double @Nullable [] drawn(Cells cells, int round) {
        for (double met : cells.bySystem()) {
            if (met == 0) {
                return null;
            }
        }
        return rates(cells);
    }

    /** Of a share {@code p} of {@code n}. */
    static Interval wilson(double p, double n, double z, double level) {
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new Interval(
                Math.max(0, Math.min(p, centre - half)),
                Math.min(1, Math.max(p, centre + half)),
                level,
                "Wilson score");
    }

    private Spread clustered(Clusters clusters, Cells cells, double[] values) {
        int k = values.length;
        var opponents = opponents(cells);
        var covariance = new double[k * k];
        var sum = new double[k];
        for (int g = 0; g < clusters.count(); g++) {
            Arrays.fill(sum, 0);
            for (int vote = clusters.start()[g]; vote < clusters.start()[g + 1]; vote++) {
                int c = clusters.cell()[vote];
                double won =
                        switch (clusters.outcome()[vote]) {
                            case Clusters.WIN -> 1;
                            case Clusters.LOSS -> 0;
                            default -> 0.5;
                        };
                double n = cells.total(c);
                double residual = clusters.weight()[vote] * (won - cells.score(c) / n) / n;
                sum[cells.left()[c]] += residual / opponents[cells.left()[c]];
                sum[cells.right()[c]] -= residual / opponents[cells.right()[c]];
            }
            for (int i = 0; i < k; i++) {
                for (int j = 0; sum[i] != 0 && j < k; j++) {
                    covariance[i * k + j] += sum[i] * sum[j];
                }
            }
        }
        double many = clusters.count();
        for (int i = 0; many > 1 && i < k * k; i++) {
            covariance[i] *= many / (many - 1);
        }
        var by = options.cluster() == Cluster.NONE ? "ranking" : options.cluster().toString();
        return Spread.Gaussian.clustered(
                values, covariance, options.level(), "clustered by " + by, clusters.count());
    }
}
