package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;
import org.psephos.rank.ItemCurves;

/**
 * Tables small enough for other programs, runs with a known spread, and items with known curves.
 * Mutants that were run: deviations over n, tau without the sign, noise over all steps, anchors
 * that all weigh the same.
 */
class BenchmarkVarianceTest {
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults().rounds(100);
    private static final Offset<Double> EXACT = within(1e-9);

    /** Four seeds of one system and two of another, three steps, four items. */
    private static final String RUNS =
            """
            system,seed,step,item,score,continuous
            a,1,1,i1,1,0.5
            a,1,1,i2,0,0.4
            a,1,2,i1,1,0.6
            a,1,2,i2,0,0.5
            a,1,3,i1,1,0.7
            a,1,3,i2,1,0.6
            a,2,1,i1,0,0.4
            a,2,1,i2,0,0.4
            a,2,2,i1,1,0.5
            a,2,2,i2,1,0.5
            a,2,3,i1,1,0.6
            a,2,3,i2,0,0.7
            a,3,1,i1,0,0.2
            a,3,1,i2,1,0.5
            a,3,2,i1,1,0.6
            a,3,2,i2,0,0.6
            a,3,3,i1,1,0.8
            a,3,3,i2,1,0.5
            b,1,1,i1,0,0.3
            b,1,1,i2,0,0.3
            b,1,2,i1,0,0.5
            b,1,2,i2,0,0.3
            b,1,3,i1,1,0.4
            b,1,3,i2,0,0.4
            b,2,1,i1,1,0.6
            b,2,1,i2,0,0.1
            b,2,2,i1,0,0.4
            b,2,2,i2,0,0.3
            b,2,3,i1,0,0.3
            b,2,3,i2,0,0.5
            """;

    private static RowTable rows(String csv) {
        return Rows.of(csv, "score", "continuous", "step");
    }

