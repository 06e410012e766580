package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.model.Outcome;
import org.psephos.testkit.Shared;

/** Published files give the figures that their publishers and others counted. */
final class PublishedRowsTest {
    @Test
    void llmfaoHas8931VotesOf124WorkersOn59Systems() {
        var dataset = Reading.read(Shared.file("data/llmfao/crowd-comparisons.csv"));

        var votes = dataset.comparisons();
        assertThat(dataset.manifest().sources().getFirst().format()).isEqualTo("llmfao");
        assertThat(dataset.manifest().sources().getFirst().sha256())
                .isEqualTo("106564a4bf06f047a4662979384313c22d9b4ca901e780f9e8419f8e5581adb1");
        assertThat(votes.size()).isEqualTo(8931);
        assertThat(votes.systems().size()).isEqualTo(59);
        assertThat(names(votes.headers().annotator())).isEqualTo(124);
        assertThat(names(votes.headers().item())).isEqualTo(13);
        assertThat(count(votes, Outcome.LEFT)).isEqualTo(2911);
        assertThat(count(votes, Outcome.RIGHT)).isEqualTo(2549);
        assertThat(count(votes, Outcome.TIE)).isEqualTo(3471);
    }

    @Test
    void genaiBenchHas3723VotesOfFourKinds() {
        var dataset = Reading.read(Shared.file("data/genai_bench/human_votes.csv"));

        var votes = dataset.comparisons();
        assertThat(dataset.manifest().rejects().count()).isZero();
        assertThat(count(votes, Outcome.LEFT)).isEqualTo(1208);
        assertThat(count(votes, Outcome.RIGHT)).isEqualTo(1301);
        assertThat(count(votes, Outcome.TIE)).isEqualTo(318);
        assertThat(count(votes, Outcome.BOTH_BAD)).isEqualTo(896);
        assertThat(votes.get(0).left().response()).hasToString("image_edition/0/left");
    }

    private static int names(@Nullable Coded column) {
        return Objects.requireNonNull(column).names().size();
    }

    private static int count(Comparisons votes, Outcome outcome) {
        int count = 0;
        for (int row = 0; row < votes.size(); row++) {
            count += votes.outcome(row) == outcome ? 1 : 0;
        }
        return count;
    }
}
