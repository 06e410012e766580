package org.psephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Survey.Reply;

/**
 * Cards in the terms of the survey. Mutants that these tests have seen off: a dimension that is not
 * asked counted as unknown; a count of "2.6 million" read as 2; facts matched inside of words.
 */
final class SurveyTest {
    private static final String FACTS =
            "title: T\n"
                    + "facts: {publisher: P, size: \"1,200 pairs, 2.6 million votes\", licence: MIT,"
                    + " language: \"en, fr\"}\n"
                    + "survey: {perspective: preference, released: 2024-X, public: all, construction:"
                    + " HG, category: vote, domain: free speech, preference-method: VO-H}\n";

    @Test
    void everyCardRepliesToAllTwentyDimensions() {
        for (var card : Cards.all()) {
            var survey = Survey.of(card);
            assertThat(survey.replies()).as(card.name()).hasSize(20);
            assertThat(survey.count(Reply.Unknown.class)).isEqualTo(card.unknown().size());
        }
    }

    @Test
    void whatIsUnknownIsSaidAndWhatIsNotAskedIsNot() throws IOException {
        var survey = Survey.of(card(FACTS + "unknown: [source, instruction]\n"));

        assertThat(survey.perspectives()).containsExactly(Perspective.PREFERENCE);
        assertThat(survey.replies())
                .containsEntry(Dimension.NAME, new Reply.Known("T"))
                .containsEntry(Dimension.PREFERENCE_METHOD, new Reply.Known("VO-H"))
                .containsEntry(Dimension.SOURCE, new Reply.Unknown())
                .containsEntry(Dimension.FOCUS, new Reply.NotAsked())
                .containsEntry(Dimension.ENTITY_CATEGORIES, new Reply.NotAsked());
        assertThat(survey.count(Reply.NotAsked.class)).isEqualTo(7);
    }

    @Test
    void aCardMustNotKeepSilentNorContradictItself() {
        assertThatThrownBy(() -> Survey.of(card(FACTS + "unknown: [source]\n")))
                .hasMessage("t.yaml: instruction is neither among the facts nor listed as unknown");
        assertThatThrownBy(() -> Survey.of(card(FACTS + "unknown: [source, instruction, size]\n")))
                .hasMessageContaining("and unknown");
        assertThatThrownBy(() -> Survey.of(card(FACTS + "unknown: [source, instruction, focus]\n")))
                .hasMessage("t.yaml: focus is listed as unknown, but nothing asks for it");
        assertThatThrownBy(() -> Survey.of(card(FACTS.replace("preference,", "taste,"))))
                .hasMessageContaining("perspective must be")
                .hasMessageContaining("but was \"taste\"");
    }

    @Test
    void facts() throws IOException {
        var card = card(FACTS + "unknown: [source, instruction]\n");
        var one = new Described("t", "T", "", new LinkedHashMap<>(card.facts()), card.unknown());

        assertThat(one.counts()).containsExactly(1200L, 2_600_000L);
        assertThat(has(one, "language", "FR")).isTrue();
        assertThat(has(one, "language", "f")).isFalse();
        assertThat(has(one, "domain", "speech")).isTrue();
        assertThat(has(one, "domain", "peech")).isFalse();
        assertThat(has(one, "licence", "mi")).isTrue();
        assertThat(has(one, "focus", "anything")).isFalse();
    }

    private static boolean has(Described one, String fact, String value) {
        return one.has(new TreeMap<>(Map.of(fact, value)));
    }

    private static Card card(String yaml) throws IOException {
        var text = yaml + "layouts: " + List.of() + "\n";
        return CardYaml.read("t", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
