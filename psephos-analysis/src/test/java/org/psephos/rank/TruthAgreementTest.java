package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.model.SystemId;

class TruthAgreementTest {

    private static Ladder ladder(double... strengths) {
        var rungs = new ArrayList<Ladder.Rung>();
        for (int i = 0; i < strengths.length; i++) {
            var name = new SystemId("" + (char) ('a' + i));
            rungs.add(new Ladder.Rung(name, new Estimate(strengths[i], null), 1, 1, 1, 1));
        }
        return new Ladder(rungs, List.of(), List.of(), null, 0, 0, null, List.of());
    }

    /** Seven pairs agree, one does not; nine are untied on each side. */
    @Test
    void kendallTakesTiesOfBothSides() {
        var agreement =
                TruthAgreement.of(
                        ladder(3, 2, 2, 1, 0),
                        Map.of("a", 5.0, "b", 3.0, "c", 4.0, "d", 4.0, "e", 1.0));

        assertThat(agreement.kendall()).isCloseTo(6 / 9.0, within(1e-12));
    }

    /** (3 + 1 / log2(3) + 2 / 2) / (3 + 2 / log2(3) + 1 / 2). */
    @Test
    void gainsAreDiscountedByTheirPlace() {
        var agreement = TruthAgreement.of(ladder(9, 8, 7), Map.of("a", 3.0, "b", 1.0, "c", 2.0));
        double log = Math.log(3) / Math.log(2);

        assertThat(agreement.ndcg()).hasSize(1);
        assertThat(agreement.ndcg().getFirst().k()).isEqualTo(3);
        assertThat(agreement.ndcg().getFirst().value())
                .isCloseTo((3 + 1 / log + 1) / (3 + 2 / log + 0.5), within(1e-12));
    }

    @Test
    void equalStrengthsShareTheirGains() {
        var one = TruthAgreement.of(ladder(1, 1), Map.of("a", 3.0, "b", 1.0));
        var other = TruthAgreement.of(ladder(1, 1), Map.of("a", 1.0, "b", 3.0));

        assertThat(one.ndcg()).isEqualTo(other.ndcg());
        assertThat(one.ndcg().getFirst().value()).isLessThan(1);
        assertThat(one.kendall()).isNull();
    }

    @Test
    void whatHasNoPartnerIsCounted() {
        var agreement = TruthAgreement.of(ladder(2, 1, 0), Map.of("a", 1.0, "b", -1.0, "x", 3.0));

        assertThat(agreement.shared()).isEqualTo(2);
        assertThat(agreement.ladderOnly()).isEqualTo(1);
        assertThat(agreement.truthOnly()).isEqualTo(1);
        assertThat(agreement.kendall()).isEqualTo(1);
        assertThat(agreement.ndcg()).isEmpty();
    }
}
