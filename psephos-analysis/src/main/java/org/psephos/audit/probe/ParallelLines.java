package org.psephos.audit.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.math.ChiSquared;
import org.psephos.math.Cholesky;

/**
 * Whether odds are proportional: the score test of weights that are the same at every threshold
 * against weights of their own for each. The wider model is never fitted, so that the test stands
 * where some of its odds would be infinite. With clusters the scores are summed by cluster, and
 * their own spread takes the place of the information.
 *
 * @see "Peterson and Harrell (1990), Partial proportional odds models for ordinal response
 *     variables, Applied Statistics 39:205-217"
 * @see "Boos (1992), On generalized score tests, American Statistician 46:327-333"
 */
final class ParallelLines {
    private final CumulativeLogit model;
    private final int cuts;
    private final int weights;

    /**
     * @param model that was fitted, with at least three levels and one weight
     */
    ParallelLines(CumulativeLogit model) {
        this.model = model;
        cuts = model.cuts();
        weights = model.weights();
    }

    /** The statistic with its degrees of freedom. */
    record Found(double statistic, int degrees) {
        double p() {
            return ChiSquared.survival(statistic, degrees);
        }
    }

    /**
     * The test for some columns, the others kept the same at every threshold.
     *
     * @param columns which ones, not empty
     * @param clusters of each row, from 0; null where rows are independent
     * @return null where the rows are too few to tell
     */
    @Nullable Found test(int[] columns, int @Nullable [] clusters) {
        int kept = cuts + weights;
        int freed = columns.length * (cuts - 1);
        int size = kept + freed;
        var information = new double[size * size];
        for (int i = 0; i < model.rows(); i++) {
            for (int level = 0; level <= cuts; level++) {
                var score = reduced(i, level, columns, size);
                double chance = model.chance(i, level);
                for (int r = 0; r < size; r++) {
                    for (int c = 0; c <= r; c++) {
                        information[r * size + c] += chance * score[r] * score[c];
                    }
                }
            }
        }
        CumulativeLogit.mirror(information, size);
        return statistic(effective(information, kept, size, columns), clusters, information, kept);
    }

    /**
     * Scores of one answer: thresholds, common weights, then for each freed column what its weight
     * at each threshold but the first has beyond the common one.
     */
    private double[] reduced(int i, int level, int[] columns, int size) {
        var pull = model.pull(i, level);
        var score = new double[size];
        for (int side = 0; side < 2; side++) {
            int cut = level - side;
            if (cut < 0 || cut == cuts) {
                continue;
            }
            score[cut] += pull[side];
            for (int k = 0; k < weights; k++) {
                score[cuts + k] -= pull[side] * model.x(i, k);
            }
            for (int k = 0; k < columns.length && cut > 0; k++) {
                int place = cuts + weights + k * (cuts - 1) + cut - 1;
                score[place] -= pull[side] * model.x(i, columns[k]);
            }
        }
        return score;
    }

    /** Scores of what was freed, less what the kept parameters explain of them; a row each. */
    private double @Nullable [][] effective(
            double[] information, int kept, int size, int[] columns) {
        var slopes = slopes(information, kept, size);
        if (slopes == null) {
            return null;
        }
        var rows = new double[model.rows()][size - kept];
        for (int i = 0; i < rows.length; i++) {
            var score = reduced(i, model.level(i), columns, size);
            for (int r = 0; r < size - kept; r++) {
                double sum = score[kept + r];
                for (int c = 0; c < kept; c++) {
                    sum -= slopes[r][c] * score[c];
                }
                rows[i][r] = sum;
            }
        }
        return rows;
    }

    /** Information of freed and kept over that of the kept. */
    private static double @Nullable [][] slopes(double[] information, int kept, int size) {
        var block = new double[kept * kept];
        for (int r = 0; r < kept; r++) {
            System.arraycopy(information, r * size, block, r * kept, kept);
        }
        var factor = Cholesky.of(block, kept);
        if (factor == null) {
            return null;
        }
        var slopes = new double[size - kept][];
        for (int r = 0; r < slopes.length; r++) {
            slopes[r] =
                    Arrays.copyOfRange(information, (kept + r) * size, (kept + r) * size + kept);
            factor.solve(slopes[r]);
        }
        return slopes;
    }

    private @Nullable Found statistic(
            double @Nullable [][] effective,
            int @Nullable [] clusters,
            double[] information,
            int kept) {
        if (effective == null) {
            return null;
        }
        int size = (int) Math.round(Math.sqrt(information.length));
        int freed = size - kept;
        var spread =
                clusters == null
                        ? schur(information, kept, size)
                        : CumulativeLogit.outer(summed(effective, clusters, freed), freed);
        var factor = Cholesky.of(spread, freed);
        if (factor == null) {
            return null;
        }
        var sum = new double[freed];
        for (var row : effective) {
            for (int k = 0; k < freed; k++) {
                sum[k] += row[k];
            }
        }
        var solved = sum.clone();
        factor.solve(solved);
        double statistic = 0;
        for (int k = 0; k < freed; k++) {
            statistic += sum[k] * solved[k];
        }
        return new Found(statistic, freed);
    }

    private static double[][] summed(double[][] rows, int[] clusters, int size) {
        var sums = new double[Arrays.stream(clusters).max().orElseThrow() + 1][size];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < size; k++) {
                sums[clusters[i]][k] += rows[i][k];
            }
        }
        return sums;
    }

    /** Information of the freed that the kept do not take away. */
    private static double[] schur(double[] information, int kept, int size) {
        int freed = size - kept;
        var left = new double[freed * freed];
        var slopes = java.util.Objects.requireNonNull(slopes(information, kept, size));
        for (int r = 0; r < freed; r++) {
            for (int c = 0; c < freed; c++) {
                double sum = information[(kept + r) * size + kept + c];
                for (int k = 0; k < kept; k++) {
                    sum -= slopes[r][k] * information[(kept + c) * size + k];
                }
                left[r * freed + c] = sum;
            }
        }
        return left;
    }
}
