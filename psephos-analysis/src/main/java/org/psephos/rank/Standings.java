package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Normal;
import org.psephos.model.SystemId;

/**
 * What a ladder says of places beyond the order: errors that fit together, the chance of being the
 * best, and classes that cannot be told apart. All of it takes strengths as normally distributed.
 *
 * @param systems best first, as on the ladder
 * @param classes the first holds the leader and all that cannot be told from it, the next the
 *     leader of the rest, and so on; all pairs are tested together after Holm (1979)
 */
public record Standings(List<Standing> systems, List<List<SystemId>> classes) {

    /**
     * One system.
     *
     * @param quasiError the error of a difference is the root of the sum of two squares of these,
     *     nearly; absent where no such numbers are positive
     * @param best chance of having the largest strength; absent where there is no quasi-error
     */
    public record Standing(SystemId system, @Nullable Double quasiError, @Nullable Double best) {}

    /**
     * A difference from a reference.
     *
     * @param difference strength less that of the reference; all intervals hold together at the
     *     level
     * @param p that of the test of no difference, for all of them together
     */
    public record Against(SystemId system, Estimate difference, double p) {}

    /** Weights below this add nothing to a chance. */
    private static final double NEGLIGIBLE = 1e-15;

    public Standings {
        systems = List.copyOf(systems);
        classes = classes.stream().map(List::copyOf).toList();
    }

    /** The standings of {@code ladder}, or null where it has no intervals. */
    public static @Nullable Standings of(Ladder ladder, double level) {
        var differences = ladder.differences();
        if (differences == null || ladder.rungs().size() < 2) {
            return null;
        }
        var names = ladder.rungs().stream().map(Ladder.Rung::system).toList();
        var pairs = new Pairs(names, differences, level);
        var variances = QuasiVariances.of(pairs.variance, names.size());
        var best = variances == null ? null : best(ladder, variances);
        var systems = new ArrayList<Standing>();
        for (int i = 0; i < names.size(); i++) {
            systems.add(
                    new Standing(
                            names.get(i),
                            variances == null ? null : Math.sqrt(variances[i]),
                            best == null ? null : best[i]));
        }
        return new Standings(systems, classes(names, pairs, level));
    }

    /**
     * Differences of all systems from {@code reference}. Intervals hold together, whatever the
     * correlations.
     *
     * @throws IllegalArgumentException where it is not on the ladder, or that has no intervals
     * @see "Šidák (1967), Rectangular confidence regions for the means of multivariate normal
     *     distributions, JASA 62:626-633"
     */
    public static List<Against> against(Ladder ladder, SystemId reference, double level) {
        var differences = ladder.differences();
        if (differences == null) {
            throw new IllegalArgumentException("ladder must have intervals");
        }
        int others = ladder.rungs().size() - 1;
        double each = StrictMath.pow(level, 1.0 / Math.max(1, others));
        var result = new ArrayList<Against>();
        for (var rung : ladder.rungs()) {
            if (!rung.system().equals(reference)) {
                var between = differences.between(rung.system(), reference);
                double error = Pairs.error(between, level);
                double p = 2 * Normal.survival(Math.abs(between.value()) / error);
                result.add(
                        new Against(
                                rung.system(),
                                Estimate.normal(between.value(), error, each, "Sidak"),
                                -StrictMath.expm1(others * StrictMath.log1p(-Math.min(p, 1)))));
            }
        }
        return result;
    }

    /** Chances of the largest of independent normal strengths, by the trapezoidal rule. */
    private static double[] best(Ladder ladder, double[] variances) {
        int n = variances.length;
        var values = ladder.rungs().stream().mapToDouble(r -> r.strength().value()).toArray();
        var best = new double[n];
        double sum = 0;
        int nodes = 100;
        for (int i = 0; i < n; i++) {
            double deviation = Math.sqrt(variances[i]);
            for (int k = -nodes; k <= nodes; k++) {
                double z = 8.0 * k / nodes;
                double share = StrictMath.exp(-z * z / 2);
                for (int j = 0; j < n && share > NEGLIGIBLE; j++) {
                    double ahead = values[i] + deviation * z - values[j];
                    share *= j == i ? 1 : Normal.cumulative(ahead / Math.sqrt(variances[j]));
                }
                best[i] += share;
            }
            sum += best[i];
        }
        for (int i = 0; i < n; i++) {
            best[i] /= sum;
        }
        return best;
    }

    private static List<List<SystemId>> classes(List<SystemId> names, Pairs pairs, double level) {
        var apart = pairs.apart(level);
        var classes = new ArrayList<List<SystemId>>();
        int n = names.size();
        for (int first = 0; first < n; ) {
            var one = new ArrayList<SystemId>();
            int leader = first;
            while (first < n && !apart[leader * n + first]) {
                one.add(names.get(first++));
            }
            classes.add(one);
        }
        return classes;
    }

    /** All differences of two. */
    private static final class Pairs {
        private final int n;
        private final double[] variance;
        private final double[] p;

        Pairs(List<SystemId> names, Ladder.Differences differences, double level) {
            n = names.size();
            variance = new double[n * n];
            p = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    var between = differences.between(names.get(i), names.get(j));
                    double error = error(between, level);
                    variance[i * n + j] = error * error;
                    variance[j * n + i] = error * error;
                    p[i * n + j] = 2 * Normal.survival(Math.abs(between.value()) / error);
                }
            }
        }

        static double error(Estimate between, double level) {
            var interval = between.interval();
            return interval == null ? 0 : interval.halfWidth() / Spread.quantile(level);
        }

        /** Whether two differ, by the rule of Holm over all pairs. */
        boolean[] apart(double level) {
            var order = new ArrayList<Integer>();
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    order.add(i * n + j);
                }
            }
            order.sort(Comparator.comparingDouble(pair -> p[pair]));
            var apart = new boolean[n * n];
            for (int step = 0; step < order.size(); step++) {
                int pair = order.get(step);
                if (!(p[pair] <= (1 - level) / (order.size() - step))) {
                    return apart;
                }
                apart[pair] = true;
            }
            return apart;
        }
    }
}
