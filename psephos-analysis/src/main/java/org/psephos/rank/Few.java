package org.psephos.rank;

import java.util.List;
import org.psephos.rank.RankOptions.Cluster;

/** Says where clusters are few. */
final class Few {
    /** Below this many, intervals by clusters are known to hold the truth too seldom. */
    private static final int ENOUGH = 30;

    private Few() {}

    /** Intervals from a sandwich of so many clusters, and a note where they are few. */
    static Spread clustered(
            RankOptions options,
            double[] values,
            double[] covariance,
            int clusters,
            List<String> notes) {
        var by = options.cluster() == Cluster.NONE ? "ranking" : options.cluster().toString();
        note(clusters, by, notes);
        return Spread.Gaussian.clustered(
                values,
                covariance,
                options.level(),
                "sandwich, clustered by " + by + " (" + clusters + ")",
                clusters);
    }

    /**
     * Adds a note where there are fewer than thirty.
     *
     * @see "Cameron and Miller (2015), A practitioner's guide to cluster-robust inference, Journal
     *     of Human Resources 50:317-372, section VI: few is below 20 to 50"
     */
    private static void note(int clusters, String by, List<String> notes) {
        if (clusters < ENOUGH) {
            notes.add(
                    clusters
                            + " "
                            + by
                            + "s are few to estimate a spread from: intervals take Student's t with "
                            + Math.max(1, clusters - 1)
                            + (clusters > 2 ? " degrees" : " degree")
                            + " of freedom, and may still hold the truth less often than they say");
        }
    }
}
