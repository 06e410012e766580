package org.psephos.rank;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Poisson;

/**
 * Bootstrap of a method that reads votes one after the other: votes, or whole clusters of them, are
 * drawn again, and those drawn are replayed in the order they had. Its intervals are for what the
 * method would make of other votes in the same order, so what it has not yet learnt of the systems
 * is no part of them.
 *
 * <p>Each round has its own seed, so the number of threads changes nothing.
 *
 * @see "Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics
 *     7:1-26"
 */
final class Replays {

    /** What readers must know of these intervals. */
    static final String NOTE =
            "intervals say how strengths vary when votes are drawn again and replayed in the same"
                    + " order, not how they vary with the order";

    /** The method itself. */
    interface Replay {
        /** Strengths by system after all votes, each taken as often as {@code times} says. */
        double[] strengths(double[] times);
    }

    private final RankOptions options;
    private final int[] row;
    private final double[] weight;
    private final int @Nullable [] clusters;

    /**
     * @param place index on the ladder by system code
     * @param row of the tally's comparisons, by vote in order
     * @param weight how many votes each stands for
     */
    Replays(RankOptions options, Tally tally, int[] place, int[] row, double[] weight) {
        this.options = options;
        this.row = row;
        this.weight = weight;
        clusters = Clusters.wanted(tally, options) ? Clusters.keys(tally, options, place) : null;
    }

    /** Percentile intervals of {@code values}, which the method made of the votes as they are. */
    Spread spread(double[] values, Replay replay) {
        var poisson = new Poisson(weight);
        var draws = new double[options.rounds()][];
        Crew.each(
                options.threads(),
                draws.length,
                round -> draws[round] = replay.strengths(times(round, poisson)));
        return new Spread.Draws(values, draws, options.level(), "bootstrap " + draws.length);
    }

    private double[] times(int round, Poisson poisson) {
        var random = options.seed().child("bootstrap", round).random();
        var times = new double[weight.length];
        var drawn = clusters == null ? null : Clusters.drawn(clusters, random);
        for (int v = 0; v < times.length; v++) {
            times[v] =
                    clusters == null || drawn == null
                            ? poisson.next(weight[v], random)
                            : drawn[clusters[row[v]]] * weight[v];
        }
        return times;
    }
}
