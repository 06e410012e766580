package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.math.StudentT;
import org.psephos.model.PsephosException;

/**
 * Ratings of texts by the same people under three conditions. Reference figures: MixedLM of
 * statsmodels 0.14 with two variance components, REML, and a direct maximisation in numpy that
 * inverts V; both agree to five digits. Spearman by scipy 1.17.1. Mutants that these tests have
 * seen off: degrees of rows; persons called texts; Pearson; sums of ratings; effects in residual
 * deviations; the first condition always the reference; a text in two conditions; rows counted and
 * not texts.
 */
class RatedConditionsTest {
    private static final ProbeOptions USUAL = ProbeOptions.withDefaults().rounds(0);

    /** Twelve texts, eight people, some ratings missing; whole numbers decide everything. */
    private static String rated() {
        var rows = new StringBuilder("text,condition,person,rating,indicator:toxicity\n");
        for (int t = 0; t < 12; t++) {
            for (int p = 0; p < 8; p++) {
                if ((t * 5 + p * 3) % 7 != 0) {
                    double rating =
                            3
                                    + new double[] {0, 0.5, -0.25}[t % 3]
                                    + (p * 5 % 8 - 3.5) / 3
                                    + (t * 7 % 12 - 5.5) / 6
                                    + ((p * 7 + t * 13 + p * t * 5 % 11) % 9 - 4) / 4.0;
                    rows.append(
                            "t%02d,%s,p%s,%s,%s%n"
                                    .formatted(
                                            t,
                                            "abc".charAt(t % 3),
                                            p,
                                            rating,
                                            t * 7 % 12 + t % 2 * 3));
                }
            }
        }
        return rows.toString();
    }

    private static ProbeResult look(String rows, ProbeOptions options) {
        return RatedConditions.PROBE
                .verb()
                .look(Rows.of(rows, "rating", "indicator:toxicity"), options);
    }

    private static double value(ProbeResult found, String name, String of) {
        return Objects.requireNonNull(found.quantity(name, of).value());
    }

    private static double error(Quantity one, double degrees) {
        return Objects.requireNonNull(one.interval()).halfWidth()
                / StudentT.quantile(0.975, degrees);
    }

    @Test
    void effectsAndDeviationsAgreeWithAnotherProgram() {
        var found = look(rated(), USUAL);

        assertThat(value(found, "condition-effect", "b - a")).isCloseTo(0.527995, within(1e-5));
        assertThat(value(found, "condition-effect", "c - a")).isCloseTo(0.133349, within(1e-5));
        assertThat(error(found.quantity("condition-effect", "b - a"), 9))
                .isCloseTo(0.492579, within(1e-5));
        assertThat(error(found.quantity("condition-effect", "c - a"), 9))
                .isCloseTo(0.492176, within(1e-5));
        assertThat(value(found, "person-deviation", "")).isCloseTo(0.809662, within(1e-5));
        assertThat(value(found, "text-deviation", "")).isCloseTo(0.654764, within(1e-5));
        assertThat(value(found, "residual-deviation", "")).isCloseTo(0.614624, within(1e-5));
        assertThat(value(found, "indicator-correlation", "toxicity"))
                .isCloseTo(0.8274853, within(1e-6));
        assertThat(found.quantity("indicator-correlation", "toxicity").n()).isEqualTo(12);
    }

    /** Which of the two is the larger crowd must not matter to the answer. */
    @Test
    void personsAndTextsChangePlaces() {
        var few = new StringBuilder("text,condition,person,rating\n");
        rated().lines()
                .skip(1)
                .filter(line -> line.compareTo("t05") < 0)
                .forEach(line -> few.append(line, 0, line.lastIndexOf(',')).append('\n'));
        var found = RatedConditions.PROBE.verb().look(Rows.of(few.toString(), "rating"), USUAL);

        // Five texts, eight people: texts are the smaller crowd, and keep their name.
        assertThat(found.quantity("text-deviation").n()).isEqualTo(5);
        assertThat(found.quantity("person-deviation").n()).isEqualTo(8);
        assertThat(value(found, "person-deviation", "")).isCloseTo(0.760913, within(1e-5));
        assertThat(value(found, "text-deviation", "")).isCloseTo(0.443442, within(1e-5));
    }

