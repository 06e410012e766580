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

    /** Rounds drawn together, so that what draws a count is found once for all of them. */
    private static final int MOST_TOGETHER = 16;

    /** Counts that are kept for rounds drawn together: 16 MB. */
    private static final int LARGEST_BLOCK = 1 << 21;

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
        int block = Math.clamp(LARGEST_BLOCK / Math.max(1, 3L * cells.size()), 1, MOST_TOGETHER);
        var draws = new double[rounds] @Nullable [];
        Crew.each(
                options.threads(),
                (rounds + block - 1) / block,
                piece -> {
                    int first = piece * block;
                    var some = resampled(first, Math.min(rounds, first + block));
                    for (int k = 0; k < some.length; k++) {
                        draws[first + k] = statistic.of(some[k], first + k);
                    }
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

    /** The counts of rounds {@code first} until {@code end}, each by its own random numbers. */
    private Cells[] resampled(int first, int end) {
        int many = end - first;
        var randoms = new SplitMix64[many];
        for (int k = 0; k < many; k++) {
            randoms[k] = options.seed().child("bootstrap", first + k).random();
        }
        int n = cells.size();
        var wins = new double[many][n];
        var losses = new double[many][n];
        var ties = new double[many][n];
        if (poisson != null) {
            for (int c = 0; c < n; c++) {
                poisson.next(cells.wins()[c], randoms, wins, c);
                poisson.next(cells.losses()[c], randoms, losses, c);
                poisson.next(cells.ties()[c], randoms, ties, c);
            }
        }
        var result = new Cells[many];
        for (int k = 0; k < many; k++) {
            for (int draw = 0; clusters != null && draw < clusters.count(); draw++) {
                int g = randoms[k].nextInt(clusters.count());
                clusters.addTo(g, wins[k], losses[k], ties[k]);
            }
            result[k] = cells.with(wins[k], losses[k], ties[k]);
        }
        return result;
    }
}
