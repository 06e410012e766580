package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.model.PsephosException;

/**
 * What a target policy would have earned, from decisions that another one took. For a row w = π / p
 * is the chance of the target to do what was done over that of the logging policy; everything is
 * kept as sums over units, so that a resample is a weighted sum.
 *
 * <p>ips: Σ w r / n. snips: Σ w r / Σ w. clipped: Σ min(w, cap) r / n. direct: Σ e / n, where e is
 * the reward predicted under the target. doubly robust: Σ (e + w (r - q)) / n, where q is the
 * reward predicted for what was done.
 *
 * @see "Horvitz and Thompson (1952), A generalization of sampling without replacement from a finite
 *     universe"
 * @see "Swaminathan and Joachims (2015), The self-normalized estimator for counterfactual learning"
 * @see "Bottou et al. (2013), Counterfactual reasoning and learning systems: the example of
 *     computational advertising"
 * @see "Ionides (2008), Truncated importance sampling"
 * @see "Dudik, Langford and Li (2011), Doubly robust policy evaluation and learning"
 */
final class LoggedPolicy {
    static final String REWARD = "reward";
    static final String PROPENSITY = "propensity";
    static final String PREDICTED = "predicted";

    /** Places of the sums of a unit. */
    private static final int ROWS = 0;

    private static final int EARNED = 1;
    private static final int WEIGHT = 2;
    private static final int SQUARES = 3;
    private static final int WEIGHED = 4;
    private static final int CLIPPED = 5;
    private static final int CUT = 6;
    private static final int DIRECT = 7;
    private static final int ROBUST = 8;
    private static final int SUMS = 9;

    private final RowTable rows;
    private final String role;
    private final @Nullable String expected;
    private final double cap;
    private final double[][] sums;
    private double largest;
    private double smallest = Double.POSITIVE_INFINITY;
    private long unpredicted;

    /**
     * @param role of the column with the target's chances
     * @param expected role of the column with rewards predicted under the target; null where there
     *     is none
     * @param cap the largest weight that counts in full when clipped
     * @param units of each row, from 0
     */
    LoggedPolicy(RowTable rows, String role, @Nullable String expected, double cap, int[] units) {
        this.rows = rows;
        this.role = role;
        this.expected = expected;
        this.cap = cap;
        sums = new double[Arrays.stream(units).max().orElse(-1) + 1][SUMS];
        for (int row = 0; row < units.length; row++) {
            add(row, sums[units[row]]);
        }
    }

    private void add(int row, double[] sum) {
        double reward = rows.required(REWARD, row);
        double w = chance(row) / rows.required(PROPENSITY, row);
        largest = Math.max(largest, w);
        smallest = Math.min(smallest, w);
        sum[ROWS]++;
        sum[EARNED] += reward;
        sum[WEIGHT] += w;
        sum[SQUARES] += w * w;
        sum[WEIGHED] += w * reward;
        sum[CLIPPED] += Math.min(w, cap) * reward;
        sum[CUT] += Math.max(0, w - cap);
        predict(row, w, reward, sum);
    }

    private void predict(int row, double w, double reward, double[] sum) {
        var done = rows.number(PREDICTED, row);
        var under = expected == null ? null : rows.number(expected, row);
        if (done == null || under == null) {
            unpredicted++;
        } else {
            sum[DIRECT] += under;
            sum[ROBUST] += under + w * (reward - done);
        }
    }

    private double chance(int row) {
        var chance = rows.number(role, row);
        if (chance == null) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s: %s has no chance to do what was done".formatted(rows.origin(row), role),
                    "write 0 where the policy would never have done it, or drop the row for all");
        }
        return chance;
    }

    int units() {
        return sums.length;
    }

    double largest() {
        return largest;
    }

    /** Whether every row has the same weight. */
    boolean isEven() {
        return largest - smallest < 1e-9;
    }

    /** Rows that lack one of the two predicted rewards. */
    long unpredicted() {
        return unpredicted;
    }

    /**
     * What the sums make.
     *
     * @param effective (Σ w)² / Σ w², after Kish (1965), in rows
     * @param cut share of the weight that clipping takes away
     * @param gain snips less the mean reward of the log
     */
    record Values(
            double mean,
            double ips,
            double snips,
            double clipped,
            double direct,
            double robust,
            double weight,
            double effective,
            double cut,
            double gain) {

        /** Those with an interval, in the order of the page. */
        List<Double> estimated() {
            var all = new ArrayList<>(List.of(mean, ips, snips, clipped, direct, robust, gain));
            all.add(weight);
            return List.copyOf(all);
        }
    }

    /** Each unit as often as drawn; null where no drawn row has a weight above 0. */
    @Nullable Values values(int[] drawn) {
        var all = new double[SUMS];
        for (int unit = 0; unit < drawn.length; unit++) {
            for (int i = 0; drawn[unit] > 0 && i < SUMS; i++) {
                all[i] += drawn[unit] * sums[unit][i];
            }
        }
        if (all[WEIGHT] == 0) {
            return null;
        }
        double n = all[ROWS];
        double mean = all[EARNED] / n;
        double snips = all[WEIGHED] / all[WEIGHT];
        return new Values(
                mean,
                all[WEIGHED] / n,
                snips,
                all[CLIPPED] / n,
                all[DIRECT] / n,
                all[ROBUST] / n,
                all[WEIGHT] / n,
                all[WEIGHT] * all[WEIGHT] / all[SQUARES],
                all[CUT] / all[WEIGHT],
                snips - mean);
    }
}