    private static BenchmarkVariance usual(int last) {
        return new BenchmarkVariance(last, 0.9, null, BenchmarkVariance.Better.HIGHER);
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value(), name);
    }

    @Test
    void figuresAreThoseOfAnotherProgram() {
        var result = usual(2).look(rows(RUNS), OPTIONS);

        // numpy and scipy 1.17.1: std(ddof=1), chi2.ppf, kendalltau
        assertThat(value(result, "seed-mean", "a")).isCloseTo(5 / 6.0, EXACT);
        assertThat(value(result, "seed-sd", "a")).isCloseTo(0.288675134595, EXACT);
        assertThat(value(result, "seed-sd", "b")).isCloseTo(0.353553390593, EXACT);
        assertThat(value(result, "seed-sd", "")).isCloseTo(Math.sqrt((1 / 6.0 + 0.125) / 3), EXACT);
        var interval = Objects.requireNonNull(result.quantity("seed-sd", "a").interval());
        assertThat(interval.low()).isCloseTo(0.288675134595 * Math.sqrt(2 / 7.37775890823), EXACT);
        assertThat(interval.high())
                .isCloseTo(0.288675134595 * Math.sqrt(2 / 0.0506356159685), within(1e-7));
        assertThat(value(result, "signal-to-noise", "a")).isCloseTo(2.88675134595, EXACT);
        // tau-b of 0.5 0.5 1, of 0 1 0.5, of 0.5 0.5 1
        double flat = 2 / Math.sqrt(6);
        assertThat(value(result, "monotonicity", "a")).isCloseTo((2 * flat + 1 / 3.0) / 3, EXACT);
        // of 0 0 0.5 and 0.5 0 0
        assertThat(value(result, "monotonicity", "b")).isCloseTo(0, EXACT);
        assertThat(value(result, "continuous-monotonicity", "a")).isCloseTo(1, EXACT);
        assertThat(value(result, "continuous-score", "b")).isCloseTo(0.4, EXACT);
        // levels 5/6 and 1/4
        assertThat(value(result, "signal", "")).isCloseTo((5 / 6.0 - 0.25) / (13 / 24.0), EXACT);
        // last two of a: .5 1, 1 .5, .5 1; of b: 0 .5, 0 0 has a mean of 0
        assertThat(result.quantity("noise").undefined()).contains("needs two systems");
    }

    @Test
    void noiseIsOverTheLastCheckpoints() {
        var result =
                usual(2).look(
                                rows(
                                        RUNS.lines()
                                                .filter(l -> !l.startsWith("b,2"))
                                                .reduce("", (x, y) -> x + y + "\n")),
                                OPTIONS);

        // relative deviations: three times sqrt(.125) / .75 and once sqrt(.125) / .25
        double root = Math.sqrt(0.125);
        assertThat(value(result, "noise", ""))
                .isCloseTo((3 * root / 0.75 + root / 0.25) / 4, EXACT);
        assertThat(value(result, "signal-over-noise", ""))
                .isCloseTo(value(result, "signal", "") / value(result, "noise", ""), EXACT);
    }

    @Test
    void aMetricWhoseLowValuesAreGoodIsTurnedRound() {
        var lower = new BenchmarkVariance(2, 0.9, null, BenchmarkVariance.Better.LOWER);

        assertThat(value(lower.look(rows(RUNS), OPTIONS), "continuous-monotonicity", "a"))
                .isCloseTo(-1, EXACT);
    }

    @Test
    void intervalsOverSeedsHoldTheTruthAsOftenAsTheySay() {
        var random = new Seed(161).random();
        int rounds = 2000;
        int sd = 0;
        int ratio = 0;
        int mean = 0;
        for (int round = 0; round < rounds; round++) {
            var scores = random(random, 5, 0.6, 0.06);
            var noise = new SeedNoise(scores, 0.95);
            sd += SeedNoise.around(noise.deviation(), 4, 0.95).contains(0.06) ? 1 : 0;
            ratio += contains(noise, 10) ? 1 : 0;
            mean += Objects.requireNonNull(noise.mean().interval()).contains(0.6) ? 1 : 0;
        }

        assertThat(List.of(sd, ratio, mean)).allMatch(hits -> hits > 1870 && hits < 1930);
    }

    private static boolean contains(SeedNoise noise, double truth) {
        var interval = Objects.requireNonNull(noise.ratio()).interval();
        return Objects.requireNonNull(interval).contains(truth);
    }

    private static double[] random(SplitMix64 random, int n, double mean, double deviation) {
        return IntStream.range(0, n)
                .mapToDouble(i -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    /** Answers by a two-parameter model, or by lot where {@code spread} is 0. */
    private static String answers(int systems, int items, double spread) {
        var random = new Seed(7).random();
        var csv = new StringBuilder("system,item,score\n");
        for (int s = 0; s < systems; s++) {
            double ability = spread * (-2 + 4.0 * s / (systems - 1));
            for (int j = 0; j < items; j++) {
                double difficulty = -2 + 4.0 * j / (items - 1);
                double slope = 1 + j % 3;
                double chance = 1 / (1 + StrictMath.exp(-slope * (ability - difficulty)));
                csv.append(
                        "m%02d,q%03d,%s%n".formatted(s, j, random.nextDouble() < chance ? 1 : 0));
            }
        }
        return csv.toString();
    }

    @Test
    void aFewItemsKeepTheOrderOfSystemsThatHadNoSay() {
        var result = usual(5).look(rows(answers(30, 120, 1)), OPTIONS);

        assertThat(value(result, "smallest-subset", "")).isLessThan(60);
        assertThat(value(result, "held-out-tau", "")).isGreaterThan(0.8);
        assertThat(value(result, "subset-error", "30 of 120 items")).isLessThan(0.06);
        assertThat(value(result, "irt-error", "10 of 120 items"))
                .isLessThan(value(result, "subset-error", "10 of 120 items"));
        double weights =
                result.quantities().stream()
                        .filter(q -> q.name().equals("anchor"))
                        .mapToDouble(q -> Objects.requireNonNull(q.value()))
                        .sum();
        assertThat(weights).isCloseTo(1, EXACT);
    }

    @Test
    void anAnchorWeighsAsMuchAsItsGroup() {
        var solved = new double[12][10];
        for (int s = 0; s < solved.length; s++) {
            for (int j = 0; j < 10; j++) {
                solved[s][j] = s > (j < 8 ? 3 : 8) ? 1 : 0; // eight easy items, two hard ones
            }
        }

        var anchors = AnchorItems.of(ItemCurves.of(solved), 2, new Seed(2).random());

        assertThat(anchors.items()).containsExactly(0, 8);
        assertThat(anchors.weights()).containsExactly(0.8, 0.2);
    }

    @Test
    void itemsWithoutASignalAreNotSaidToKeepAnOrder() {
        var result = usual(5).look(rows(answers(30, 120, 0)), OPTIONS);

        assertThat(value(result, "subset-tau", "10 of 120 items")).isLessThan(0.5);
        assertThat(result.quantity("seed-sd").undefined()).contains("--columns seed=COLUMN");
        assertThat(result.quantity("monotonicity").undefined()).contains("--columns step=COLUMN");
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        assertThat(usual(2).look(rows(RUNS), OPTIONS).quantity("smallest-subset").undefined())
                .isEqualTo("needs 6 systems, and has 2");
        assertThat(
                        usual(2).look(rows(answers(8, 12, 1).replace(",1\n", ",7\n")), OPTIONS)
                                .quantity("smallest-subset")
                                .undefined())
                .isEqualTo("needs scores from 0 to 1, and has 7.0");
        assertThatThrownBy(
                        () ->
                                BenchmarkVariance.PROBE
                                        .verb()
                                        .look(rows(RUNS), OPTIONS.set("continuous", "up")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("--set continuous is \"up\"");
    }

    @Test
    void systemsThatOneSeedWouldTurnOverAreADoubt() {
        var noisy = usual(2).look(rows(RUNS), OPTIONS).findings().getFirst();

        assertThat(noisy.id()).isEqualTo("seed-noise");
        assertThat(noisy.estimate()).isEqualTo(1);
        assertThat(noisy.severity()).isEqualTo(Severity.NONE); // the deviation may as well be 0.18
    }

    @Test
    void benchmarksAreAskedOneByOne() {
        var csv = new StringBuilder("benchmark,system,seed,step,item,score,continuous\n");
        RUNS.lines().skip(1).forEach(line -> csv.append("x,").append(line).append('\n'));
        RUNS.lines().skip(1).forEach(line -> csv.append("y,").append(line).append('\n'));

        var result = usual(2).look(rows(csv.toString()), OPTIONS);

        assertThat(value(result, "seed-sd", "y: a")).isCloseTo(0.288675134595, EXACT);
        assertThat(value(result, "seed-sd", "x")).isEqualTo(value(result, "seed-sd", "y"));
    }
}
