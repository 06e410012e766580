package org.psephos.rank;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How likely each item is solved at an ability, P = 1 / (1 + exp(-(a theta + d))), from a full
 * table of who solved what; for analyses of the items themselves. Abilities are standard normal
 * over systems, slopes a priori N(1, 1), intercepts N(0, 3^2); the mode is approached by the EM
 * gradient algorithm until a step promises less than a hundredth of the log-posterior's unit.
 * Immutable.
 *
 * @see "Bock and Aitkin (1981), Psychometrika 46:443-459; Mislevy (1986), Psychometrika 51:177-195;
 *     Lange (1995), Journal of the Royal Statistical Society B 57:425-437"
 */
public final class ItemCurves {
    private static final double TOLERANCE = 0.1;
    private static final int STEPS = 300;
    private static final double EDGE = 6.5;
    private static final double STEP = 0.1;

    private final double[] slopes;
    private final double[] intercepts;

    private ItemCurves(double[] slopes, double[] intercepts) {
        this.slopes = slopes;
        this.intercepts = intercepts;
    }

    /**
     * Fits one curve an item.
     *
     * @param solved by system and item, from 0 to 1; a share counts as so much of a solution
     */
    public static ItemCurves of(double[][] solved) {
        int systems = solved.length;
        int items = systems == 0 ? 0 : solved[0].length;
        if (systems < 2 || items < 2) {
            throw new IllegalArgumentException(
                    "needs two systems and two items, but had %s and %s".formatted(systems, items));
        }
        var ones = new double[systems * items];
        Arrays.fill(ones, 1);
        var data =
                new ItemResponses(
                        IntStream.range(0, systems).mapToObj(Integer::toString).toList(),
                        IntStream.range(0, items).mapToObj(Integer::toString).toList(),
                        IntStream.rangeClosed(0, systems).map(s -> s * items).toArray(),
                        IntStream.range(0, ones.length).map(c -> c % items).toArray(),
                        ones,
                        Arrays.stream(solved).flatMapToDouble(Arrays::stream).toArray(),
                        ones.length,
                        new TreeMap<>(),
                        null);
        var fit = new MarginalFit(data, 2, new ItemPriors(1, 2));
        fit.approach(TOLERANCE, STEPS);
        return new ItemCurves(
                IntStream.range(0, items).mapToDouble(fit::slope).toArray(),
                IntStream.range(0, items).mapToDouble(fit::intercept).toArray());
    }

    /** Number of items. */
    public int size() {
        return slopes.length;
    }

    /** How sharply item {@code j} tells abilities apart: a, by standard deviation of ability. */
    public double slope(int j) {
        return slopes[j];
    }

    /** The log-odds that a system of mean ability solves item {@code j}: d. */
    public double intercept(int j) {
        return intercepts[j];
    }

    /** The chance that a system of {@code ability} solves item {@code j}. */
    public double chance(int j, double ability) {
        return PairModel.logistic(slopes[j] * ability + intercepts[j]);
    }

    /**
     * The mean ability of a system given its answers to some items, a priori standard normal.
     *
     * @param items that it was asked
     * @param solved by place in {@code items}, from 0 to 1
     */
    public double ability(int[] items, double[] solved) {
        int half = (int) Math.ceil(EDGE / STEP);
        var logs = new double[2 * half + 1];
        for (int q = 0; q < logs.length; q++) {
            double theta = (q - half) * STEP;
            logs[q] = -theta * theta / 2;
            for (int i = 0; i < items.length; i++) {
                double p = Math.clamp(chance(items[i], theta), 1e-12, 1 - 1e-12);
                logs[q] += solved[i] * StrictMath.log(p) + (1 - solved[i]) * StrictMath.log(1 - p);
            }
        }
        double top = Arrays.stream(logs).max().orElse(0);
        double sum = 0;
        double first = 0;
        for (int q = 0; q < logs.length; q++) {
            double weight = StrictMath.exp(logs[q] - top);
            sum += weight;
            first += weight * (q - half) * STEP;
        }
        return first / sum;
    }
}
