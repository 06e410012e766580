package org.psephos.audit.probe;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Correlation;
import org.psephos.math.KendallTau;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;

/**
 * How a metric goes with people: over the means of systems, and over the systems of each item,
 * averaged over items. Items on which one of the two does not tell systems apart say nothing, and
 * are not counted as zero.
 *
 * @see "Deutsch, Dror and Roth (2021), A statistical analysis of summarization evaluation metrics
 *     using resampling methods, TACL 9:1132-1146"
 */
final class MetaEvaluation {
    private static final double SAME = 1e-12;

    private final double[][] human;
    private final Kind kind;

    /** Which correlation. */
    enum Kind {
        KENDALL,
        PEARSON
    }

    MetaEvaluation(double[][] human, Kind kind) {
        this.human = human;
        this.kind = kind;
    }

    /** Over the means of systems, on what both judged; null where it is not defined. */
    @Nullable Double bySystem(double[][] metric, int[] drawn) {
        int systems = human.length == 0 ? 0 : human[0].length;
        var sums = new double[systems][3];
        for (int item = 0; item < human.length; item++) {
            for (int s = 0; drawn[item] > 0 && s < systems; s++) {
                if (!Double.isNaN(human[item][s] + metric[item][s])) {
                    sums[s][0] += drawn[item] * human[item][s];
                    sums[s][1] += drawn[item] * metric[item][s];
                    sums[s][2] += drawn[item];
                }
            }
        }
        var judged = Arrays.stream(sums).filter(sum -> sum[2] > 0).toList();
        return correlation(
                judged.stream().mapToDouble(sum -> sum[0] / sum[2]).toArray(),
                judged.stream().mapToDouble(sum -> sum[1] / sum[2]).toArray());
    }

    /** Over the systems of each item; not a number where it is not defined. */
    double[] byItem(double[][] metric) {
        return IntStream.range(0, human.length)
                .mapToDouble(
                        item -> {
                            var both =
                                    IntStream.range(0, human[item].length)
                                            .filter(
                                                    s ->
                                                            !Double.isNaN(
                                                                    human[item][s]
                                                                            + metric[item][s]))
                                            .toArray();
                            var found = correlation(at(human[item], both), at(metric[item], both));
                            return found == null ? Double.NaN : found;
                        })
                .toArray();
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    /** The mean of what is defined, each item as often as it was drawn. */
    static @Nullable Double mean(double[] values, int[] drawn) {
        double sum = 0;
        double n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                sum += drawn[i] * values[i];
                n += drawn[i];
            }
        }
        return n == 0 ? null : (Double) (sum / n);
    }

    private @Nullable Double correlation(double[] x, double[] y) {
        double r =
                kind == Kind.KENDALL ? KendallTau.b(tied(x), tied(y)) : Correlation.pearson(x, y);
        return Double.isFinite(r) ? r : null;
    }

    /** Means that differ by what rounding left are one. */
    private static double[] tied(double[] x) {
        double most = Arrays.stream(x).map(Math::abs).max().orElse(0);
        return most == 0 ? x : Arrays.stream(x).map(v -> Math.rint(v / most / SAME)).toArray();
    }

    /** One level of one metric less that of another. */
    interface Level {
        @Nullable Double of(double[][] metric);
    }

    /**
     * The chance of a difference as large, were the two metrics one: what they say of an item is
     * swapped by lot, both in standard deviations of their own. Null where it is not defined.
     */
    @Nullable Double swapped(double[][] one, double[][] other, Level level, int rounds, Seed seed) {
        var a = standard(one);
        var b = standard(other);
        var found = difference(a, b, level);
        if (found == null || rounds == 0) {
            return null;
        }
        var random = seed.random();
        int far = 1;
        for (int round = 0; round < rounds; round++) {
            var swapped = swap(a, b, random);
            var again = difference(swapped[0], swapped[1], level);
            far += again == null || Math.abs(again) >= Math.abs(found) - SAME ? 1 : 0;
        }
        return (double) far / (rounds + 1);
    }

    private static @Nullable Double difference(double[][] a, double[][] b, Level level) {
        var one = level.of(a);
        var other = level.of(b);
        return one == null || other == null ? null : (Double) (one - other);
    }

    private static double[][][] swap(double[][] a, double[][] b, SplitMix64 random) {
        var one = a.clone();
        var other = b.clone();
        for (int item = 0; item < a.length; item++) {
            if (random.nextInt(2) == 1) {
                one[item] = b[item];
                other[item] = a[item];
            }
        }
        return new double[][][] {one, other};
    }

    private static double[][] standard(double[][] metric) {
        var all =
                Arrays.stream(metric).flatMapToDouble(Arrays::stream).filter(x -> !Double.isNaN(x));
        var values = all.toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation =
                Math.sqrt(
                        Arrays.stream(values)
                                .map(x -> (x - mean) * (x - mean))
                                .average()
                                .orElse(1));
        double by = deviation > 0 ? deviation : 1;
        return Arrays.stream(metric)
                .map(row -> Arrays.stream(row).map(x -> (x - mean) / by).toArray())
                .toArray(double[][]::new);
    }
}
