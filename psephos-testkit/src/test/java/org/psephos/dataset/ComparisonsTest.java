package org.psephos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;

class ComparisonsTest {
    private static final Dictionary SYSTEMS = Dictionary.of(List.of("c", "a", "b"));

    @Test
    void aPlainVoteTakesNineBytes() {
        int rows = 1_000_000;
        var left = new int[rows];
        var right = new int[rows];
        var outcome = new byte[rows];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        var votes = Comparisons.of(SYSTEMS, left, right, outcome);

        long besideTheArrays = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(votes.size()).isEqualTo(rows);
        // 4 + 4 + 1 bytes a row were handed over; nothing more may grow with the rows.
        assertThat(besideTheArrays).isLessThan(rows / 10);
    }

    @Test
    void aVoteWithoutOriginIsKnownByItsPlace() {
        var votes = Comparisons.of(SYSTEMS, new int[] {0, 1}, new int[] {1, 2}, new byte[] {0, 3});

        assertThat(votes.headers().hasOrigin()).isFalse();
        assertThat(votes.get(1).header().origin()).isEqualTo(new Origin.Row("not recorded", 2));
        assertThat(votes.get(1).outcome()).isEqualTo(Outcome.BOTH_BAD);
        assertThat(votes.get(0).left().system()).hasToString("a");
    }

    @Test
    void rowsPickedKeepTheirOrderAndTheNamesTheyUse() {
        var votes =
                Comparisons.of(
                        SYSTEMS,
                        new int[] {0, 1, 2},
                        new int[] {1, 2, Dictionary.MISSING},
                        new byte[] {0, 1, 2});

        var picked = votes.at(new int[] {2, 1});

        assertThat(picked.systems().names()).containsExactly("b", "c");
        assertThat(IntStream.range(0, 2).map(picked::left)).containsExactly(1, 0);
        assertThat(IntStream.range(0, 2).map(picked::right)).containsExactly(Dictionary.MISSING, 1);
        assertThat(picked.outcome(0)).isEqualTo(Outcome.TIE);
        assertThat(votes.systems().names()).containsExactly("a", "b", "c");
    }

    @Test
    void columnsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Comparisons.of(SYSTEMS, new int[2], new int[1], new byte[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns must have 2 rows, but had 2, 1 and 2");
    }
}
