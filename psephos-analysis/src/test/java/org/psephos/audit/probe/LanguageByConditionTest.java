package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Features of texts counted by hand. Mutants that these tests have seen off: a window of diversity
 * that never drops its first word; sentences without words counted.
 */
class LanguageByConditionTest {

    @Test
    void featuresAreThoseCountedByHand() {
        var text = "You don't smoke? I do... My dog, your dog!";

        assertThat(TextFeature.WORDS.of(text)).isEqualTo(9);
        assertThat(TextFeature.WORDS_A_SENTENCE.of(text)).isEqualTo(3);
        assertThat(TextFeature.LETTERS_A_WORD.of(text))
                .isCloseTo((3 + 5 + 5 + 1 + 2 + 2 + 3 + 4 + 3) / 9.0, within(1e-12));
        assertThat(TextFeature.QUESTIONS.of(text)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(TextFeature.FIRST_PERSON.of(text)).isCloseTo(2.0 / 9, within(1e-12));
        assertThat(TextFeature.SECOND_PERSON.of(text)).isCloseTo(2.0 / 9, within(1e-12));
        assertThat(TextFeature.LEXICAL_DIVERSITY.of(text)).isNull();
        assertThat(TextFeature.WORDS.of("...")).isNull();
    }

    @Test
    void diversityIsTheMeanOverAllWindows() {
        // 50 words "a" and then "b": the first window has one word, the second two.
        assertThat(TextFeature.LEXICAL_DIVERSITY.of("a ".repeat(50) + "b"))
                .isCloseTo((1 / 50.0 + 2 / 50.0) / 2, within(1e-12));
        assertThat(TextFeature.LEXICAL_DIVERSITY.of("c " + "a ".repeat(50)))
                .isCloseTo((2 / 50.0 + 1 / 50.0) / 2, within(1e-12));
    }

    @Test
    void conditionsAreComparedByPerson() {
        var rows =
                Rows.of(
                        """
                        group,person,text
                        ask,p1,Why? Who?
                        ask,p1,Go.
                        ask,p2,When?
                        tell,p3,Go.
                        tell,p4,Stop now.
                        """);
        var result = LanguageByCondition.look(rows, ProbeOptions.withDefaults().rounds(0));

        assertThat(result.quantity("mean", "questions: ask").value()).isEqualTo(0.75);
        assertThat(result.quantity("mean", "questions: tell").value()).isZero();
        assertThat(result.quantity("cliffs-delta", "questions: ask - tell").value()).isEqualTo(1);
    }
}
