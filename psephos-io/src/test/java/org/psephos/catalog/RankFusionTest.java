package org.psephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Bm25.Hit;

/** Mutants that were run and seen to fail: ranks counted from 0; scores added instead of ranks. */
class RankFusionTest {
    private static List<Hit> ranking(String... ids) {
        return Stream.of(ids).map(id -> new Hit(id, 1000.0 - id.charAt(0))).toList();
    }

    @Test
    void whatStandsWellInBothComesFirst() {
        var fused = RankFusion.of(List.of(ranking("a", "b", "c"), ranking("b", "d")), 10);
        assertThat(fused).extracting(Hit::id).containsExactly("b", "a", "d", "c");
        assertThat(fused.getFirst().score()).isCloseTo(1 / 62.0 + 1 / 61.0, within(1e-12));
        assertThat(fused.getLast().score()).isCloseTo(1 / 63.0, within(1e-12));
    }

    @Test
    void ofEqualsTheFirstRankingDecidesAndTheRestIsCutOff() {
        var fused = RankFusion.of(List.of(ranking("x"), ranking("a")), 1);
        assertThat(fused).extracting(Hit::id).containsExactly("x");
        assertThat(RankFusion.of(List.of(), 3)).isEmpty();
    }
}
