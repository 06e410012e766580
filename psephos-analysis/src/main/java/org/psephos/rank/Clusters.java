package org.psephos.rank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;

/**
 * The comparisons of a fit, one cluster after another. Votes of a cluster stand at {@code start[g]}
 * until {@code start[g + 1]}.
 *
 * @param cell the pair of each vote
 * @param outcome {@link #WIN}, {@link #LOSS} or {@link #TIE} for the left side of that cell
 * @param weight how many votes it stands for
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Clusters(int[] start, int[] cell, byte[] outcome, double[] weight) {
    static final byte WIN = 0;
    static final byte LOSS = 1;
    static final byte TIE = 2;

    int count() {
        return start.length - 1;
    }

    /** Adds the votes of cluster {@code g} to the counts of the cells. */
    void addTo(int g, double[] wins, double[] losses, double[] ties) {
        for (int vote = start[g]; vote < start[g + 1]; vote++) {
            var to =
                    switch (outcome[vote]) {
                        case WIN -> wins;
                        case LOSS -> losses;
                        default -> ties;
                    };
            to[cell[vote]] += weight[vote];
        }
    }

    /** Whether votes are to be taken together at all. */
    static boolean wanted(Tally tally, RankOptions options) {
        return options.cluster() != Cluster.NONE || tally.duels().expanded();
    }

    /**
     * Sorts the votes among placed systems by cluster; clusters without any are left out.
     *
     * @param place index on the ladder by system code
     * @param cells the pairs of the fit
     */
    static Clusters of(Tally tally, RankOptions options, int[] place, Cells cells) {
        var comparisons = tally.duels().comparisons();
        var key = keys(tally, options, place);
        int groups = 0;
        for (int k : key) {
            groups = Math.max(groups, k + 1);
        }
        var size = new int[groups];
        for (int k : key) {
            if (k >= 0) {
                size[k]++;
            }
        }
        var next = new int[groups];
        var start = new int[groups + 1];
        int kept = 0;
        int at = 0;
        for (int g = 0; g < groups; g++) {
            next[g] = at;
            at += size[g];
            if (size[g] > 0) {
                start[++kept] = at;
            }
        }
        var result =
                new Clusters(
                        Arrays.copyOf(start, kept + 1), new int[at], new byte[at], new double[at]);
        var index = new PairIndex(cells);
        for (int row = 0; row < key.length; row++) {
            if (key[row] >= 0) {
                int l = place[comparisons.left(row)];
                int r = place[comparisons.right(row)];
                int vote = next[key[row]]++;
                int straight = index.of(l, r);
                result.cell[vote] = straight >= 0 ? straight : index.of(r, l);
                result.outcome[vote] = outcome(comparisons.outcomeOrdinal(row), straight >= 0);
                result.weight[vote] = comparisons.headers().weight(row);
            }
        }
        return result;
    }

    private static byte outcome(int ordinal, boolean straight) {
        if (ordinal > 1) {
            return TIE;
        }
        return (ordinal == 0) == straight ? WIN : LOSS;
    }

    /** Cluster by row, negative for rows that the fit does not use. */
    static int[] keys(Tally tally, RankOptions options, int[] place) {
        var comparisons = tally.duels().comparisons();
        var judgement = tally.duels().judgement();
        var column = column(tally, options.cluster());
        var key = new int[comparisons.size()];
        long missing = 0;
        int first = -1;
        for (int row = 0; row < key.length; row++) {
            key[row] = -1;
            if (Tally.reason(comparisons, row, options) != null
                    || place[comparisons.left(row)] < 0
                    || place[comparisons.right(row)] < 0) {
                continue;
            }
            if (column == null) {
                key[row] = judgement == null ? row : judgement[row];
                continue;
            }
            key[row] = column.code(row);
            if (key[row] == Dictionary.MISSING) {
                first = missing++ == 0 ? row : first;
            }
        }
        if (missing > 0) {
            throw missing(tally, options.cluster(), missing, first);
        }
        return key;
    }

    /** How often each key comes up when as many as there are get drawn with replacement. */
    static int[] drawn(int[] keys, SplitMix64 random) {
        var distinct = Arrays.stream(keys).filter(key -> key >= 0).sorted().distinct().toArray();
        var times = new int[distinct.length == 0 ? 0 : distinct[distinct.length - 1] + 1];
        for (int draw = 0; draw < distinct.length; draw++) {
            times[distinct[random.nextInt(distinct.length)]]++;
        }
        return times;
    }

    private static @Nullable Coded column(Tally tally, Cluster cluster) {
        var headers = tally.duels().comparisons().headers();
        if (cluster == Cluster.NONE) {
            return null;
        }
        var column = cluster == Cluster.ANNOTATOR ? headers.annotator() : headers.item();
        if (column == null) {
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--cluster " + cluster + ": no comparison names its " + cluster,
                    "name the column with --columns "
                            + cluster
                            + "=COLUMN, or leave out --cluster");
        }
        return column;
    }

    private static PsephosException missing(Tally tally, Cluster cluster, long missing, int first) {
        var headers = tally.duels().comparisons().headers();
        var where = headers.hasOrigin() ? headers.origin(first) + ": " : "";
        return new PsephosException(
                PsephosException.Kind.DATA,
                where
                        + cluster
                        + ": expected a name, but found nothing (and so in "
                        + missing
                        + " of "
                        + headers.size()
                        + " comparisons)",
                "fill the column, or leave out --cluster " + cluster);
    }
}
