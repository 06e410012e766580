package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;

/**
 * Proportional odds against the bitterness of wine (Randall 1989), whose estimates R's ordinal
 * package prints: temp 2.503, contact 1.528, thresholds -1.344, 1.251, 3.467, 5.006, log likelihood
 * -86.49. Errors by statsmodels 0.14, OrderedModel; the score tests and the errors by cluster by a
 * twin that differentiates the likelihood numerically (numpy, 30 November 2026). Mutants that these
 * tests have seen off: a density without slope; the first threshold left out of the information, or
 * of the score; a logistic error of variance 1.
 */
class OrdinalRegressionTest {
    private static final Offset<Double> PRINTED = within(5e-4);
    private static final ProbeOptions USUAL = ProbeOptions.withDefaults().rounds(0);

    /** Counts of answers 1 to 5: cold and warm, without and with contact. */
    private static final int[][] WINE = {
        {4, 9, 5, 0, 0}, {1, 7, 8, 2, 0}, {0, 5, 8, 3, 2}, {0, 1, 5, 7, 5}
    };

    private static String wine() {
        var rows = new StringBuilder("factor:temp,factor:contact,answer,cluster\n");
        int at = 0;
        for (int cell = 0; cell < WINE.length; cell++) {
            for (int level = 0; level < 5; level++) {
                for (int i = 0; i < WINE[cell][level]; i++, at++) {
                    rows.append(
                            "%s,%s,%s,c%02d%n"
                                    .formatted(
                                            cell < 2 ? "cold" : "warm",
                                            cell % 2 == 0 ? "no" : "yes",
                                            level + 1,
                                            at % 24));
                }
            }
        }
        return rows.toString();
    }

