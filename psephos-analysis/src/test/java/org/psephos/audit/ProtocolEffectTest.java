package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.model.Outcome;

/** What ratings make of pairs that votes decide otherwise. */
class ProtocolEffectTest {

    /**
     * By ratings a wins 10 of 20 pairs and b the rest, by votes 15, 3 of them with a on the right;
     * two are ties. Mutants: ties are lost; a right place is read as a left one.
     */
    private static Table pairs() {
        var table = new Table();
        for (int i = 0; i < 20; i++) {
            table.rate("", "i" + i, "a", "overall", i < 10 ? 7 : 3);
            table.rate("", "i" + i, "b", "overall", 5);
            var left = i >= 11 && i < 14 ? "b" : "a";
            var won = i < 14 ? "a" : "b";
            var outcome = won.equals(left) ? Outcome.LEFT : Outcome.RIGHT;
            table.vote(
                    "",
                    "i" + i,
                    left,
                    left.equals("a") ? "b" : "a",
                    i > 17 ? Outcome.TIE : outcome);
        }
        return table;
    }

    @Test
    void sharesOfWinsAreCountedOnTheSamePairs() {
        var finding = ProtocolEffect.look(pairs().docket());

        assertThat(finding.n()).isEqualTo(20);
        assertThat(Math.abs(Objects.requireNonNull(finding.estimate())))
                .isCloseTo(0.25, within(1e-12));
        assertThat(finding.claim())
                .startsWith("a wins 50.0% of 20 pairs by ratings and 75.0% by votes");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    /** The standard error by hand, with 20 items of one pair. Mutant: items are not told apart. */
    @Test
    void intervalsAreOfPairedDifferencesByItem() {
        var finding = ProtocolEffect.look(pairs().docket());
        // Differences: 14 are 0 (10 and 4), 4 are -1, 2 are -0.5.
        double squares = 14 * 0.25 * 0.25 + 4 * 0.75 * 0.75 + 2 * 0.25 * 0.25;
        double error = Math.sqrt(squares * 20 / 19) / 20;
        double z = org.psephos.math.Normal.quantile(1 - 0.05 / 4);

        assertThat(Objects.requireNonNull(finding.high()) - Objects.requireNonNull(finding.low()))
                .isCloseTo(2 * z * error, within(1e-9));
    }

    @Test
    void whereBothSayTheSameThereIsNoEffect() {
        var table = new Table();
        for (int i = 0; i < 12; i++) {
            table.rate("", "i" + i, "a", "overall", i % 3).rate("", "i" + i, "b", "overall", 1);
            table.vote("", "i" + i, "a", "b", Outcome.values()[new int[] {1, 2, 0}[i % 3]]);
        }
        var finding = ProtocolEffect.look(table.docket());

        assertThat(finding.estimate()).isZero();
        assertThat(finding.severity()).isEqualTo(Severity.NONE);
        assertThat(ProtocolEffect.look(new Table().docket()).claim())
                .isEqualTo("not looked at: there are not both ratings and votes");
    }
}
