package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Entry;
import org.psephos.math.Seed;

/**
 * Pairs evened out by length. Mutants that these tests have seen off: one class for all
 * differences; the side with fewer pairs thinned; the first pairs going instead of drawn ones; rows
 * that went before counted.
 */
class LengthBalanceTest {

    private static Entry pair(int row, int chosen, int rejected) {
        return Rows.pair(row, "q" + row, "a".repeat(chosen), "b".repeat(rejected));
    }

    private static Fix fix(int width, long seed, Set<Rule> rules) {
        return new Fix(
                rules,
                NearDuplicates.withDefaults(),
                null,
                Mixing.none(),
                null,
                new Balancing(width, new Seed(seed)));
    }

    private static List<Integer> kept(Fix fix, List<Entry> rows) {
        var kept = new ArrayList<Integer>();
        fix.decide(rows::forEach)
                .forEach(
                        entry ->
                                kept.add(
                                        Integer.valueOf(
                                                Rows.item(entry).id().value().substring(1))),
                        gone -> assertThat(gone.rule()).isEqualTo(Rule.LENGTH_IMBALANCE));
        return kept;
    }

    /** By class of differences 10 wide: how often the longer wins less how often the shorter. */
    private static SortedMap<Integer, Integer> balance(List<Integer> kept, List<Entry> rows) {
        var balance = new TreeMap<Integer, Integer>();
        for (int row : kept) {
            int by = LengthBalance.longerBy(rows.get(row));
            balance.merge(Math.abs(by) / 10, Integer.signum(by), Integer::sum);
        }
        return balance;
    }

    @Test
    void theLongerWinsHalfOfEveryClassOfDifferences() {
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < 60; i++) {
            // Differences of 0 to 9: the longer wins two of three; of 30 to 39: one of four.
            boolean near = i < 36;
            int by = near ? 1 + i % 9 : 30 + i % 10;
            boolean longer = near ? i % 3 > 0 : i % 4 == 0;
            rows.add(longer ? pair(i, 50 + by, 50) : pair(i, 50, 50 + by));
        }
        var kept = kept(fix(10, 1, Set.of(Rule.LENGTH_IMBALANCE)), rows);

        // 12 of either side of the near ones, 6 of either side of the far ones.
        assertThat(kept).hasSize(36);
        assertThat(balance(kept, rows)).containsOnlyKeys(0, 3).containsValues(0, 0);
        assertThat(balance(kept, rows).values()).allMatch(off -> off == 0);
    }

    @Test
    void whichStayIsDrawnByTheSeed() {
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < 40; i++) {
            rows.add(i < 30 ? pair(i, 55, 50) : pair(i, 50, 55));
        }
        var one = kept(fix(10, 1, Set.of(Rule.LENGTH_IMBALANCE)), rows);
        var again = kept(fix(10, 1, Set.of(Rule.LENGTH_IMBALANCE)), rows);
        var other = kept(fix(10, 2, Set.of(Rule.LENGTH_IMBALANCE)), rows);

        assertThat(again).isEqualTo(one);
        assertThat(other).hasSameSizeAs(one).isNotEqualTo(one);
        var counts = new int[30];
        for (int seed = 0; seed < 300; seed++) {
            kept(fix(10, seed, Set.of(Rule.LENGTH_IMBALANCE)), rows).stream()
                    .filter(row -> row < 30)
                    .forEach(row -> counts[row]++);
        }
        // Each of 30 is one of the ten that stay in a third of the lots: 100 times, give or take.
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(65, 135));
    }

    @Test
    void whatSaysNothingOfLengthStays() {
        var rows = List.of(pair(0, 5, 5), pair(1, 9, 5), pair(2, 9, 5), pair(3, 5, 9));
        var kept = kept(fix(50, 1, Set.of(Rule.LENGTH_IMBALANCE)), rows);

        assertThat(kept).hasSize(3).contains(0, 3);
    }

    @Test
    void rowsThatWentBeforeDoNotCount() {
        // The second says what the first says, and goes; then either side has one.
        var rows = List.of(pair(0, 9, 5), Rows.pair(1, "q0", "aaaaaaaaa", "bbbbb"), pair(2, 5, 9));
        var rules = Set.of(Rule.EXACT_DUPLICATES, Rule.LENGTH_IMBALANCE);
        assertThat(fix(50, 1, rules).decide(rows::forEach).dropped())
                .containsOnlyKeys(Rule.EXACT_DUPLICATES);
    }
}
