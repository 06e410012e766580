package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Method;

/** Votes counted by annotator and pair. */
class AnnotatedCellsTest {

    /** Pairs of more than 65,536 systems do not fit 32 bits. */
    @Test
    void pairsOfManySystemsStayApart() {
        int n = 70_000;
        var votes = new Votes();
        for (int i = 0; i < n; i++) {
            votes.by("p" + i % 2, "s" + i, "s" + (i + 1) % n, Outcome.LEFT);
        }
        votes.by("p0", "s0", "s1", Outcome.RIGHT);
        var options = AnnotatedBradleyTerry.clustered(Options.of(Method.CROWD_BT).build());
        var tally = Tally.of(Duels.of(votes.dataset()), options);
        var place = new int[n];
        Arrays.setAll(place, i -> i);

        var cells = AnnotatedCells.of(tally, options, place, n);

        assertThat(cells.size()).isEqualTo(n);
        for (int c = 0; c < n; c++) {
            int left = cells.left()[c];
            var name = tally.names().name(left);
            assertThat(tally.names().name(cells.right()[c]))
                    .isEqualTo("s" + (Integer.parseInt(name.substring(1)) + 1) % n);
            assertThat(cells.won()[c]).isEqualTo(1);
            assertThat(cells.total()[c]).isEqualTo(name.equals("s0") ? 2 : 1);
        }
    }
}
