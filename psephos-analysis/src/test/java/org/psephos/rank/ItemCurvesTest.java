package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;

/** Mutants that were run: a prior left out of an ability, steps that stop after three. */
class ItemCurvesTest {
    private static final int SYSTEMS = 40;
    private static final int ITEMS = 15;

    private static double[][] solved() {
        var random = new Seed(4).random();
        var solved = new double[SYSTEMS][ITEMS];
        for (var row : solved) {
            double ability = random.nextGaussian();
            for (int j = 0; j < ITEMS; j++) {
                double chance = PairModel.logistic((1 + j % 3) * 0.7 * ability + (j - 7) / 4.0);
                row[j] = random.nextDouble() < chance ? 1 : 0;
            }
        }
        return solved;
    }

    @Test
    void cheapStepsEndWhereNewtonsDo() {
        var table = solved();
        var ones = new double[SYSTEMS * ITEMS];
        Arrays.fill(ones, 1);
        var exact =
                new MarginalFit(
                        new ItemResponses(
                                IntStream.range(0, SYSTEMS).mapToObj(s -> "s" + s).toList(),
                                IntStream.range(0, ITEMS).mapToObj(j -> "i" + j).toList(),
                                IntStream.rangeClosed(0, SYSTEMS).map(s -> s * ITEMS).toArray(),
                                IntStream.range(0, ones.length).map(c -> c % ITEMS).toArray(),
                                ones,
                                Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray(),
                                ones.length,
                                new TreeMap<>(),
                                null),
                        2,
                        new ItemPriors(1, 2));
        assertThat(exact.solve()).isTrue();
        var curves = ItemCurves.of(table);

        for (int j = 0; j < ITEMS; j++) {
            assertThat(curves.slope(j)).isCloseTo(exact.slope(j), within(0.05));
            assertThat(curves.intercept(j)).isCloseTo(exact.intercept(j), within(0.05));
        }
        int[] all = IntStream.range(0, ITEMS).toArray();
        for (int s = 0; s < SYSTEMS; s++) {
            assertThat(curves.ability(all, table[s])).isCloseTo(exact.mean[s], within(0.03));
        }
    }

    @Test
    void nothingAskedIsTheMeanAbility() {
        assertThat(ItemCurves.of(solved()).ability(new int[0], new double[0]))
                .isCloseTo(0, within(1e-12));
    }
}
