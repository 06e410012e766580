package org.psephos.rank;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Poisson;
import org.psephos.math.SplitMix64;

/**
 * Bootstrap rounds in count space. Without clusters every count of a pair and an outcome is drawn
 * from the Poisson distribution with the observed count as mean: given the number of votes of the
 * round this is the multinomial bootstrap, and strengths do not depend on that number. With
 * clusters as many clusters as there are get drawn with replacement.
 *
 * <p>Each round has its own seed, so the number of threads changes nothing.
 *
 * @see "Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics
 *     7:1-26; Hanley and MacGibbon (2006), Creating non-parametric bootstrap samples using Poisson
 *     frequencies, Computer Methods and Programs in Biomedicine 83:57-62"
 */
final class Resampling {

    /** What is computed from the counts of a round; null where they do not determine it. */
    interface Statistic {
        double @Nullable [] of(Cells cells, int round);
    }

    private final RankOptions options;
    private final Cells cells;
    private final @Nullable Clusters clusters;
    private final @Nullable Poisson poisson;

    Resampling(RankOptions options, Cells cells, @Nullable Clusters clusters) {
        this.options = options;
        this.cells = cells;
        this.clusters = clusters;
        poisson = clusters == null ? new Poisson(cells.wins(), cells.losses(), cells.ties()) : null;
    }

    /** The statistic of each round that determines it, in the order of rounds. */
    double[][] rounds(Statistic statistic) {
        int rounds = options.rounds();
        var draws = new double[rounds] @Nullable [];
        var seed = options.seed();
        Crew.each(
                options.threads(),
                rounds,
                round -> {
                    var random = seed.child("bootstrap", round).random();
                    draws[round] = statistic.of(resampled(random), round);
                });
        var kept = new double[rounds][];
        int size = 0;
        for (var draw : draws) {
            if (draw != null) {
                kept[size++] = draw;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** Says how many rounds were left out, if any. */
    static void note(List<String> notes, int left, int rounds) {
        if (left > 0) {
            notes.add(
                    left
                            + " of "
                            + rounds
                            + " bootstrap rounds do not determine every strength and are left out;"
                            + " intervals of systems with few votes may be too short");
        }
    }

    private Cells resampled(SplitMix64 random) {
        int n = cells.size();
        var wins = new double[n];
        var losses = new double[n];
        var ties = new double[n];
        if (poisson != null) {
            for (int c = 0; c < n; c++) {
                wins[c] = poisson.next(cells.wins()[c], random);
                losses[c] = poisson.next(cells.losses()[c], random);
                ties[c] = poisson.next(cells.ties()[c], random);
            }
        }
        if (clusters != null) {
            for (int draw = 0; draw < clusters.count(); draw++) {
                clusters.addTo(random.nextInt(clusters.count()), wins, losses, ties);
            }
        }
        return cells.with(wins, losses, ties);
    }
}
