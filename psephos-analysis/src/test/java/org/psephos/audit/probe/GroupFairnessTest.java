package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.probe.GroupFairness.Right;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/** Figures by hand after Vladimirova et al. (2024), and a twin of the utility that sorts. */
class GroupFairnessTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final GroupFairness USUAL = new GroupFairness(null, null, null, null);
    private static final ProbeOptions QUICK = ProbeOptions.withDefaults().rounds(0);

    private static final String LOG =
            """
            group,score,outcome,scope,random,impression,product
            0,0.2,0,1,1,a,x
            0,0.4,1,1,1,a,x
            1,0.6,1,1,1,b,x
            1,0.8,0,1,1,b,x
            1,0.6,0,1,1,b,x
            0,0.3,1,0,1,c,y
            1,0.1,0,0,1,c,y
            1,0.9,1,1,0,d,y
            """;

    private static RowTable rows(String csv) {
        return Rows.of(csv, "score", "outcome", "scope", "random");
    }

    private static double value(ProbeResult result, String name) {
        return Objects.requireNonNull(result.quantity(name).value(), name);
    }

    @Test
    void gapsAreThoseOfTheScope() {
        var result = USUAL.look(rows(LOG), QUICK);

        assertThat(value(result, "demographic-parity"))
                .isCloseTo((0.6 + 0.8 + 0.6 + 0.9) / 4 - (0.2 + 0.4) / 2, EXACT);
        assertThat(value(result, "equal-opportunity")).isCloseTo((0.6 + 0.9) / 2 - 0.4, EXACT);
        assertThat(result.quantity("demographic-parity").n()).isEqualTo(6);
        assertThat(result.quantity("equal-opportunity").n()).isEqualTo(3);
        assertThat(result.quantity("mean-score", "0").value()).isCloseTo(0.3, EXACT);
    }

    @Test
    void aThresholdMakesDecisionsAndTheOtherGroupTurnsTheSign() {
        var decided = new GroupFairness("0", 0.6, null, null).look(rows(LOG), QUICK);

        assertThat(value(decided, "demographic-parity")).isEqualTo(-1);
        assertThat(value(decided, "equal-opportunity")).isEqualTo(-1);
    }

    @Test
    void clicksEarnTheirPlaceWhereOffersStoodInRandomOrder() {
        var result = new GroupFairness(null, null, null, 0.5).look(rows(LOG), QUICK);

        // a: second of two clicked; b: first and second are tied, one of them clicked; c: best
        // clicked
        assertThat(value(result, "click-utility"))
                .isCloseTo((2 / 2.0 + 1.5 / 3 + 2 / 2.0) / 3, EXACT);
        assertThat(value(result, "product-utility")).isCloseTo(((2 + 1.5) / 2 + 2) / 2, EXACT);
        // five of eight rows are of group 1: weights 0.5 / 0.625 and 0.5 / 0.375
        double one = 0.8;
        double other = 0.5 / 0.375;
        assertThat(value(result, "product-utility-weighted"))
                .isCloseTo(((2 * other + 1.5 * one) / 2 + 2 * other) / 2, EXACT);
        var range = Objects.requireNonNull(result.quantity("product-utility").range());
        assertThat(range.least()).isEqualTo(((1 + 1) / 2.0 + 1) / 2, EXACT);
        assertThat(range.most()).isEqualTo(((2 + 3) / 2.0 + 2) / 2, EXACT);
    }

    @Test
    void theTwinSortsAndAgrees() {
        var random = new Seed(5).random();
        for (int trial = 0; trial < 20; trial++) {
            var csv = new StringBuilder("group,score,outcome,random,impression\n");
            double sum = 0;
            for (int impression = 0; impression < 6; impression++) {
                int n = 1 + random.nextInt(5);
                var score = new double[n];
                var click = new int[n];
                for (int i = 0; i < n; i++) {
                    score[i] = random.nextDouble();
                    click[i] = random.nextInt(2);
                    csv.append(
                            "%s,%s,%s,1,i%s%n"
                                    .formatted(impression % 2, score[i], click[i], impression));
                }
                var sorted = score.clone();
                java.util.Arrays.sort(sorted);
                double own = 0;
                for (int i = 0; i < n; i++) {
                    own += click[i] * (java.util.Arrays.binarySearch(sorted, score[i]) + 1.0);
                }
                sum += own / n / 6;
            }

            assertThat(value(USUAL.look(rows(csv.toString()), QUICK), "click-utility"))
                    .isCloseTo(sum, EXACT);
        }
    }

    @Test
    void aProxyThatIsOftenWrongHidesPartOfTheGap() {
        var random = new Seed(6).random();
        var csv = new StringBuilder("group,score\n");
        for (int i = 0; i < 40_000; i++) {
            boolean truly = random.nextDouble() < 0.5;
            boolean said = random.nextDouble() < 0.8 == truly;
            csv.append(said ? "1," : "0,").append(truly ? 0.5 : 0.4).append('\n');
        }
        var result =
                new GroupFairness(null, null, new Right(0.8, 0.8), null)
                        .look(rows(csv.toString()), QUICK);

        assertThat(value(result, "demographic-parity")).isCloseTo(0.06, within(0.003));
        assertThat(value(result, "demographic-parity-true-groups")).isCloseTo(0.1, within(0.005));
        assertThat(
                        USUAL.look(rows(LOG), QUICK)
                                .quantity("demographic-parity-true-groups")
                                .undefined())
                .startsWith("nothing says how often the groups are right");
    }

    @Test
    void otherColumnsAreMeasuredAsProxies() {
        var csv = "group,score,proxy:town\n0,1,a\n0,1,a\n0,1,b\n1,1,b\n1,1,b\n1,1,b\n";
        var result = USUAL.look(rows(csv), QUICK);

        assertThat(result.quantity("proxy", "town").value()).isCloseTo(Math.sqrt(0.5), EXACT);
        assertThat(result.quantity("proxy-balanced-accuracy", "town").value())
                .isCloseTo((2 / 3.0 + 1) / 2, EXACT);
    }

    @Test
    void intervalsHoldWhatTheyPromiseWhereRowsOfAUserAreAlike() {
        int hits = 0;
        for (int trial = 0; trial < 100; trial++) {
            var random = new Seed(trial).child("users").random();
            var csv = new StringBuilder("user,group,score\n");
            for (int user = 0; user < 60; user++) {
                double own = 0.3 * random.nextGaussian() + (user % 2 == 0 ? 0.5 : 0.4);
                for (int i = 0; i < 5; i++) {
                    csv.append(
                            "u%s,%s,%s%n"
                                    .formatted(
                                            user,
                                            (user + 1) % 2,
                                            own + 0.1 * random.nextGaussian()));
                }
            }
            var interval =
                    USUAL.look(rows(csv.toString()), ProbeOptions.withDefaults().rounds(100))
                            .quantity("demographic-parity")
                            .interval();
            hits += Objects.requireNonNull(interval).contains(0.1) ? 1 : 0;
        }

        assertThat(hits).isBetween(88, 100);
    }

    @Test
    void theFindingSaysTheGapAndGroupsHaveToBeTwo() {
        var finding = USUAL.look(rows(LOG), QUICK).findings().getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim())
                .isEqualTo("the mean score of group 1 is higher than that of group 0, by 0.425");
        assertThatThrownBy(() -> USUAL.look(rows("group,score\na,1\nb,1\nc,1\n"), QUICK))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith(
                        "3 groups stand in the rows, and two are compared: a, b, c");
        assertThatThrownBy(
                        () ->
                                new GroupFairness("x", null, null, null)
                                        .look(rows("group,score\na,1\nb,1\n"), QUICK))
                .hasMessage("no group is called \"x\"\n  try: name one of a, b: --set one=NAME");
        assertThat(
                        USUAL.look(rows("group,score\na,1\nb,1\n"), QUICK)
                                .quantity("equal-opportunity")
                                .undefined())
                .isEqualTo("nothing says what came of it: --columns outcome=COLUMN");
    }
}