    private static ProbeResult look(String rows, ProbeOptions options) {
        return OrdinalRegression.PROBE.verb().look(Rows.of(rows, "answer", "before"), options);
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    /** The odds ratio as log-odds with their error, from its interval. */
    private static double[] logOdds(Quantity one, double quantile) {
        var interval = Objects.requireNonNull(one.interval());
        return new double[] {
            Math.log(Objects.requireNonNull(one.value())),
            (Math.log(interval.high()) - Math.log(interval.low())) / (2 * quantile)
        };
    }

    @Test
    void theEstimatesOfWineAreThePrintedOnes() {
        var found = look(wine().replaceAll(",c\\d\\d", ",").replace(",cluster", ",none"), USUAL);

        var temp = logOdds(found.quantity("odds-ratio", "temp: warm - cold"), Z);
        var contact = logOdds(found.quantity("odds-ratio", "contact: yes - no"), Z);
        assertThat(temp[0]).isCloseTo(2.503, PRINTED);
        assertThat(contact[0]).isCloseTo(1.528, PRINTED);
        assertThat(temp[1]).isCloseTo(0.528680, within(1e-5));
        assertThat(contact[1]).isCloseTo(0.476623, within(1e-5));
        double[] cuts = {-1.344, 1.251, 3.467, 5.006};
        for (int cut = 0; cut < 4; cut++) {
            assertThat(value(found, "threshold", "above " + (cut + 1)))
                    .isCloseTo(cuts[cut], PRINTED);
        }
        assertThat(value(found, "log-likelihood", "")).isCloseTo(-86.49192, within(1e-5));
        assertThat(value(found, "standardised-effect", "temp: warm - cold"))
                .isCloseTo(2.503102 * Math.sqrt(3) / Math.PI, within(1e-5));
        assertThat(value(found, "mean", "no, cold")).isCloseTo(37 / 18.0, within(1e-12));
    }

    private static final double Z = 1.959963984540054;

    @Test
    void theTestOfProportionalOddsAgreesWithItsTwin() {
        var free = look(wine().replaceAll(",c\\d\\d", ",").replace(",cluster", ",none"), USUAL);
        var by = look(wine(), USUAL);

        assertThat(value(free, "proportional-odds", "")).isCloseTo(2.84442, within(1e-4));
        assertThat(Objects.requireNonNull(free.quantity("proportional-odds").test()).p())
                .isCloseTo(0.828105, within(1e-5));
        assertThat(value(free, "proportional-odds-of", "temp: warm - cold"))
                .isCloseTo(2.10287, within(1e-4));
        assertThat(value(free, "proportional-odds-of", "contact: yes - no"))
                .isCloseTo(0.56122, within(1e-4));
        assertThat(value(by, "proportional-odds", "")).isCloseTo(9.88210, within(1e-3));
        assertThat(value(by, "proportional-odds-of", "contact: yes - no"))
                .isCloseTo(0.795288, within(1e-4));
    }

    @Test
    void errorsByClusterAgreeWithTheirTwin() {
        var by = look(wine(), USUAL);

        double t = org.psephos.math.StudentT.quantile(0.975, 23);
        assertThat(logOdds(by.quantity("odds-ratio", "temp: warm - cold"), t)[1])
                .isCloseTo(0.592159, within(1e-5));
        assertThat(logOdds(by.quantity("odds-ratio", "contact: yes - no"), t)[1])
                .isCloseTo(0.237890, within(1e-5));
        assertThat(by.quantity("log-likelihood").note()).contains("fewer than 40");
    }

    /** Every answer twice, both of a cluster: as sure as once, and not surer. */
    @Test
    void aCopyOfARowTellsNothingNew() {
        double[][] once = new double[72][];
        int[] levels = new int[72];
        int at = 0;
        for (int cell = 0; cell < 4; cell++) {
            for (int level = 0; level < 5; level++) {
                for (int i = 0; i < WINE[cell][level]; i++, at++) {
                    once[at] = new double[] {cell < 2 ? 0 : 1, cell % 2};
                    levels[at] = level;
                }
            }
        }
        var single = new CumulativeLogit(once, levels, 5);
        var both = new ArrayList<>(List.of(once));
        both.addAll(List.of(once));
        var twice =
                new CumulativeLogit(
                        both.toArray(new double[0][]),
                        IntStream.concat(Arrays.stream(levels), Arrays.stream(levels)).toArray(),
                        5);

        assertThat(single.fit() && twice.fit()).isTrue();
        var errors = single.errors(IntStream.range(0, 72).toArray());
        var copied = twice.errors(IntStream.range(0, 144).map(i -> i % 72).toArray());
        for (int k = 0; k < errors.length; k++) {
            assertThat(copied[k]).isCloseTo(errors[k], within(1e-7));
        }
        assertThat(twice.errors()[4]).isCloseTo(single.errors()[4] / Math.sqrt(2), within(1e-7));
    }

    /** Upside down: effects change their sign, and the thresholds their sign and order. */
    @Test
    void aScaleTurnedRoundGivesTheSameAnswer() {
        var turned = new StringBuilder();
        wine().lines()
                .forEach(
                        line -> {
                            var cells = line.split(",", -1);
                            if (!cells[2].equals("answer")) {
                                cells[2] = Integer.toString(6 - Integer.parseInt(cells[2]));
                            }
                            turned.append(String.join(",", cells)).append('\n');
                        });
        var straight = look(wine(), USUAL);
        var round = look(turned.toString(), USUAL);

        assertThat(value(round, "odds-ratio", "temp: warm - cold"))
                .isCloseTo(1 / value(straight, "odds-ratio", "temp: warm - cold"), within(1e-9));
        for (int cut = 1; cut <= 4; cut++) {
            assertThat(value(round, "threshold", "above " + cut))
                    .isCloseTo(-value(straight, "threshold", "above " + (5 - cut)), within(1e-8));
        }
        assertThat(value(round, "proportional-odds", ""))
                .isCloseTo(value(straight, "proportional-odds", ""), within(1e-6));
    }

    /** Two levels and one factor: the odds ratio of the table, with its well-known error. */
    @Test
    void withTwoLevelsItIsTheOddsRatioOfATable() {
        var rows = new StringBuilder("factor:who,answer\n");
        int[] counts = {7, 3, 4, 9};
        for (int cell = 0; cell < 4; cell++) {
            for (int i = 0; i < counts[cell]; i++) {
                rows.append(cell < 2 ? "a" : "b").append(',').append(cell % 2).append('\n');
            }
        }
        var found = look(rows.toString(), USUAL);

        var odds = logOdds(found.quantity("odds-ratio", "who: b - a"), Z);
        assertThat(odds[0]).isCloseTo(Math.log(7.0 * 9 / (3 * 4)), within(1e-9));
        assertThat(odds[1])
                .isCloseTo(Math.sqrt(1 / 7.0 + 1 / 3.0 + 1 / 4.0 + 1 / 9.0), within(1e-7));
        assertThat(found.quantity("proportional-odds").undefined()).contains("one threshold");
    }

    /** Sixty debates of five answers with a mood of their own; the treatment does nothing. */
    @Test
    void intervalsByClusterCoverAndTheOthersDoNot() {
        int by = 0;
        int naive = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            var random = new Seed(149).child("debates", round).random();
            var x = new double[300][];
            var y = new int[300];
            for (int debate = 0; debate < 60; debate++) {
                double mood = 1.5 * normal(random);
                for (int i = 0; i < 5; i++) {
                    x[debate * 5 + i] = new double[] {debate % 2};
                    y[debate * 5 + i] = level(mood + logistic(random));
                }
            }
            var model = new CumulativeLogit(x, y, 5);
            assertThat(model.fit()).isTrue();
            double t = org.psephos.math.StudentT.quantile(0.975, 59);
            var clusters = IntStream.range(0, 300).map(i -> i / 5).toArray();
            by += Math.abs(model.weight(0)) <= t * model.errors(clusters)[4] ? 1 : 0;
            naive += Math.abs(model.weight(0)) <= Z * model.errors()[4] ? 1 : 0;
        }
        assertThat((double) by / rounds).isBetween(0.92, 0.98);
        assertThat((double) naive / rounds).isLessThan(0.85);
    }

