package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.PsephosException;

/**
 * Metrics against people. Reference figures: scipy 1.17.1 ({@code kendalltau}, {@code pearsonr},
 * {@code ttest_rel}) on the same rows, and power by its formula in Python. Mutants that these tests
 * have seen off: items that say nothing counted as zero; units averaged over all rows; systems by
 * the sum of their items; power on one side only; metrics swapped in their own units; the penalty
 * for short outputs as well; rounding taken for a difference.
 */
class MetricCorrelationTest {
    private static final ProbeOptions USUAL = ProbeOptions.withDefaults().rounds(0);

    /** Twelve documents, four systems, four units each; whole numbers decide everything. */
    private static String units() {
        var rows = new StringBuilder("item,system,unit,human,metric:rouge,metric:bert\n");
        for (int d = 0; d < 12; d++) {
            for (int s = 0; s < 4; s++) {
                for (int u = 0; u < 4; u++) {
                    rows.append(
                            "d%02d,%s,u%s,%s,%s,%s%n"
                                    .formatted(
                                            d,
                                            "abcd".charAt(s),
                                            u,
                                            (d * 7 + u * 5 + s * 3 + d * u * s) % 11 < 3 + 2 * s
                                                    ? 1
                                                    : 0,
                                            (20 + 6 * s + (d * 5 + s * 7) % 9) / 100.0,
                                            (80 + (d * 3 + s * 5) % 7) / 100.0));
                }
            }
        }
        return rows.toString();
    }