    @Test
    void theReferenceIsTheOneAskedFor() {
        var found = look(rated(), USUAL.set("reference", "b"));

        assertThat(value(found, "condition-effect", "a - b")).isCloseTo(-0.527995, within(1e-5));
        assertThat(value(found, "condition-effect", "c - b"))
                .isCloseTo(0.133349 - 0.527995, within(2e-5));
        var all = Math.sqrt(0.809662 * 0.809662 + 0.654764 * 0.654764 + 0.614624 * 0.614624);
        assertThat(value(found, "standardised-effect", "a - b"))
                .isCloseTo(-0.527995 / all, within(1e-5));
    }

    /** Every person rates every text; there is no effect, but texts and people differ. */
    @Test
    void intervalsOverTextsCoverWhatTheyPromise() {
        int covered = 0;
        int naive = 0;
        int rounds = 150;
        for (int round = 0; round < rounds; round++) {
            var random = new Seed(150).child("rated", round).random();
            var people = normals(random, 8);
            var texts = normals(random, 12);
            var rows = new StringBuilder("text,condition,person,rating\n");
            double[] sums = new double[2];
            for (int t = 0; t < 12; t++) {
                for (int p = 0; p < 8; p++) {
                    double rating = people[p] + texts[t] + normal(random);
                    sums[t % 2] += rating / 48;
                    rows.append(
                            "t%02d,%s,p%s,%s%n".formatted(t, t % 2 == 0 ? "a" : "b", p, rating));
                }
            }
            var found =
                    RatedConditions.PROBE.verb().look(Rows.of(rows.toString(), "rating"), USUAL);
            var effect = found.quantity("condition-effect", "b - a");
            assertThat(effect.value()).isCloseTo(sums[1] - sums[0], within(1e-6));
            covered += Objects.requireNonNull(effect.interval()).contains(0) ? 1 : 0;
            double residual = value(found, "residual-deviation", "");
            naive += Math.abs(sums[1] - sums[0]) < 1.96 * residual * Math.sqrt(2 / 48.0) ? 1 : 0;
        }
        assertThat((double) covered / rounds).isBetween(0.90, 0.99);
        assertThat((double) naive / rounds).isLessThan(0.75);
    }

    private static double[] normals(SplitMix64 random, int n) {
        var all = new double[n];
        java.util.Arrays.setAll(all, i -> normal(random));
        return all;
    }

    private static double normal(SplitMix64 random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    @Test
    void indicatorsAreHeldAgainstEachOtherByCondition() {
        var found =
                look(
                        """
                        text,condition,person,rating,indicator:toxicity
                        t1,a,p,1,5
                        t1,a,q,2,5
                        t2,a,p,2,4
                        t3,b,p,3,2
                        t3,b,q,4,2
                        t4,b,q,5,1
                        """,
                        USUAL);

        assertThat(value(found, "indicator-delta", "toxicity: b - a")).isEqualTo(-1);
        assertThat(value(found, "indicator-correlation", "toxicity")).isCloseTo(-1, within(1e-12));
        assertThat(value(found, "mean", "b")).isEqualTo(4);
    }

    @Test
    void whatCannotBeComparedSaysWhy() {
        var one = look("text,condition,person,rating\nt1,a,p,1\nt2,b,p,2\n", USUAL);
        assertThat(one.quantity("condition-effect", "b - a").undefined())
                .contains("more than one text");
        assertThatThrownBy(() -> look("text,condition,person,rating\nt1,a,p,1\nt1,b,p,2\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("text t1 stands in two conditions, a and b");
        assertThatThrownBy(() -> look("text,condition,person,rating\nt1,a,p,1\n", USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("one condition only");
        assertThatThrownBy(() -> look(rated(), USUAL.set("reference", "z")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("--set reference is \"z\"; the conditions are a, b, c");
        assertThatThrownBy(
                        () ->
                                look(
                                        """
                                        text,condition,person,rating,indicator:toxicity
                                        t1,a,p,1,5
                                        t1,a,q,1,6
                                        t2,b,q,1,6
                                        """,
                                        USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("toxicity of text t1 is 6, and was another");
    }
}