    /** Odds that are proportional are called so as often as promised. */
    @Test
    void theTestOfProportionalOddsKeepsItsLevel() {
        int refused = 0;
        int rounds = 600;
        for (int round = 0; round < rounds; round++) {
            var random = new Seed(150).child("odds", round).random();
            var x = new double[200][];
            var y = new int[200];
            for (int i = 0; i < 200; i++) {
                x[i] = new double[] {i % 2};
                y[i] = level(0.7 * (i % 2) + logistic(random));
            }
            var model = new CumulativeLogit(x, y, 5);
            assertThat(model.fit()).isTrue();
            var found = new ParallelLines(model).test(new int[] {0}, null);
            refused += Objects.requireNonNull(found).p() < 0.05 ? 1 : 0;
        }
        assertThat((double) refused / rounds).isBetween(0.03, 0.075);
    }

    /** A treatment that spreads answers without raising them has no proportional odds. */
    @Test
    void aTreatmentThatOnlySpreadsAnswersIsFound() {
        var random = new Seed(151).random();
        var rows = new StringBuilder("factor:who,answer\n");
        for (int i = 0; i < 400; i++) {
            double z = logistic(random) * (i % 2 == 0 ? 1 : 3);
            rows.append(i % 2 == 0 ? "a," : "b,").append(level(z)).append('\n');
        }
        var test =
                look(rows.toString(), USUAL).quantity("proportional-odds-of", "who: b - a").test();

        assertThat(Objects.requireNonNull(test).p()).isLessThan(1e-6);
    }

    private static int level(double z) {
        return z < -2 ? 0 : z < -0.5 ? 1 : z < 0.5 ? 2 : z < 2 ? 3 : 4;
    }

