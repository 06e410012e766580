package org.psephos.rank;

import java.util.List;

/**
 * Schulze's rule of beatpaths: i stands over j where the strongest path of majorities from i to j
 * is stronger than any back; a path is as strong as its smallest margin. That relation has no
 * circles, and ordering systems by how many they stand over less how many stand over them keeps it.
 * With complete rankings without ties margins and winning votes give the same order.
 *
 * @see "Schulze (2011), A new monotonic, clone-independent, reversal symmetric, and
 *     Condorcet-consistent single-winner election method, Social Choice and Welfare 36:267-303,
 *     section 2"
 */
record Schulze(RankOptions options) {

    Fit fit(Tally tally) {
        return ScoreLadder.ofPlaces(options, tally, Schulze::standing);
    }

    private static double[] standing(Cells cells, List<String> notes) {
        var margins = Margins.of(cells);
        margins.note(notes);
        var path = paths(margins);
        int n = cells.systems();
        var standing = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                standing[i] += Long.compare(path[i * n + j], path[j * n + i]);
            }
        }
        return standing;
    }

    /** Strength of the strongest path by ordered pair, 0 where there is none. */
    static long[] paths(Margins margins) {
        int n = margins.systems();
        var path = new long[n * n];
        for (int cell = 0; cell < path.length; cell++) {
            path[cell] = Math.max(0, margins.margin()[cell]);
        }
        for (int by = 0; by < n; by++) {
            for (int i = 0; i < n; i++) {
                long first = path[i * n + by];
                for (int j = 0; first > 0 && i != by && j < n; j++) {
                    long through = Math.min(first, path[by * n + j]);
                    path[i * n + j] = i == j ? 0 : Math.max(path[i * n + j], through);
                }
            }
        }
        return path;
    }
}
