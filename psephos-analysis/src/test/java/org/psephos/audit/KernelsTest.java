package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.HeaderColumns;
import org.psephos.math.Seed;

/** Kernels against the slow and obvious way. */
class KernelsTest {
    private static final SortedSet<String> NOBODY = Collections.emptySortedSet();

    @Test
    void runsAreAsLikelyAsCountingSays() {
        double[] chance = {0.3, 0.9, 0.5, 0.7, 0.2, 0.8, 0.6, 0.4};
        for (int length = 1; length <= chance.length; length++) {
            assertThat(Runs.atLeast(chance, length))
                    .as("length %s", length)
                    .isCloseTo(counted(chance, length), within(1e-12));
        }
    }

    private static double counted(double[] chance, int length) {
        double sum = 0;
        for (int bits = 0; bits < 1 << chance.length; bits++) {
            int run = 0;
            int longest = 0;
            double p = 1;
            for (int i = 0; i < chance.length; i++) {
                boolean success = (bits >> i & 1) == 1;
                p *= success ? chance[i] : 1 - chance[i];
                run = success ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
            sum += longest >= length ? p : 0;
        }
        return sum;
    }

    @Test
    void aRunOfCertaintiesIsCertainAndOneOfImpossibilitiesImpossible() {
        assertThat(Runs.atLeast(new double[] {1, 1, 1, 0}, 3)).isEqualTo(1);
        assertThat(Runs.atLeast(new double[] {1, 1, 0, 1}, 3)).isZero();
    }

    @Test
    void theLongestRunIsTheEarliestOfEquals() {
        assertThat(Runs.longest(new int[] {1, 2, 2, 3, 3, 1})).containsExactly(1, 2);
        assertThat(Runs.longest(new int[] {})).containsExactly(0, 0);
    }

    @Test
    void sumsOfUnlikeTriesAreExact() {
        double[] chances = {0.2, 0.5, 0.9, 0.35};
        for (int count = 0; count <= 4; count++) {
            double sum = 0;
            for (int bits = 0; bits < 16; bits++) {
                double p = 1;
                for (int i = 0; i < 4; i++) {
                    p *= (bits >> i & 1) == 1 ? chances[i] : 1 - chances[i];
                }
                sum += Integer.bitCount(bits) >= count ? p : 0;
            }
            assertThat(Sums.atLeast(chances, new int[] {1, 1, 1, 1}, count))
                    .isCloseTo(sum, within(1e-12));
        }
    }

    /** Mutants: a chance counts once whatever its times; the mean counts it once. */
    @Test
    void triesWithTheSameChanceAreOneWithAWeight() {
        for (int many : new int[] {1, 3, 200}) {
            double[] chances = {0.2, 0.55};
            int[] times = {2 * many, 3 * many};
            var each = new double[5 * many];
            Arrays.fill(each, 0, 2 * many, 0.2);
            Arrays.fill(each, 2 * many, each.length, 0.55);
            var once = new int[each.length];
            Arrays.fill(once, 1);

            assertThat(Sums.atLeast(chances, times, 2 * many + 1))
                    .isCloseTo(Sums.atLeast(each, once, 2 * many + 1), within(1e-12));
        }
        assertThat(Sums.atLeast(new double[] {0.5}, new int[] {5000}, 2500))
                .isCloseTo(0.50564, within(1e-5));
    }

    /** Mutants: blocks of one less; the product of the next block is not begun anew. */
    @Test
    void longSequencesKeepTheirRunsAsTheRecursionOfOneStateATrySays() {
        var random = new Seed(9).child("runs").random();
        var chance = new double[400];
        Arrays.setAll(chance, i -> i % 50 == 49 ? 0 : 0.3 + 0.65 * random.nextDouble());
        for (int length : new int[] {1, 2, 7, 13, 49, 50, 399, 400, 401}) {
            assertThat(Runs.atLeast(chance, length))
                    .as("length %s", length)
                    .isCloseTo(walked(chance, length), within(1e-12));
        }
    }

    /** By the length of the run so far. */
    private static double walked(double[] chance, int length) {
        var run = new double[length + 1];
        run[0] = 1;
        for (double p : chance) {
            double none = 0;
            double done = run[length] + p * run[length - 1];
            for (int k = length - 1; k > 0; k--) {
                none += (1 - p) * run[k];
                run[k] = p * run[k - 1];
            }
            run[0] = none + (1 - p) * run[0];
            run[length] = done;
        }
        return run[length];
    }

    /** Nearly as many cells as units: the sum of Poisson numbers is mended in both directions. */
    @Test
    void unitsThatAreAllDifferentAreDrawnWithEqualChances() {
        var count = new double[1500];
        Arrays.fill(count, 0, 1499, 1);
        count[1499] = 501;
        var draws = new UnitDraws(count);
        var drawn = new double[count.length];
        double one = 0;
        double squares = 0;
        double many = 0;
        int rounds = 4000;
        for (int round = 0; round < rounds; round++) {
            draws.draw(new Seed(4).child("draw", round).random(), drawn);
            assertThat(Arrays.stream(drawn).sum()).isEqualTo(2000);
            assertThat(Arrays.stream(drawn).min().orElseThrow()).isNotNegative();
            many += drawn[1499] / rounds;
            one += drawn[0] / rounds;
            squares += (drawn[1499] - 501) * (drawn[1499] - 501) / rounds;
        }
        double variance = 501 * (1 - 501.0 / 2000);
        assertThat(many).isCloseTo(501, within(5 * Math.sqrt(variance / rounds)));
        assertThat(one).isCloseTo(1, within(5 / Math.sqrt(rounds)));
        assertThat(squares / variance).isBetween(0.88, 1.12);
    }

    /**
     * Judgements in any order against a sort by unit, rater and reading. Mutants: every file counts
     * as in order; raters of a unit are not sorted.
     */
    @Test
    void judgementsInAnyOrderStandByUnitAndRater() {
        var random = new Seed(8).child("sheet").random();
        int rows = 600;
        var unit = IntStream.range(0, rows).map(row -> random.nextInt(90)).toArray();
        var rater = IntStream.range(0, rows).map(row -> random.nextInt(4)).toArray();
        var sheet = sheet(unit, rater);

        assertThat(Arrays.stream(sheet.byUnitAndRater()).boxed())
                .containsExactlyElementsOf(
                        IntStream.range(0, rows)
                                .boxed()
                                .sorted(
                                        Comparator.comparingInt((Integer at) -> unit[at])
                                                .thenComparingInt(at -> rater[at]))
                                .toList());
    }

    private static Sheet sheet(int[] unit, int[] rater) {
        var rows = IntStream.range(0, unit.length).toArray();
        var headers = HeaderColumns.builder(unit.length);
        headers.annotator(new Coded(Dictionary.of(List.of("a", "b", "c", "d")), rater));
        return new Sheet(
                "label",
                "overall",
                headers.build(),
                rows,
                unit,
                new Coding(
                        MeasurementScale.NOMINAL,
                        Categories.of(List.of("x")),
                        false,
                        new int[unit.length]),
                Sides.none(rows));
    }

    /** Couples found by walking along each rater against all couples laid out and sorted. */
    @Test
    void theBusiestCouplesAreThoseOfAllCouples() {
        var random = new Seed(3).child("couples").random();
        var table = new @Nullable String[400][5];
        for (var unit : table) {
            for (int rater = 0; rater < unit.length; rater++) {
                unit[rater] = random.nextInt(3) == 0 ? Integer.toString(random.nextInt(3)) : null;
            }
        }
        var data = Gathering.of(Tables.labels(table), Tables.QUICK).getFirst().grouped(NOBODY);
        var cells = UnitCells.byRaters(data);
        var raters = RaterCells.of(cells, data.raters());
        var all =
                Pairs.of(cells).stream()
                        .map(
                                pair ->
                                        new RaterCells.Couple(
                                                pair.first(),
                                                pair.second(),
                                                pair.cells(cells).units()))
                        .sorted(RaterCells.Couple.BY_UNITS)
                        .toList();

        assertThat(raters.busiest(cells, 6)).isEqualTo(all.subList(0, 6));
        for (var pair : Pairs.of(cells)) {
            var two = Pairs.ofTwo(cells, raters, pair.first(), pair.second());
            assertThat(two.cell()).containsExactly(pair.cell());
            assertThat(two.one()).containsExactly(pair.one());
            assertThat(two.other()).containsExactly(pair.other());
        }
    }

    @Test
    void pairsAreNumberedByArrival() {
        var pairs = new LongPairs();
        var random = new Seed(1).random();
        var seen = new java.util.LinkedHashMap<java.util.List<Long>, Integer>();
        for (int i = 0; i < 20_000; i++) {
            long a = random.nextInt(150);
            long b = -random.nextInt(150);
            int number = seen.computeIfAbsent(java.util.List.of(a, b), key -> seen.size());
            assertThat(pairs.of(a, b)).isEqualTo(number);
        }
        assertThat(pairs.size()).isEqualTo(seen.size());
    }

    /**
     * Mutants: the last code of the second shares its place with the next first; no place for -1.
     */
    @Test
    void pairsOfCodesAreNumberedByArrivalWithATableAndWithout() {
        for (int firsts : new int[] {40, 4_000_000}) {
            var pairs = new PairNumbers(firsts, 30, 5000);
            var random = new Seed(2).random();
            var seen = new java.util.LinkedHashMap<java.util.List<Integer>, Integer>();
            for (int i = 0; i < 5000; i++) {
                int a = random.nextInt(41) - 1;
                int b = random.nextInt(31) - 1;
                boolean alone = random.nextInt(50) == 0;
                var key = java.util.List.of(alone ? -2 : a, alone ? i : b);
                int number = seen.computeIfAbsent(key, any -> seen.size());
                assertThat(alone ? pairs.alone() : pairs.of(a, b)).isEqualTo(number);
            }
            assertThat(pairs.size()).isEqualTo(seen.size());
        }
    }

    /** One independent judgement a cluster is the plain score interval. */
    @Test
    void clustersOfOneAreNoClusters() {
        var successes = new double[40];
        Arrays.fill(successes, 0, 12, 1);
        var asked = new double[40];
        Arrays.fill(asked, 1);

        var clustered = Shares.clustered(successes, asked, 0.95);
        var plain = Shares.independent(12, 40, 0.95);

        assertThat(clustered.low()).isCloseTo(plain.low(), within(0.004));
        assertThat(clustered.high()).isCloseTo(plain.high(), within(0.004));
    }

    /** Rows of one item repeated do not make the interval narrower. */
    @Test
    void repeatingTheRowsOfAClusterDoesNotNarrowTheInterval() {
        var once = new double[30];
        var asked = new double[30];
        Arrays.fill(once, 0, 10, 1);
        Arrays.fill(asked, 1);
        var thrice = Arrays.stream(once).map(x -> 3 * x).toArray();
        var askedThrice = Arrays.stream(asked).map(x -> 3 * x).toArray();

        assertThat(Shares.clustered(thrice, askedThrice, 0.95).halfWidth())
                .isCloseTo(Shares.clustered(once, asked, 0.95).halfWidth(), within(1e-12));
    }
}
