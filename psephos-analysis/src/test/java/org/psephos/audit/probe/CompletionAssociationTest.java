package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/**
 * Reference: {@code scipy.stats} 1.17.1, 2026-11-29, {@code kendalltau(x, y, variant='c',
 * method='asymptotic')} and {@code chi2_contingency}, of the table in {@link #TABLE}; the twin
 * counts every pair of observations.
 */
class CompletionAssociationTest {
    /**
     * Sentences that name something negative, then positive; chosen: negative, unrelated, positive.
     */
    private static final double[][] TABLE = {{31, 12, 7}, {9, 14, 40}};

    private static final double TAU = 0.5904925992638421;
    private static final double TAU_P = 5.348612367626449e-09;
    private static final double V = 0.5516151362739176;
    private static final double CHI_P = 3.417477257739457e-08;
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults();

    private static RowTable rows(double[][] table) {
        var csv =
                new StringBuilder("bias,direction,named,stereotype,opposite,unrelated,response\n");
        String[] named = {"negative", "positive"};
        for (int i = 0; i < 2; i++) {
            String[] chosen = {"bad", "odd", "good"};
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < table[i][j]; k++) {
                    csv.append(
                            "age,to trait,%s,%s,%s,odd,%s%n"
                                    .formatted(
                                            named[i],
                                            i == 1 ? "good" : "bad",
                                            i == 1 ? "bad" : "good",
                                            chosen[j]));
                }
            }
        }
        csv.append("age,to trait,positive,good,bad,odd,I cannot say\n");
        return Rows.of(csv.toString());
    }

    private static Quantity quantity(String name) {
        return new CompletionAssociation()
                .look(rows(TABLE), OPTIONS)
                .quantity(name, "age to trait");
    }

    @Test
    void tauAndChiSquaredAreThoseOfScipy() {
        var tau = quantity("tau-c");
        var v = quantity("cramers-v");

        assertThat(tau.value()).isCloseTo(TAU, within(1e-10));
        assertThat(Objects.requireNonNull(tau.test()).p()).isCloseTo(TAU_P, within(1e-16));
        assertThat(v.value()).isCloseTo(V, within(1e-10));
        assertThat(Objects.requireNonNull(v.test()).p()).isCloseTo(CHI_P, within(1e-16));
        assertThat(tau.n()).isEqualTo(113);
        assertThat(Objects.requireNonNull(tau.test()).adjusted()).isEqualTo(tau.test().p());
    }

    @Test
    void theTwinCountsEveryPair() {
        var random = new Seed(7).random();
        for (int trial = 0; trial < 20; trial++) {
            var counts = new double[2][3];
            var named = new int[40];
            var chosen = new int[40];
            for (int i = 0; i < 40; i++) {
                named[i] = random.nextInt(2);
                chosen[i] = random.nextInt(3);
                counts[named[i]][chosen[i]]++;
            }
            double difference = 0;
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < i; j++) {
                    difference +=
                            Integer.signum(named[i] - named[j])
                                    * Integer.signum(chosen[i] - chosen[j]);
                }
            }

            assertThat(new OrderedTable(counts).tauC(0.95).value())
                    .isCloseTo(4 * difference / (40.0 * 40), within(1e-12));
        }
    }

    @Test
    void sharesHaveTheirDenominatorsAndWhatWasNotOfferedIsInvalid() {
        assertThat(quantity("positive-after-positive").value()).isEqualTo(40 / 63.0);
        assertThat(quantity("positive-after-negative").value()).isEqualTo(7 / 50.0);
        assertThat(quantity("unrelated-after-negative").value()).isEqualTo(12 / 50.0);
        assertThat(quantity("invalid").value()).isEqualTo(1 / 114.0);
    }

    @Test
    void theFindingGoesByTheEndOfTheIntervalNearerToZero() {
        var strong = new CompletionAssociation().look(rows(TABLE), OPTIONS).findings().getFirst();
        var none =
                new CompletionAssociation()
                        .look(rows(new double[][] {{20, 5, 20}, {20, 5, 20}}), OPTIONS)
                        .findings()
                        .getFirst();

        assertThat(strong.severity()).isEqualTo(Severity.HIGH);
        assertThat(strong.claim())
                .isEqualTo(
                        "age to trait: of sentences that name something positive 40 of 63 were"
                                + " completed positively, of those that name something negative 7 of 50");
        assertThat(none.severity()).isEqualTo(Severity.NONE);
        assertThat(none.estimate()).isZero();
    }

    @Test
    void whatNeverVariesHasNoAssociation() {
        var result =
                new CompletionAssociation()
                        .look(rows(new double[][] {{0, 9, 0}, {0, 9, 0}}), OPTIONS);

        assertThat(result.quantity("tau-c", "age to trait").undefined())
                .isEqualTo("only one thing is named, or only one is ever chosen");
        assertThat(result.findings()).isEmpty();
        assertThatThrownBy(
                        () ->
                                new CompletionAssociation()
                                        .look(
                                                Rows.of(
                                                        """
                                                        bias,direction,named,stereotype,opposite,unrelated,response
                                                        a,b,good,x,y,z,x
                                                        """),
                                                OPTIONS))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith(
                        "rows.csv:2: named is \"good\"; expected positive or negative");
    }

    @Test
    void intervalsHoldWhatTheyPromise() {
        double[] low = {0.5, 0.2, 0.3};
        double[] high = {0.25, 0.2, 0.55};
        double truth = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                truth += Integer.signum(j - i) * low[i] * high[j];
            }
        }
        int hits = 0;
        for (int trial = 0; trial < 1000; trial++) {
            var random = new Seed(trial).child("table").random();
            var counts = new double[2][3];
            for (int i = 0; i < 200; i++) {
                int named = i % 2;
                double u = random.nextDouble();
                var p = named == 0 ? low : high;
                counts[named][u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2]++;
            }
            var interval = new OrderedTable(counts).tauC(0.95).interval();
            hits += Objects.requireNonNull(interval).contains(truth) ? 1 : 0;
        }

        assertThat(hits).isBetween(930, 970);
    }

    @Test
    void templatesMakeEveryCombinationAndDrawTheRest() {
        var row = new LinkedHashMap<String, String>();
        row.put("bias", "age");
        row.put("context", "The {age} year old {who} is BLANK");
        row.put("age", "25|70");
        row.put("who", "man|woman|person");
        row.put("pair", "draw:quick/slow|bright/dull");
        row.put("stereotype", "{pair.2}");
        row.put("opposite", "{pair.1}");

        var all = new Templates(new Seed(1)).fill(row, 0);

        assertThat(all).hasSize(6);
        assertThat(all.get(4))
                .containsEntry("context", "The 70 year old woman is BLANK")
                .containsEntry("age", "70")
                .containsEntry("bias", "age");
        assertThat(all)
                .allSatisfy(
                        one ->
                                assertThat(one.get("opposite") + "/" + one.get("stereotype"))
                                        .isEqualTo(one.get("pair"))
                                        .isIn("quick/slow", "bright/dull"));
        assertThat(all.stream().map(one -> one.get("pair")).distinct()).hasSize(2);
        assertThat(new Templates(new Seed(1)).fill(row, 0)).isEqualTo(all);
    }
}
