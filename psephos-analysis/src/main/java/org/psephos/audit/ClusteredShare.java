package org.psephos.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.StudentT;

/**
 * A share with an interval that knows that what is said of one unit hangs together. Not
 * thread-safe.
 *
 * @see "Korn and Graubard (1998), Confidence intervals for proportions with small expected number
 *     of positive counts estimated from survey data, Survey Methodology 24:193-201"
 * @see "Liang and Zeger (1986), Longitudinal data analysis using generalized linear models,
 *     Biometrika 73:13-22"
 */
public final class ClusteredShare {
    private double[] hits = new double[16];
    private double[] count = new double[16];
    private int clusters;

    /** Nothing counted yet. */
    public ClusteredShare() {}

    /**
     * Counts one more in {@code cluster}, numbered from 0.
     *
     * @param hit from 0, not so, to 1, so
     */
    public void add(int cluster, double hit) {
        if (cluster >= hits.length) {
            hits = Arrays.copyOf(hits, 2 * cluster);
            count = Arrays.copyOf(count, 2 * cluster);
        }
        hits[cluster] += hit;
        count[cluster]++;
        clusters = Math.max(clusters, cluster + 1);
    }

    /** How many were counted. */
    public long size() {
        return (long) Arrays.stream(count).sum();
    }

    /** Null where nothing was counted; without interval where there is one cluster only. */
    public @Nullable Estimate estimate(double level) {
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
        double variance = squares * used / (used - 1) / (all * all);
        return new Estimate(share, interval(share, variance, new double[] {all, used}, level));
    }

    /**
     * Wilson's with as many votes as independent ones would have this variance, at most those there
     * are, counted as fewer where few units tell of it: it cannot leave 0 and 1. Where all units
     * say the same, each is one vote.
     *
     * @param counted votes, and units
     */
    private static Interval interval(
            double share, double variance, double[] counted, double level) {
        double units = counted[1];
        double z = Normal.quantile(0.5 + level / 2);
        double t = StudentT.quantile(0.5 + level / 2, units - 1);
        double independent =
                variance > 0 ? Math.min(counted[0], share * (1 - share) / variance) : units;
        double votes = independent * (z / t) * (z / t);
        double centre = (share + z * z / (2 * votes)) / (1 + z * z / votes);
        double half =
                z
                        / (1 + z * z / votes)
                        * Math.sqrt(share * (1 - share) / votes + z * z / (4 * votes * votes));
        return new Interval(
                Math.max(0, centre - half),
                Math.min(1, centre + half),
                level,
                "Wilson score, clustered by unit");
    }
}
