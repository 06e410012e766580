package org.psephos.rank;

import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Votes that all hang together: from one annotator, or on one item. How clusters vary cannot be
 * told from one, whose score is 0 at every maximum, so there is no interval.
 */
final class LoneCluster {
    private LoneCluster() {}

    /** Whether intervals are to be made from clusters of which there is only one. */
    static boolean of(Dataset dataset, RankOptions options) {
        if (options.interval() == IntervalMethod.NONE || options.cluster() == Cluster.NONE) {
            return false;
        }
        var comparisons = Duels.of(dataset).comparisons();
        var headers = comparisons.headers();
        var column = options.cluster() == Cluster.ANNOTATOR ? headers.annotator() : headers.item();
        return column != null
                && isOne(
                        column,
                        comparisons.size(),
                        row -> Tally.reason(comparisons, row, options) == null);
    }

    private interface Used {
        boolean is(int row);
    }

    private static boolean isOne(Coded column, int rows, Used used) {
        int first = -1;
        int one = 0;
        for (int row = 0; row < rows; row++) {
            if (used.is(row)) {
                if (first >= 0 && column.code(row) != one) {
                    return false;
                }
                first = row;
                one = column.code(row);
            }
        }
        return first >= 0;
    }

    /** The result with a note that says why it has no intervals. */
    static RankResult noted(RankResult result, RankOptions options) {
        if (!(result.fit() instanceof Fitted(var ladder))) {
            return result;
        }
        var one = options.cluster().toString();
        var note =
                "no interval: every vote is of one "
                        + one
                        + ", which does not say how "
                        + one
                        + "s vary; "
                        + (AnnotatorModel.suits(options.method())
                                ? "--method bradley-terry takes each vote by itself"
                                : "leave out --cluster to take each vote by itself");
        return new RankResult(
                new Fitted(ladder.noting(note)),
                result.options(),
                result.used(),
                result.setAside());
    }
}
