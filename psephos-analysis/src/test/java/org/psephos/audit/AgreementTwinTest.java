package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.math.Seed;

/** The slow and obvious way, rating by rating and pair by pair, against cells and sums. */
class AgreementTwinTest {
    private static final int RATERS = 4;
    private static final int CATEGORIES = 5;

    private static @Nullable String[][] drawn(long seed, double missing) {
        var random = new Seed(seed).child("table").random();
        var table = new @Nullable String[60][RATERS];
        for (var unit : table) {
            int truth = random.nextInt(CATEGORIES);
            for (int rater = 0; rater < RATERS; rater++) {
                int given = random.nextDouble() < 0.6 ? truth : random.nextInt(CATEGORIES);
                unit[rater] = random.nextDouble() < missing ? null : Integer.toString(given + 1);
            }
        }
        return table;
    }

    /** The values of each unit that has two or more. */
    private static List<double[]> pairable(@Nullable String[][] table) {
        var units = new ArrayList<double[]>();
        for (var unit : table) {
            var values =
                    java.util.Arrays.stream(unit)
                            .filter(java.util.Objects::nonNull)
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            if (values.length > 1) {
                units.add(values);
            }
        }
        return units;
    }

    /** Alpha from the coincidences of every ordered pair of ratings. */
    private static double alpha(List<double[]> units, DoubleBinaryOperator distance) {
        double observed = 0;
        var all = new ArrayList<Double>();
        for (var unit : units) {
            for (int i = 0; i < unit.length; i++) {
                all.add(unit[i]);
                for (int j = 0; j < unit.length; j++) {
                    if (i != j) {
                        observed += distance.applyAsDouble(unit[i], unit[j]) / (unit.length - 1);
                    }
                }
            }
        }
        double expected = 0;
        for (double one : all) {
            for (double other : all) {
                expected += distance.applyAsDouble(one, other) / (all.size() - 1);
            }
        }
        return 1 - observed / expected;
    }

    private static DoubleBinaryOperator ordinal(List<double[]> units) {
        var count = new double[CATEGORIES + 1];
        units.forEach(unit -> java.util.Arrays.stream(unit).forEach(v -> count[(int) v]++));
        return (one, other) -> {
            int low = (int) Math.min(one, other);
            int high = (int) Math.max(one, other);
            double between =
                    IntStream.rangeClosed(low, high).mapToDouble(k -> count[k]).sum()
                            - (count[low] + count[high]) / 2;
            return between * between;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alphaFromCellsIsAlphaFromPairs(long seed) {
        var table = drawn(seed, 0.2);
        var units = pairable(table);
        var dataset = Tables.labels(table);

        for (var scale : MeasurementScale.values()) {
            DoubleBinaryOperator distance =
                    switch (scale) {
                        case NOMINAL -> (one, other) -> one == other ? 0 : 1;
                        case ORDINAL -> ordinal(units);
                        case INTERVAL -> (one, other) -> (one - other) * (one - other);
                        case RATIO -> (one, other) -> Math.pow((one - other) / (one + other), 2);
                    };
            assertThat(Tables.value(dataset, scale, Measure.KRIPPENDORFF_ALPHA))
                    .as(scale.toString())
                    .isEqualTo(alpha(units, distance), within(1e-12));
        }
    }

    /** Cohen's kappa with weights, from the table of two raters. */
    private static double kappa(@Nullable String[][] table, DoubleBinaryOperator weight) {
        double observed = 0;
        double expected = 0;
        for (var one : table) {
            observed += weight.applyAsDouble(number(one[0]), number(one[1])) / table.length;
            for (var other : table) {
                expected +=
                        weight.applyAsDouble(number(one[0]), number(other[1]))
                                / table.length
                                / table.length;
            }
        }
        return (observed - expected) / (1 - expected);
    }

    private static double number(@Nullable String value) {
        return Double.parseDouble(java.util.Objects.requireNonNull(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void weightedKappasOfTwoRaters(long seed) {
        var table = drawn(seed, 0);
        var two = new @Nullable String[table.length][];
        for (int unit = 0; unit < two.length; unit++) {
            two[unit] = new @Nullable String[] {table[unit][0], table[unit][1]};
        }
        var dataset = Tables.labels(two);
        double far = CATEGORIES - 1;

        assertThat(Tables.value(dataset, MeasurementScale.ORDINAL, Measure.WEIGHTED_KAPPA_LINEAR))
                .isEqualTo(kappa(two, (i, j) -> 1 - Math.abs(i - j) / far), within(1e-12));
        assertThat(
                        Tables.value(
                                dataset,
                                MeasurementScale.ORDINAL,
                                Measure.WEIGHTED_KAPPA_QUADRATIC))
                .isEqualTo(kappa(two, (i, j) -> 1 - (i - j) * (i - j) / far / far), within(1e-12));
        assertThat(Tables.value(dataset, MeasurementScale.NOMINAL, Measure.COHEN_KAPPA))
                .isEqualTo(kappa(two, (i, j) -> i == j ? 1 : 0), within(1e-12));
    }

    /** Tau-b by looking at every pair of units. */
    private static double tauB(@Nullable String[][] table, int first, int second) {
        double balance = 0;
        double untiedOne = 0;
        double untiedOther = 0;
        for (var a : table) {
            for (var b : table) {
                if (a[first] == null
                        || a[second] == null
                        || b[first] == null
                        || b[second] == null) {
                    continue;
                }
                double one = Math.signum(number(a[first]) - number(b[first]));
                double other = Math.signum(number(a[second]) - number(b[second]));
                balance += one * other;
                untiedOne += one * one;
                untiedOther += other * other;
            }
        }
        return balance / Math.sqrt(untiedOne * untiedOther);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void tauBIsTheMeanOverPairsOfRaters(long seed) {
        var table = drawn(seed, 0.2);
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < RATERS; one++) {
            for (int other = one + 1; other < RATERS; other++) {
                sum += tauB(table, one, other);
                pairs++;
            }
        }

        assertThat(
                        Tables.value(
                                Tables.labels(table),
                                MeasurementScale.ORDINAL,
                                Measure.KENDALL_TAU_B))
                .isEqualTo(sum / pairs, within(1e-12));
    }

    /** W and the mean of Spearman's rho of all pairs say the same, without ties. */
    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void concordanceFollowsFromTheMeanRankCorrelation(long seed) {
        var random = new Seed(seed).child("ranks").random();
        var table = new @Nullable String[9][RATERS];
        for (int rater = 0; rater < RATERS; rater++) {
            var left = new ArrayList<>(IntStream.rangeClosed(1, table.length).boxed().toList());
            for (var unit : table) {
                int at = random.nextInt(left.size());
                unit[rater] = left.get(at).toString();
                left.subList(at, at + 1).clear();
            }
        }
        var dataset = Tables.labels(table);
        double rho = Tables.value(dataset, MeasurementScale.ORDINAL, Measure.SPEARMAN);

        assertThat(Tables.value(dataset, MeasurementScale.ORDINAL, Measure.KENDALL_W))
                .isEqualTo((rho * (RATERS - 1) + 1) / RATERS, within(1e-12));
    }
}
