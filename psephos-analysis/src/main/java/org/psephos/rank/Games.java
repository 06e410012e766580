package org.psephos.rank;

import org.psephos.rank.Placement.Placed;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Comparisons among placed systems, in their order and cut into rating periods.
 *
 * @param start first game by period, and the end
 * @param left index of the placed system on the left, by game
 * @param won share of the game that left won
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Games(
        Chronicle chronicle,
        RankOptions options,
        Placed placed,
        int[] start,
        int[] left,
        int[] right,
        double[] won,
        double[] weight) {

    static Games of(Tally tally, RankOptions options, Placed placed) {
        var chronicle = Chronicle.of(tally, options);
        var comparisons = chronicle.comparisons();
        var place = placed.places(tally.names().size());
        int size = chronicle.size();
        var games =
                new Games(
                        chronicle,
                        options,
                        placed,
                        chronicle.periods(options, placed.core().length),
                        new int[size],
                        new int[size],
                        new double[size],
                        new double[size]);
        for (int at = 0; at < size; at++) {
            int row = chronicle.row()[at];
            games.left[at] = place[comparisons.left(row)];
            games.right[at] = place[comparisons.right(row)];
            games.won[at] = chronicle.won(at);
            games.weight[at] = comparisons.headers().weight(row);
        }
        return games;
    }

    int systems() {
        return placed.core().length;
    }

    int periods() {
        return start.length - 1;
    }

    /** All games in turn. */
    interface Rater {
        /**
         * Ratings after the last period.
         *
         * @param times how many games each stands for
         */
        GlickoPeriod rate(double[] times);
    }

    /** Adds the games of a period, each as often as {@code times} says. */
    void play(int period, double[] times, GlickoPeriod to) {
        for (int at = start[period]; at < start[period + 1]; at++) {
            if (times[at] > 0) {
                to.add(left[at], right[at], won[at], times[at]);
            }
        }
    }

    /**
     * Points over the mean of the ladder.
     *
     * @param scale points of one natural unit
     */
    Fit ladder(Rater rater, double scale, String note) {
        int n = systems();
        var ratings = rater.rate(weight);
        var values = points(ratings, scale);
        var deviations = new double[n];
        for (int i = 0; i < n; i++) {
            deviations[i] = scale * ratings.phi[i];
        }
        return new Posterior(values, deviations)
                .ladder(
                        options,
                        chronicle.tally(),
                        placed,
                        Posterior.met(chronicle.tally(), placed),
                        spread(values, times -> points(rater.rate(times), scale)),
                        chronicle.order(),
                        chronicle.period(options, n),
                        note,
                        "on the method's own scale, where all start at 1500, zero is "
                                + rounded(Glicko.START + scale * mean(ratings))
                                + " points");
    }

    private Spread spread(double[] values, Replays.Replay replay) {
        if (options.interval() != IntervalMethod.BOOTSTRAP) {
            return new Spread.None(values);
        }
        var tally = chronicle.tally();
        var place = placed.places(tally.names().size());
        return new Replays(options, tally, place, chronicle.row(), weight).spread(values, replay);
    }

    private static double[] points(GlickoPeriod ratings, double scale) {
        double mean = mean(ratings);
        var values = new double[ratings.mu.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * (ratings.mu[i] - mean);
        }
        return values;
    }

    private static double mean(GlickoPeriod ratings) {
        double mean = 0;
        for (double one : ratings.mu) {
            mean += one / ratings.mu.length;
        }
        return mean;
    }

    private static String rounded(double points) {
        return Double.toString(Math.rint(points * 100) / 100);
    }
}
