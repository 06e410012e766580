package org.psephos.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;

/**
 * A share with an interval that knows that what is said of one unit hangs together. Not
 * thread-safe.
 *
 * @see "Liang and Zeger (1986), Longitudinal data analysis using generalized linear models,
 *     Biometrika 73:13-22"
 */
final class ClusteredShare {
    private double[] hits = new double[16];
    private double[] count = new double[16];
    private int clusters;

    /** Counts one more in {@code cluster}, numbered from 0. */
    void add(int cluster, double hit) {
        if (cluster >= hits.length) {
            hits = Arrays.copyOf(hits, 2 * cluster);
            count = Arrays.copyOf(count, 2 * cluster);
        }
        hits[cluster] += hit;
        count[cluster]++;
        clusters = Math.max(clusters, cluster + 1);
    }

    long size() {
        return (long) Arrays.stream(count).sum();
    }

    /** Null where nothing was counted; without interval where there is one cluster only. */
    @Nullable Estimate estimate(double level) {
        double all = Arrays.stream(count).sum();
        if (all == 0) {
            return null;
        }
        double share = Arrays.stream(hits).sum() / all;
        double squares = 0;
        int used = 0;
        for (int c = 0; c < clusters; c++) {
            double residual = hits[c] - share * count[c];
            squares += residual * residual;
            used += count[c] > 0 ? 1 : 0;
        }
        if (used < 2) {
            return new Estimate(share, null);
        }
        double error = Math.sqrt(squares * used / (used - 1)) / all;
        return Estimate.normal(share, error, level, "clustered by unit");
    }
}
