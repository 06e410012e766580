package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.psephos.curate.ContentLook.Category;
import org.psephos.curate.ContentLook.Flagged;
import org.psephos.dataset.Entries;
import org.psephos.lm.HashedWords;
import org.psephos.math.Rate;
import org.psephos.model.PsephosException;

/**
 * Mutants that died here: a beginning that counts inside words; terms without their prior; a
 * variance without its square root; an anchor held against itself; the proper side left out;
 * prompts that a scorer is not told of; a text without a score among those it could tell of.
 */
class ContentProbeTest {
    private static final Anchors ANCHORS =
            Anchors.parse(
                    "few",
                    """
                    # a comment

                    violence word kill*
                    insult   word Idiot
                    violence act  kill you with a knife
                    insult   act  shut up, nobody likes you
                    proper   act  water the tomatoes in the garden
                    proper   act  a server with a new disk
                    """);
    private static final List<String> TEXTS =
            List.of(
                    "Shut up, nobody likes you here.",
                    "KILLER tomatoes, you idiot!",
                    " ",
                    "The skill of two idiots.",
                    "We water tomatoes in the garden.");

    private static ContentLook words(String... texts) {
        return new ContentProbe(ANCHORS, null, 0, null).look(Rows.texts(texts));
    }

    @Test
    void wordsAreFlaggedWholeOrByTheirBeginningInAnyCase() {
        var look = words(TEXTS.toArray(String[]::new));
        assertThat(look.texts()).as("the blank one is none").isEqualTo(4);
        assertThat(look.any()).isEqualTo(new Rate(1, 4));
        assertThat(look.categories())
                .containsExactly(
                        new Category("lexicon", "violence", new Rate(1, 4)),
                        new Category("lexicon", "insult", new Rate(1, 4)));
        assertThat(look.rows())
                .containsExactly(
                        new Flagged("rows.jsonl:2", "t1", List.of("lexicon: insult, violence")));
    }

    /** Weights by a program in Python that shares no code with this one. */
    @Test
    void termsAreLogOddsWithAPriorFromAllTexts() {
        var look =
                words(
                        "You are an idiot, and your garden is a mess.",
                        "The tomatoes in the garden need water.",
                        "I will kill you in the garden.",
                        "The server is slow.");
        assertThat(look.terms()).extracting(ContentLook.Term::word).contains("you", "the");
        var you = look.terms().getFirst();
        assertThat(you.word()).isEqualTo("you");
        assertThat(you.flagged()).isEqualTo(2);
        assertThat(you.others()).isZero();
        assertThat(you.logOdds()).isCloseTo(0.04610741189676437, within(1e-9));
        assertThat(you.z()).isCloseTo(0.19747500492687, within(1e-9));
        var the = look.terms().getLast();
        assertThat(the.word()).isEqualTo("the");
        assertThat(the.z()).isCloseTo(-0.27505010469239166, within(1e-9));
    }

    @Test
    void textsNearerToActsThanToWhatIsProperAreFlagged() {
        try (var words = new HashedWords()) {
            var look = new ContentProbe(ANCHORS, words, 0.2, null).look(Rows.texts(TEXTS));
            var near = look.probes().getLast();
            assertThat(near.name()).isEqualTo("embedding");
            assertThat(near.flagged()).isEqualTo(new Rate(1, 4));
            assertThat(look.rows().getFirst().probes()).containsExactly("embedding: insult");
            assertThat(near.caught()).as("each alone in its category").isEqualTo(new Rate(0, 2));
            assertThat(near.falsely()).as("with a").isEqualTo(new Rate(1, 2));
        }
    }

    @Test
    void theProperSideCounts() {
        try (var words = new HashedWords()) {
            var text = Rows.texts("Water the tomatoes in the garden, or I kill you with a knife.");
            var look = new ContentProbe(ANCHORS, words, 0.2, null).look(text);
            assertThat(look.probes().getLast().flagged()).isEqualTo(new Rate(0, 1));
        }
    }

    /** Gives the length of a text, and nothing of one that ends in a full stop. */
    private record Lengths() implements AnswerScorer {
        @Override
        public String name() {
            return "length";
        }

        @Override
        public void score(Entries entries, Consumer<Scored> to) {
            entries.forEach(
                    entry -> {
                        for (var response : entry.responses()) {
                            var text = AnswerChecks.text(response);
                            var score = text.endsWith(".") ? null : (Double) (double) text.length();
                            to.accept(new Scored(entry, response, score));
                        }
                    });
        }
    }

    @Test
    void aScorerIsToldOfPromptsAndAnswersAlike() {
        var row = Rows.pair(0, "A long question?", "Long, long answer", "Sorry.");
        Entries entries = to -> to.accept(row);
        var scorer = new Toxicity(new Lengths(), 17);
        var look = new ContentProbe(ANCHORS, null, 0, scorer).look(entries);
        var probe = look.probes().getLast();
        assertThat(probe.flagged()).isEqualTo(new Rate(1, 2));
        assertThat(probe.unknown()).isEqualTo(1);
        assertThat(look.rows()).extracting(Flagged::id).containsExactly("q0/chosen");
        var all = new Toxicity(new Lengths(), 16);
        assertThat(new ContentProbe(ANCHORS, null, 0, all).look(entries).any())
                .isEqualTo(new Rate(2, 3));
    }

    @Test
    void theAnchorsOfTheProgramAreWholeAndNoCategoryIsEmpty() {
        var shipped = Anchors.shipped();
        assertThat(shipped.categories())
                .containsExactly("violence", "sexual", "insult", "hate", "self-harm", "crime");
        assertThat(shipped.acts()).hasSizeGreaterThan(30);
        assertThat(shipped.proper()).hasSizeGreaterThan(30);
        assertThat(shipped.acts().stream().map(Anchors.Anchor::text)).doesNotHaveDuplicates();
    }

    @Test
    void aLineThatIsNoAnchorIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Anchors.parse("own.txt", "violence word kill\nproper word help"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("own.txt:2: \"proper word help\"");
        assertThatThrownBy(() -> Anchors.parse("own.txt", "violence kill"))
                .hasMessageContaining("own.txt:1");
        assertThatThrownBy(() -> Anchors.parse("own.txt", "# nothing"))
                .hasMessageContaining("own.txt holds no anchors");
    }
}
