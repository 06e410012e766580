package org.psephos.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real model gives what its makers publish. */
@Tag("slow")
class MiniLmTest {
    private static Embedder model;

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(LocalModels.isHere(), "the jars of the model are not here");
        model = LocalModels.open("all-minilm-l6-v2", 2);
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void theSimilaritiesOfTheQuickStartOfSentenceTransformersComeOut() {
        var vectors =
                model.embed(
                        List.of(
                                "The weather is lovely today.",
                                "It's so sunny outside!",
                                "He drove to the stadium."));
        assertThat(vectors.cosine(0, 1)).isCloseTo(0.6660, within(5e-5));
        assertThat(vectors.cosine(0, 2)).isCloseTo(0.1046, within(5e-5));
        assertThat(vectors.cosine(1, 2)).isCloseTo(0.1411, within(5e-5));
    }

    @Test
    void aVectorDependsOnItsTextAlone() {
        var texts = List.of("a short one", "a longer one ".repeat(30), "third", "fourth text");
        var together = model.embed(texts);
        try (var single = LocalModels.open("all-minilm-l6-v2", 1)) {
            for (int at = 0; at < texts.size(); at++) {
                assertThat(single.embed(List.of(texts.get(at))).copy(0))
                        .isEqualTo(together.copy(at));
            }
        }
    }

    @Test
    void theEndOfALongTextCounts() {
        var start = "The committee met again on Tuesday to talk about the budget. ".repeat(40);
        var vectors =
                model.embed(
                        List.of(
                                start,
                                start + "A shark bit the swimmer near the reef. ".repeat(40)));
        assertThat(vectors.cosine(0, 1)).isLessThan(0.95);
    }
}
