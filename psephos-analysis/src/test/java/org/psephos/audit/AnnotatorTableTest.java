package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** Cards of annotators, against figures by hand. */
class AnnotatorTableTest {

    private static AnnotatorCard card(Table table, String name) {
        return Audit.run(table.data(), Tables.QUICK).annotators().stream()
                .filter(card -> card.annotator().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * FairEval's measures: of three pairs one is in conflict (left twice); the entropies are 0, ln
     * 2 and, with a tie, ln 2.
     */
    @Test
    void conflictsAndEntropyOfPairsInBothOrders() {
        var table = new Table();
        table.vote("judge", "1", "a", "b", Outcome.LEFT);
        table.vote("judge", "1", "b", "a", Outcome.RIGHT);
        table.vote("judge", "2", "a", "b", Outcome.LEFT);
        table.vote("judge", "2", "b", "a", Outcome.LEFT);
        table.vote("judge", "3", "a", "b", Outcome.LEFT);
        table.vote("judge", "3", "b", "a", Outcome.TIE);
        table.vote("judge", "4", "a", "b", Outcome.LEFT);
        var card = card(table, "judge");

        assertThat(card.bothOrders()).isEqualTo(3);
        assertThat(card.conflictRate()).isEqualTo(2 / 3.0);
        assertThat(card.entropy()).isEqualTo(2 * Math.log(2) / 3, within(1e-12));
        assertThat(card.hardest()).containsExactly("table.csv:4", "table.csv:6");
        assertThat(card.decided()).isEqualTo(6);
        assertThat(card.left()).extracting(left -> left.value()).isEqualTo(5 / 6.0);
    }

    /** Three samples an order: 4 first, 1 second, 1 tie of six. */
    @Test
    void entropyIsOverAllSamplesOfBothOrders() {
        var table = new Table();
        table.vote("judge", "1", "a", "b", Outcome.LEFT);
        table.vote("judge", "1", "a", "b", Outcome.LEFT);
        table.vote("judge", "1", "a", "b", Outcome.TIE);
        table.vote("judge", "1", "b", "a", Outcome.RIGHT);
        table.vote("judge", "1", "b", "a", Outcome.RIGHT);
        table.vote("judge", "1", "b", "a", Outcome.LEFT);
        double expected = -(4 / 6.0 * Math.log(4 / 6.0) + 2 * (1 / 6.0 * Math.log(1 / 6.0)));

        assertThat(card(table, "judge").entropy()).isEqualTo(expected, within(1e-12));
    }

    /** Each is compared with the mode of the others: x x y gives a half, a half and nothing. */
    @Test
    void consensusIsWithTheOthersOnly() {
        var table = new Table();
        table.vote("r1", "1", "a", "b", Outcome.LEFT);
        table.vote("r2", "1", "a", "b", Outcome.LEFT);
        table.vote("r3", "1", "b", "a", Outcome.LEFT);
        table.vote("r1", "2", "a", "b", Outcome.TIE);

        var cards = Audit.run(table.data(), Tables.QUICK).annotators();

        assertThat(cards).extracting(AnnotatorCard::compared).containsExactly(1L, 1L, 1L);
        assertThat(cards).extracting(AnnotatorCard::consensus).containsExactly(0.5, 0.5, 0.0);
    }

    /** Of thirty honest voters and one who goes by the side, only the latter is told apart. */
    @Test
    void aHabitOfOneSideIsToldApartFromThirtyHonestVoters() {
        var random = new Seed(11).child("habit").random();
        var table = new Table();
        for (int who = 0; who < 31; who++) {
            for (int item = 0; item < 40; item++) {
                boolean left = random.nextDouble() < (who == 30 ? 0.95 : 0.5);
                table.vote("v" + who, "i" + item, "a", "b", left ? Outcome.LEFT : Outcome.RIGHT);
            }
        }
        var odd =
                Audit.run(table.data(), Tables.QUICK).annotators().stream()
                        .filter(card -> position(card) < 0.05)
                        .map(AnnotatorCard::annotator)
                        .toList();

        assertThat(odd).containsExactly("v30");
    }

    private static double position(AnnotatorCard card) {
        var p = card.position();
        return p == null ? 1 : p;
    }

    /** Leaving a rater out is the same as never having had one. */
    @Test
    void withoutARaterIsAsIfNeverThere() {
        var all = Tables.labels("1 1 2\n2 2 2\n1 2 1\n2 . 1\n. . 1\n1 1 1\n");
        var left = Tables.labels("1 1\n2 2\n1 2\n2 .\n1 1\n");
        var data = Gathering.of(all, Tables.QUICK).getFirst().grouped(new java.util.TreeSet<>());
        var without = Coefficients.of(data.without(2));
        var never =
                Coefficients.of(
                        Gathering.of(left, Tables.QUICK)
                                .getFirst()
                                .grouped(new java.util.TreeSet<>()));

        assertThat(without).hasSameSizeAs(never);
        for (int at = 0; at < never.size(); at++) {
            assertThat(value(without.get(at))).isEqualTo(value(never.get(at)));
        }
    }

    private static Value value(Coefficients.Entry entry) {
        return entry.coefficient().of(entry.cells().count());
    }

    @Test
    void intervalsOfOtherAnnotatorsAreAJackknife() {
        var table = Tables.labels("1 1 2 1\n2 2 2 1\n1 2 1 1\n2 2 1 2\n1 1 1 1\n2 2 2 2\n");
        var options = Tables.QUICK.resampling(AuditOptions.Resampling.ANNOTATORS);
        var alpha = Tables.measured(table, options, Measure.KRIPPENDORFF_ALPHA).estimate();
        var values =
                List.of(
                                "1 2 1\n2 2 1\n2 1 1\n2 1 2\n1 1 1\n2 2 2\n",
                                "1 2 1\n2 2 1\n1 1 1\n2 1 2\n1 1 1\n2 2 2\n",
                                "1 1 1\n2 2 1\n1 2 1\n2 2 2\n1 1 1\n2 2 2\n",
                                "1 1 2\n2 2 2\n1 2 1\n2 2 1\n1 1 1\n2 2 2\n")
                        .stream()
                        .mapToDouble(
                                left ->
                                        Tables.value(
                                                Tables.labels(left),
                                                MeasurementScale.NOMINAL,
                                                Measure.KRIPPENDORFF_ALPHA))
                        .toArray();
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double half = 1.959963984540054 * Math.sqrt(squares * 3 / 4);

        var interval = alpha == null ? null : alpha.interval();
        assertThat(interval == null ? 0 : (interval.high() - interval.low()) / 2)
                .isEqualTo(half, within(1e-9));
    }

    /** The parts of a whole are audited as if each were alone. */
    @Test
    void aSliceIsAuditedAsIfAlone() {
        var both = new Table();
        both.by("helpful", "1", "a", "b", Outcome.LEFT);
        both.by("safe", "1", "a", "b", Outcome.RIGHT);
        var slices = Audit.run(both.data(), Tables.QUICK.by("criterion")).slices();

        assertThat(slices).extracting(AuditSlice::value).containsExactly("helpful", "safe");
        assertThat(slices).extracting(AuditSlice::judgements).containsExactly(1L, 1L);
    }
}