    private static double logistic(SplitMix64 random) {
        double u = random.nextDouble();
        return Math.log((u + 1e-12) / (1 - u + 1e-12));
    }

    private static double normal(SplitMix64 random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static final String DEBATES =
            """
            factor:opponent,factor:personal,before,answer
            human,no,2,2
            human,no,3,3
            human,no,4,3
            human,yes,2,3
            human,yes,3,3
            human,yes,1,1
            ai,no,2,4
            ai,no,3,2
            ai,no,4,4
            ai,yes,2,5
            ai,yes,3,4
            ai,yes,,4
            ai,yes,1,3
            """;

    @Test
    void movesAreCountedAndRowsWithoutABeforeAreLeftOut() {
        var found = look(DEBATES, USUAL.set("model", "cells"));

        assertThat(value(found, "moved-up", "ai, yes")).isEqualTo(1);
        assertThat(found.quantity("moved-up", "ai, yes").n()).isEqualTo(3);
        assertThat(value(found, "moved-down", "ai, no")).isEqualTo(1 / 3.0);
        assertThat(value(found, "moved-down", "human, yes")).isZero();
        assertThat(value(found, "left-out", "")).isEqualTo(1);
        assertThat(found.quantities().stream().filter(one -> one.name().equals("odds-ratio")))
                .extracting(Quantity::of)
                .containsExactly("ai, yes - ai, no", "human, no - ai, no", "human, yes - ai, no");
        var human = look(DEBATES, USUAL.set("reference", "human"));
        assertThat(value(human, "odds-ratio", "opponent: ai - human"))
                .isCloseTo(
                        1 / value(look(DEBATES, USUAL), "odds-ratio", "opponent: human - ai"),
                        within(1e-6));
        assertThatThrownBy(() -> look(DEBATES, USUAL.set("reference", "nobody")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("\"nobody\", which is a level of no factor");
    }

    @Test
    void productsOfTwoFactorsStandBesideTheirLevels() {
        var found = look(wine(), USUAL.set("model", "interaction"));

        assertThat(found.quantities().stream().filter(one -> one.name().equals("odds-ratio")))
                .extracting(Quantity::of)
                .containsExactly(
                        "contact: yes - no",
                        "temp: warm - cold",
                        "contact: yes - no x temp: warm - cold");
        // Cells are the same model told otherwise: warm and contact beside neither is the product.
        var cells = look(wine(), USUAL.set("model", "cells"));
        assertThat(value(cells, "odds-ratio", "no, warm - no, cold"))
                .isCloseTo(value(found, "odds-ratio", "temp: warm - cold"), within(1e-6));
        double product =
                value(found, "odds-ratio", "contact: yes - no")
                        * value(found, "odds-ratio", "temp: warm - cold")
                        * value(found, "odds-ratio", "contact: yes - no x temp: warm - cold");
        assertThat(value(cells, "odds-ratio", "yes, warm - no, cold"))
                .isCloseTo(product, within(1e-6 * product));
    }

    @Test
    void whatHasNoAnswerSaysWhy() {
        var apart = look("factor:who,answer\na,1\na,1\na,2\nb,3\nb,3\nb,4\nb,4\n", USUAL);
        assertThat(apart.quantity("odds-ratio", "who: b - a").undefined())
                .contains("without exception");

        var same =
                look(
                        "factor:who,factor:what,answer\na,x,1\na,x,2\na,x,3\nb,y,3\nb,y,2\nb,y,1\nb,y,2\n",
                        USUAL);
        assertThat(same.quantity("odds-ratio", "who: b - a").undefined())
                .contains("cannot be told apart");

        assertThatThrownBy(() -> look("answer\n1\n2\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no column says which condition");
        assertThatThrownBy(() -> look("factor:who,answer\na,1\na,2\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("factor:who is \"a\" in every row");
        assertThatThrownBy(() -> look("factor:who,answer\na,1\nb,1\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("1 levels");
    }
}
