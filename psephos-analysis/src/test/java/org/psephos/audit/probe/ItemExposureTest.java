package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.dataset.RowTable;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/**
 * Figures: those that Rampisela et al. (2023) print for lists that can be written by hand. Ranges
 * are held against every arrangement there is. Mutants seen to fail: the rest r left out of the
 * least Gini; rank + 0.5 in the weight of a place; attention of repeated lists added and not
 * averaged.
 */
class ItemExposureTest {
    private static final ProbeOptions QUICK = ProbeOptions.withDefaults().rounds(0);
    private static final Offset<Double> EXACT = within(1e-12);
    private static final List<String> RANGED =
            List.of(
                    "jain",
                    "qualification-fairness",
                    "entropy-corrected",
                    "gini",
                    "gini-weighted",
                    "fair-share-satisfaction");

    private static ProbeResult look(RowTable rows, int items) {
        return new ItemExposure(null, (double) items, 0.8).look(rows, QUICK);
    }

    private static double value(ProbeResult result, String name) {
        return Objects.requireNonNull(result.quantity(name).value(), name);
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 3, 0.156426242",
        "1 3 2, 0.1359453927",
        "2 1 3, 0.0986939703",
        "2 3 1, 0.078213121",
        "3 1 2, 0.078213121",
        "3 2 1, 0.0372514224"
    })
    void giniWeighedByPlaceIsThePrintedOne(String second, double printed) {
        var places = java.util.Arrays.stream(second.split(" ")).mapToInt(Integer::parseInt);

        var result = look(Rows.lists(new int[] {1, 2, 3}, places.toArray()), 3);

        assertThat(value(result, "gini-weighted")).isCloseTo(printed, within(5e-10));
    }

    @Test
    void figuresByHand() {
        var result = look(Rows.lists(new int[] {1, 2}, new int[] {1, 2}, new int[] {3, 1}), 4);

        assertThat(value(result, "jain")).isEqualTo(36.0 / (4 * 14), EXACT);
        assertThat(value(result, "jain-corrected")).isEqualTo(5.0 / 14, EXACT);
        assertThat(value(result, "qualification-fairness")).isEqualTo(0.75);
        assertThat(value(result, "qualification-fairness-corrected")).isEqualTo(0.5);
        assertThat(value(result, "entropy-corrected")).isEqualTo(0.5, EXACT);
        assertThat(value(result, "gini")).isEqualTo(5.0 / 12, EXACT);
        assertThat(value(result, "gini-corrected")).isEqualTo(0.75, EXACT);
        assertThat(value(result, "fair-share-satisfaction-corrected")).isEqualTo(0.5);
        assertThat(value(result, "coverage-disparity"))
                .isEqualTo((1 / 3.0 + 2 / 3.0 + 1 / 2.0) / 3, EXACT);
        assertThat(result.quantity("entropy").undefined())
                .isEqualTo("its formula takes the logarithm of 0: 1 of 4 items were never shown");
    }

    @Test
    void whereEveryListShowsEverythingNothingCanBeCorrected() {
        var result = look(Rows.lists(new int[] {1, 2}, new int[] {2, 1}), 2);

        assertThat(value(result, "jain")).isEqualTo(1, EXACT);
        assertThat(value(result, "entropy")).isEqualTo(1, EXACT);
        for (var name : List.of("jain", "qualification-fairness", "entropy", "gini")) {
            assertThat(result.quantity(name + "-corrected").undefined())
                    .isEqualTo("these sizes (2 lists of 2, 2 items) allow one value only");
        }
        assertThat(result.findings().getFirst().estimate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"4,2,3", "5,2,2", "3,2,3", "4,1,5", "4,3,3", "5,2,3"})
    void rangesAreThoseOfAllArrangements(int n, int k, int m) {
        var lists = arrangements(n, k);
        var least = new double[RANGED.size()];
        var most = new double[RANGED.size()];
        java.util.Arrays.fill(least, 9);
        java.util.Arrays.fill(most, -9);
        ProbeResult any = null;
        for (int code = 0; code < Math.pow(lists.size(), m - 1); code++) {
            var chosen = new int[m][];
            chosen[0] = lists.getFirst(); // items are alike: the first list may be any
            for (int rest = code, i = 1; i < m; i++, rest /= lists.size()) {
                chosen[i] = lists.get(rest % lists.size());
            }
            any = look(Rows.lists(chosen), n);
            for (int i = 0; i < least.length; i++) {
                double value = value(any, RANGED.get(i));
                least[i] = Math.min(least[i], value);
                most[i] = Math.max(most[i], value);
            }
        }
        for (int i = 0; i < least.length; i++) {
            var name = RANGED.get(i);
            var range = Objects.requireNonNull(Objects.requireNonNull(any).quantity(name).range());
            assertThat(most[i]).as("most " + name).isEqualTo(range.most(), EXACT);
            if (name.equals("gini-weighted") && k * m > n) {
                assertThat(least[i]).as("least " + name).isGreaterThanOrEqualTo(range.least());
            } else {
                assertThat(least[i]).as("least " + name).isEqualTo(range.least(), EXACT);
            }
        }
    }

    private static List<int[]> arrangements(int n, int k) {
        var all = new ArrayList<int[]>();
        for (int code = 0; code < Math.pow(n, k); code++) {
            var list = new int[k];
            for (int rest = code, i = 0; i < k; i++, rest /= n) {
                list[i] = rest % n;
            }
            if (java.util.Arrays.stream(list).distinct().count() == k) {
                all.add(list);
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 0.06, 0.16, 0.01, 0.16, 225", "3, 2, 0.02, 0.186667, 0.005, 0.186667, 441"})
    void attentionOfTwoUsersInTwoRoundsSpansThePrintedRange(
            int n, int k, double least, double most, double leastAll, double mostAll, int rows) {
        var policies = policies(arrangements(n, k));
        double[] found = {9, -9, 9, -9};
        int count = 0;
        for (var one : policies) {
            for (var other : policies) {
                count++;
                var result = look(rounds(one, other), n);
                found[0] = Math.min(found[0], value(result, "ii-d"));
                found[1] = Math.max(found[1], value(result, "ii-d"));
                found[2] = Math.min(found[2], value(result, "ai-d"));
                found[3] = Math.max(found[3], value(result, "ai-d"));
            }
        }

        assertThat(count).isEqualTo(rows);
        assertThat(found)
                .containsExactly(new double[] {least, most, leastAll, mostAll}, within(5e-7));
    }

    /** Two lists, their order without meaning. */
    private static List<List<int[]>> policies(List<int[]> lists) {
        var all = new ArrayList<List<int[]>>();
        for (int i = 0; i < lists.size(); i++) {
            for (int j = i; j < lists.size(); j++) {
                all.add(List.of(lists.get(i), lists.get(j)));
            }
        }
        return all;
    }

    @SafeVarargs
    private static RowTable rounds(List<int[]>... users) {
        var csv = new StringBuilder("user,round,item,rank\n");
        for (int user = 0; user < users.length; user++) {
            for (int round = 0; round < users[user].size(); round++) {
                var list = users[user].get(round);
                for (int place = 0; place < list.length; place++) {
                    csv.append("u%s,r%s,i%s,%s%n".formatted(user, round, list[place], place + 1));
                }
            }
        }
        return Rows.of(csv.toString(), "rank");
    }

    @Test
    void fairnessToRelevantItemsStaysInItsRange() {
        var random = new Seed(4).random();
        for (int trial = 0; trial < 200; trial++) {
            var csv = new StringBuilder("user,item,rank,relevance\n");
            for (int user = 0; user < 3; user++) {
                int start = random.nextInt(5);
                for (int i = 0; i < 5; i++) {
                    var rank = i < 3 ? Integer.toString(i + 1) : "";
                    csv.append(
                            "u%s,i%s,%s,%s%n"
                                    .formatted(
                                            user,
                                            (start + i) % 5,
                                            rank,
                                            i == 0 ? 1 : random.nextInt(2)));
                }
            }
            var result = look(Rows.of(csv.toString(), "rank", "relevance"), 5);
            var quantity = result.quantity("ii-f");
            var range = Objects.requireNonNull(quantity.range());

            assertThat(quantity.value()).isBetween(range.least() - 1e-12, range.most() + 1e-12);
            assertThat(value(result, "ai-f")).isLessThanOrEqualTo(value(result, "ii-f"));
        }
    }

    @Test
    void anIdealAndAWorstListReachTheEnds() {
        var head = "user,item,rank,relevance\n";
        var best = Rows.of(head + "u,a,1,1\nu,b,2,0\nu,c,,1\nu,d,,0\n", "rank", "relevance");
        var worst = Rows.of(head + "u,a,,1\nu,b,1,0\nu,c,,1\nu,d,2,0\n", "rank", "relevance");
        double target = (1 + 0.8) / 2;

        assertThat(value(look(worst, 4), "ii-f"))
                .isEqualTo((1 + 0.64 + 2 * target * target) / 4, EXACT)
                .isEqualTo(
                        Objects.requireNonNull(look(worst, 4).quantity("ii-f").range()).most(),
                        EXACT);
        assertThat(value(look(best, 4), "ii-f"))
                .isEqualTo(((1 - target) * (1 - target) + 0.64 + target * target) / 4, EXACT);
    }

    @Test
    void namesOfUsersAndOrderOfRowsChangeNothing() {
        var rows = Rows.of("user,item,rank\na,x,1\na,y,2\nb,x,1\nb,z,2\n", "rank");
        var turned = Rows.of("user,item,rank\nz,z,2\nz,x,1\nq,y,2\nq,x,1\n", "rank");

        assertThat(look(turned, 5).quantities()).isEqualTo(look(rows, 5).quantities());
    }

    @Test
    void aListThatCannotBeOneIsRefusedWithItsPlace() {
        var twice = Rows.of("user,item,rank\na,x,1\na,x,2\n", "rank");
        var tied = Rows.of("user,item,rank\na,x,1\na,y,1\n", "rank");

        assertThatThrownBy(() -> look(twice, 3))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        "rows.csv:3: the item was shown before in the same list\n  try: drop the"
                                + " repetition, or name the lists: --columns round=COLUMN");
        assertThatThrownBy(() -> look(tied, 3))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("rows.csv:3: a second item of the same rank");
        assertThatThrownBy(() -> look(tied, 1))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("items=1: the rows name 2 items");
    }

    @Test
    void intervalsHoldWhatTheyPromiseForUsersWhoChooseByPopularity() {
        int trials = 60;
        var names = List.of("jain-corrected", "entropy-corrected", "gini-corrected");
        var hits = new int[names.size()];
        double[] truth = {0, 0, 0};
        for (int trial = 0; trial < 300; trial++) {
            var result = new ItemExposure(null, 30.0, 0.8).look(popular(trial), QUICK);
            for (int i = 0; i < truth.length; i++) {
                truth[i] += value(result, names.get(i)) / 300;
            }
        }
        var options = ProbeOptions.withDefaults().rounds(100);
        for (int trial = 0; trial < trials; trial++) {
            var result = new ItemExposure(null, 30.0, 0.8).look(popular(1000 + trial), options);
            for (int i = 0; i < truth.length; i++) {
                var interval = result.quantity(names.get(i)).interval();
                hits[i] += Objects.requireNonNull(interval).contains(truth[i]) ? 1 : 0;
            }
        }

        for (int hit : hits) {
            assertThat((double) hit / trials).isBetween(0.85, 1.0);
        }
    }

    /** Sixty users, each shown three of thirty items, the first items more often. */
    private static RowTable popular(int trial) {
        var random = new Seed(trial).random();
        var lists = new int[60][];
        for (int user = 0; user < lists.length; user++) {
            var chosen = new java.util.TreeSet<Integer>();
            while (chosen.size() < 3) {
                chosen.add((int) (30 * Math.pow(random.nextDouble(), 1.7)));
            }
            lists[user] = chosen.stream().mapToInt(Integer::intValue).toArray();
        }
        return Rows.lists(lists);
    }
}
