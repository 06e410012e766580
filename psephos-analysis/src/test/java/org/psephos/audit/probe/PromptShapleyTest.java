package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/** The glove game, and a twin that averages over all orders of the parts. */
class PromptShapleyTest {
    private static final ProbeOptions OPTIONS = ProbeOptions.withDefaults();
    private static final PromptShapley USUAL = new PromptShapley(List.of());
    private static final Offset<Double> EXACT = within(1e-12);

    private static RowTable rows(String csv) {
        var head = csv.lines().findFirst().orElseThrow().split(",", -1);
        return Rows.of(
                csv,
                java.util.Arrays.stream(head)
                        .filter(c -> !c.equals("permutation") && !c.equals("case"))
                        .toArray(String[]::new));
    }

    private static String table(int n, double[] values, int repeats) {
        var csv = new StringBuilder();
        for (int i = 0; i < n; i++) {
            csv.append("part:p").append(i).append(',');
        }
        csv.append("value\n");
        for (int set = 0; set < 1 << n; set++) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (int i = 0; i < n; i++) {
                    csv.append(set >> i & 1).append(',');
                }
                csv.append(values[set] + (repeat - (repeats - 1) / 2.0) * 0.1).append('\n');
            }
        }
        return csv.toString();
    }

    private static double shapley(ProbeResult result, String part) {
        return Objects.requireNonNull(result.quantity("shapley", part).value());
    }

    @Test
    void theGloveGameIsTheKnownOne() {
        // one left glove and two right ones: a pair is worth 1
        double[] worth = {0, 0, 0, 1, 0, 1, 0, 1};

        var result = USUAL.look(rows(table(3, worth, 1)), OPTIONS);

        assertThat(shapley(result, "p0")).isCloseTo(2 / 3.0, EXACT);
        assertThat(shapley(result, "p1")).isCloseTo(1 / 6.0, EXACT);
        assertThat(shapley(result, "p2")).isCloseTo(1 / 6.0, EXACT);
        assertThat(result.quantity("all-parts").value()).isCloseTo(1, EXACT);
        assertThat(result.quantity("shapley", "p0").interval()).isNull();
    }

    @Test
    void theTwinAveragesOverAllOrders() {
        var random = new Seed(8).random();
        for (int trial = 0; trial < 10; trial++) {
            int n = 4;
            var worth = new double[1 << n];
            java.util.Arrays.setAll(worth, set -> random.nextDouble());
            var sums = new double[n];
            var orders = orders(n);
            for (var order : orders) {
                int set = 0;
                for (int part : order) {
                    sums[part] += worth[set | 1 << part] - worth[set];
                    set |= 1 << part;
                }
            }
            var result = USUAL.look(rows(table(n, worth, 1)), OPTIONS);
            for (int i = 0; i < n; i++) {
                assertThat(shapley(result, "p" + i)).isCloseTo(sums[i] / orders.size(), EXACT);
            }
        }
    }

    private static List<List<Integer>> orders(int n) {
        if (n == 0) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Integer>>();
        for (var shorter : orders(n - 1)) {
            for (int at = 0; at <= shorter.size(); at++) {
                var order = new ArrayList<>(shorter);
                order.add(at, n - 1);
                all.add(order);
            }
        }
        return all;
    }

    @Test
    void drawnOrdersHaveErrorBarsThatHoldTheExactValue() {
        int n = 4;
        var random = new Seed(9).random();
        var worth = new double[1 << n];
        java.util.Arrays.setAll(worth, set -> random.nextDouble());
        double exact = shapley(USUAL.look(rows(table(n, worth, 1)), OPTIONS), "p1");
        int hits = 0;
        for (int trial = 0; trial < 200; trial++) {
            var csv = new StringBuilder("permutation,part:p0,part:p1,part:p2,part:p3,value\n");
            for (int order = 0; order < 30; order++) {
                var parts = new ArrayList<>(List.of(0, 1, 2, 3));
                for (int i = n - 1; i > 0; i--) {
                    Collections.swap(parts, i, random.nextInt(i + 1));
                }
                int set = 0;
                for (int step = 0; step <= n; step++) {
                    csv.append(
                            "o%s,%s,%s,%s,%s,%s%n"
                                    .formatted(
                                            order,
                                            set & 1,
                                            set >> 1 & 1,
                                            set >> 2 & 1,
                                            set >> 3 & 1,
                                            worth[set]));
                    set |= step < n ? 1 << parts.get(step) : 0;
                }
            }
            var interval =
                    USUAL.look(rows(csv.toString()), OPTIONS).quantity("shapley", "p1").interval();
            hits += Objects.requireNonNull(interval).contains(exact) ? 1 : 0;
        }

        assertThat(hits).isBetween(180, 200);
    }

    @Test
    void repeatsMakeErrorBars() {
        var interval =
                USUAL.look(rows(table(1, new double[] {0.2, 0.7}, 3)), OPTIONS)
                        .quantity("shapley", "p0")
                        .interval();

        // two means of three values 0.1 apart: error sqrt(2 * 0.01 / 3), Student with 4 degrees
        assertThat(Objects.requireNonNull(interval).low())
                .isCloseTo(0.5 - 2.7764451 * Math.sqrt(0.02 / 3), within(1e-6));
    }

    @Test
    void noiseIsRaised() {
        var csv = "part:of the,part:a cheap price,value\n0,0,0\n1,0,0.3\n0,1,0.1\n1,1,0.4\n";
        var result = USUAL.look(rows(csv), OPTIONS);

        assertThat(result.quantity("noise-share").value()).isCloseTo(0.75, EXACT);
        assertThat(result.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(
                        new PromptShapley(List.of("a cheap price"))
                                .look(rows(csv), OPTIONS)
                                .quantity("noise-share")
                                .value())
                .isCloseTo(0.25, EXACT);
    }

    @Test
    void casesAreAveraged() {
        var csv = "case,part:a,value\nx,0,0\nx,1,0.2\ny,0,0.1\ny,1,0.5\n";
        var found = USUAL.look(rows(csv), OPTIONS).quantity("shapley", "a");

        assertThat(found.value()).isCloseTo(0.3, EXACT);
        assertThat(Objects.requireNonNull(found.interval()).halfWidth())
                .isCloseTo(12.7062047 * 0.1, within(1e-6));
    }

    @Test
    void whatWasNotAskedIsSaid() {
        assertThat(
                        USUAL.look(rows("part:a,part:b,value\n0,0,0\n1,0,1\n1,1,1\n"), OPTIONS)
                                .quantity("shapley")
                                .undefined())
                .startsWith("1 of 4 combinations of parts were not asked");
        assertThat(
                        USUAL.look(
                                        rows("permutation,part:a,part:b,value\no,0,0,0\no,1,1,1\n"),
                                        OPTIONS)
                                .quantity("shapley")
                                .undefined())
                .startsWith("the rows of permutation o do not add one part after the other");
        assertThatThrownBy(() -> USUAL.look(rows("value\n1\n"), OPTIONS))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("the rows have 0 parts; expected 1 to 20");
    }
}
