package org.psephos.audit.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scores and lengths of answers, counted anew for every resample of what was asked: how they go
 * together, and what one system gains over another in all and among answers as long as each other.
 */
final class ScoredAnswers {
    /** Numbers of {@link #ofSystem}: the correlation, and that within items. */
    static final int OF_SYSTEM = 2;

    /** Numbers of {@link #ofGain}: gain, longer by, gain within bins, its share of the gain. */
    static final int OF_GAIN = 4;

    private final int[] system;
    private final int[] unit;
    private final double[] score;
    private final double[] length;
    private final int[] bin;
    private final int bins;

    /**
     * Columns of rows, which are handed over.
     *
     * @param unit what is resampled, from 0
     * @param width of a bin: lengths from a multiple of it to below the next are in one
     */
    ScoredAnswers(int[] system, int[] unit, double[] score, double[] length, double width) {
        this.system = system;
        this.unit = unit;
        this.score = score;
        this.length = length;
        var floors = Arrays.stream(length).map(x -> Math.floor(x / width)).toArray();
        var known = Arrays.stream(floors).distinct().sorted().toArray();
        bin = Arrays.stream(floors).mapToInt(x -> Arrays.binarySearch(known, x)).toArray();
        bins = known.length;
    }

    int size() {
        return score.length;
    }

    int units() {
        return Arrays.stream(unit).max().orElse(-1) + 1;
    }

    /** Answers of a system. */
    long answers(int of) {
        return Arrays.stream(system).filter(one -> one == of).count();
    }

    /** Whether a system gave several answers to one unit. */
    boolean repeats(int of) {
        var counts = new int[units()];
        boolean any = false;
        for (int row = 0; row < score.length; row++) {
            any |= system[row] == of && ++counts[unit[row]] > 1;
        }
        return any;
    }

    /**
     * Correlations of score and length.
     *
     * @param drawn how often each unit counts
     */
    @Nullable Double[] ofSystem(int of, int[] drawn) {
        var centres = new double[units()][];
        var all = centre(of, drawn, centres);
        var whole = new double[3];
        var within = new double[3];
        for (int row = 0; row < score.length; row++) {
            if (system[row] == of && drawn[unit[row]] > 0) {
                add(whole, row, all, drawn[unit[row]]);
                add(within, row, centres[unit[row]], drawn[unit[row]]);
            }
        }
        return new @Nullable Double[] {correlation(whole), correlation(within)};
    }

    /** Mean score and length of all answers, and of those of each unit. */
    private double[] centre(int of, int[] drawn, double[][] byUnit) {
        var all = new double[3];
        for (int row = 0; row < score.length; row++) {
            int u = unit[row];
            if (system[row] == of && drawn[u] > 0) {
                byUnit[u] = byUnit[u] == null ? new double[3] : byUnit[u];
                sum(byUnit[u], row, 1);
                sum(all, row, drawn[u]);
            }
        }
        return all;
    }

    private void sum(double[] into, int row, double times) {
        into[0] += times * score[row];
        into[1] += times * length[row];
        into[2] += times;
    }

    private void add(double[] moments, int row, double[] sums, double times) {
        double y = score[row] - sums[0] / sums[2];
        double x = length[row] - sums[1] / sums[2];
        moments[0] += times * y * y;
        moments[1] += times * x * x;
        moments[2] += times * x * y;
    }

    private static @Nullable Double correlation(double[] moments) {
        double below = Math.sqrt(moments[0] * moments[1]);
        return below > 0 ? (Double) Math.clamp(moments[2] / below, -1, 1) : null;
    }

    /** What {@code of} has over {@code baseline}. */
    @Nullable Double[] ofGain(int of, int baseline, int[] drawn) {
        var one = cells(of, drawn);
        var other = cells(baseline, drawn);
        var mine = total(one);
        var theirs = total(other);
        if (mine[2] == 0 || theirs[2] == 0) {
            return new @Nullable Double[OF_GAIN];
        }
        double gain = mine[0] / mine[2] - theirs[0] / theirs[2];
        var within = within(one, other);
        return new @Nullable Double[] {
            gain,
            mine[1] / mine[2] - theirs[1] / theirs[2],
            within,
            within == null || gain == 0 ? null : (Double) (within / gain)
        };
    }

    /** The mean of the gains in bins that both reach, weighted by the answers of both there. */
    private static @Nullable Double within(double[][] one, double[][] other) {
        double sum = 0;
        double answers = 0;
        for (int b = 0; b < one.length; b++) {
            if (one[b][2] > 0 && other[b][2] > 0) {
                double both = one[b][2] + other[b][2];
                sum += both * (one[b][0] / one[b][2] - other[b][0] / other[b][2]);
                answers += both;
            }
        }
        return answers == 0 ? null : (Double) (sum / answers);
    }

    /** Share of the answers of both systems that lie in bins that both reach. */
    double compared(int of, int baseline) {
        var ones = new int[units()];
        Arrays.fill(ones, 1);
        var one = cells(of, ones);
        var other = cells(baseline, ones);
        double both = 0;
        for (int b = 0; b < bins; b++) {
            both += one[b][2] > 0 && other[b][2] > 0 ? one[b][2] + other[b][2] : 0;
        }
        return both / (total(one)[2] + total(other)[2]);
    }

    private double[][] cells(int of, int[] drawn) {
        var cells = new double[bins][3];
        for (int row = 0; row < score.length; row++) {
            if (system[row] == of) {
                sum(cells[bin[row]], row, drawn[unit[row]]);
            }
        }
        return cells;
    }

    private static double[] total(double[][] cells) {
        var total = new double[3];
        for (var cell : cells) {
            for (int i = 0; i < total.length; i++) {
                total[i] += cell[i];
            }
        }
        return total;
    }
}