    private static ProbeResult look(String rows, ProbeOptions options) {
        return MetricCorrelation.PROBE
                .verb()
                .look(
                        Rows.of(
                                rows,
                                "human",
                                "metric:rouge",
                                "metric:bert",
                                "length",
                                "reference-length"),
                        options);
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    @Test
    void scoresAreSharesOfUnitsAndCorrelationsAreThoseOfAnotherProgram() {
        var found = look(units(), USUAL);

        assertThat(value(found, "human-score", "a")).isCloseTo(13 / 48.0, within(1e-12));
        assertThat(value(found, "human-score", "d")).isCloseTo(0.8125, within(1e-12));
        assertThat(value(found, "system-correlation", "rouge")).isCloseTo(1, within(1e-12));
        assertThat(value(found, "item-correlation", "rouge"))
                .isCloseTo(0.6946577367946603, within(1e-12));
        assertThat(value(found, "system-correlation", "bert")).isCloseTo(0, within(1e-12));
        assertThat(value(found, "item-correlation", "bert"))
                .isCloseTo(0.07513217072652517, within(1e-12));
        assertThat(value(found, "item-correlation-difference", "rouge - bert"))
                .isCloseTo(0.6946577367946603 - 0.07513217072652517, within(1e-12));

        var pearson = look(units(), USUAL.set("correlation", "pearson"));
        assertThat(value(pearson, "system-correlation", "rouge"))
                .isCloseTo(0.9798600497468063, within(1e-10));
        assertThat(value(pearson, "item-correlation", "rouge"))
                .isCloseTo(0.7243490639461793, within(1e-10));
    }

    @Test
    void powerIsThatOfTheDifferencesFound() {
        var found = look(units(), USUAL);

        var difference = found.quantity("human-difference", "c - d");
        assertThat(difference.value()).isCloseTo(-1 / 12.0, within(1e-12));
        var test = Objects.requireNonNull(difference.test());
        assertThat(test.p()).isCloseTo(0.265723211497773, within(1e-9));
        assertThat(test.adjusted()).isCloseTo(0.265723211497773, within(1e-9));
        assertThat(value(found, "items-needed", "c - d")).isEqualTo(69);
        assertThat(value(found, "items-needed", "a - b")).isEqualTo(21);
        assertThat(value(found, "mean-power", "")).isCloseTo(0.7714152667353674, within(1e-9));
        // As many items as the widest pair needs: each pair has four in five chances or more.
        assertThat(value(look(units(), USUAL.set("items", "69")), "mean-power", ""))
                .isBetween(0.96, 1.0);
    }

    /** A unit that three people looked at counts as much as one that one did. */
    @Test
    void peopleAreAveragedUnitByUnit() {
        var rows =
                """
                item,system,unit,human
                d,a,u1,1
                d,a,u1,1
                d,a,u1,1
                d,a,u2,0
                d,b,u1,0
                """;
        assertThat(value(look(rows, USUAL), "human-score", "a")).isEqualTo(0.5);
    }

    @Test
    void anItemThatSaysNothingIsLeftOutAndNotZero() {
        var rows =
                """
                item,system,human,metric:rouge
                d1,a,1,1
                d1,b,2,2
                d2,a,1,5
                d2,b,2,5
                d3,a,2,1
                d3,b,2,2
                """;
        var found = look(rows, USUAL).quantity("item-correlation", "rouge");
        assertThat(found.value()).isEqualTo(1);
        assertThat(found.n()).isEqualTo(1);
    }

    /** Of 0.1 + 0.2 and 0.3 + 0 the means are one number, whatever rounding says. */
    @Test
    void meansThatDifferByRoundingAloneAreTied() {
        var rows =
                """
                item,system,human,metric:rouge
                d1,a,0.1,1
                d2,a,0.2,1
                d1,b,0.3,2
                d2,b,0,2
                """;
        assertThat(look(rows, USUAL).quantity("system-correlation", "rouge").undefined())
                .isEqualTo("one of the two does not tell systems apart");
    }

    /** A system that was asked more is no better for it. */
    @Test
    void systemsAreHeldByTheirMeans() {
        var rows =
                """
                item,system,human,metric:rouge
                d1,a,2,2
                d1,b,1,1
                d2,b,1,1
                d3,b,1,1
                d1,c,3,0
                """;
        assertThat(value(look(rows, USUAL), "system-correlation", "rouge"))
                .isCloseTo(-1 / 3.0, within(1e-12));
    }

    @Test
    void outputsLongerThanTheirReferenceLose() {
        var rows =
                """
                item,system,human,length,reference-length
                d,a,0.5,30,20
                d,b,0.5,10,20
                """;
        var found = look(rows, USUAL.set("alpha", "2"));
        assertThat(value(found, "human-score", "a"))
                .isCloseTo(0.5 * Math.exp((1 - 1.5) / 2), within(1e-12));
        assertThat(value(found, "human-score", "b")).isEqualTo(0.5);
    }

    /** Of six items the first metric orders all as people do and the other none: 2 of 64 swaps. */
    @Test
    void twoMetricsAreToldApartBySwappingItems() {
        var rows = new StringBuilder("item,system,human,metric:rouge,metric:bert\n");
        for (int d = 0; d < 6; d++) {
            for (int s = 0; s < 3; s++) {
                rows.append("d%s,%s,%s,%s,%s%n".formatted(d, s, s, s, 1000 - 100 * s));
            }
        }
        var found = look(rows.toString(), USUAL.rounds(4000).set("baseline", "rouge"));
        var difference = found.quantity("item-correlation-difference", "bert - rouge");
        assertThat(difference.value()).isEqualTo(-2);
        assertThat(Objects.requireNonNull(difference.test()).p()).isCloseTo(2 / 64.0, within(0.01));
        var levels = found.quantity("system-correlation-difference", "bert - rouge");
        // Three swaps of six leave the means of both alike: then neither tells systems apart.
        assertThat(Objects.requireNonNull(levels.test()).p()).isGreaterThan(0.9);
        assertThat(found.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(found.findings().getFirst().claim())
                .startsWith("bert goes with people the least");
    }

    @Test
    void whatCannotBeSaidSaysWhy() {
        var one = look("item,system,human,metric:rouge\nd,a,1,2\n", USUAL);
        assertThat(one.quantity("system-correlation", "rouge").undefined())
                .isEqualTo("one of the two does not tell systems apart");
        var two = look("item,system,human\nd,a,1\nd,b,1\n", USUAL);
        assertThat(two.quantity("human-difference", "a - b").undefined())
                .contains("fewer than two items");
        assertThatThrownBy(() -> look("item,system,human,metric:rouge\nd,a,1,2\nd,a,1,3\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("metric:rouge is 3, and was another");
        assertThatThrownBy(() -> look(units(), USUAL.set("baseline", "z")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("the metrics are bert, rouge");
        assertThatThrownBy(() -> look(units(), USUAL.set("alpha", "2")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("how long outputs and references are");
    }
}
