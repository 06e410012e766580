package org.psephos.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Texts are taken apart as BERT's uncased tokenizer does. Mutants that were run and seen to fail:
 * accents kept; "##" left off inside a word; marks left in the word.
 */
class WordPiecesTest {
    private static WordPieces pieces(String... vocabulary) {
        var numbers = new LinkedHashMap<String, Integer>();
        numbers.put("[UNK]", 0);
        List.of(vocabulary).forEach(piece -> numbers.put(piece, numbers.size()));
        return new WordPieces(numbers);
    }

    @Test
    void wordsAreLowerCaseWithoutAccentsAndMarksStandAlone() {
        assertThat(WordPieces.words("Don't  go,\tÉtienne!"))
                .containsExactly("don", "'", "t", "go", ",", "etienne", "!");
        assertThat(WordPieces.words("a_b $5 x^2 «q» 1–2"))
                .containsExactly(
                        "a", "_", "b", "$", "5", "x", "^", "2", "«", "q", "»", "1", "–", "2");
    }

    @Test
    void chineseCharactersStandAloneAndKanaDoNot() {
        assertThat(WordPieces.words("ab中文cd カナ")).containsExactly("ab", "中", "文", "cd", "カナ");
    }

    @Test
    void charactersThatSteerAreTakenOut() {
        assertThat(WordPieces.words("a\u0000b\u200Bc\uFFFDd\u000Be f"))
                .containsExactly("abcde", "f");
    }

    @Test
    void aWordIsTakenIntoTheLongestPieces() {
        var pieces = pieces("un", "unaff", "##aff", "##able", "##ab", "##le");
        assertThat(pieces.of("unaffable")).containsExactly(2, 4);
        assertThat(pieces.of("Unable")).containsExactly(1, 4);
        assertThat(pieces.of("able")).as("no piece begins it").containsExactly(0);
        assertThat(pieces.of("unafx")).as("its end has no piece").containsExactly(0);
        assertThat(pieces.of(" ")).isEmpty();
    }

    @Test
    void aWordOfMoreThanAHundredLettersIsUnknown() {
        var pieces = pieces("a", "##a");
        assertThat(pieces.of("a".repeat(100))).hasSize(100);
        assertThat(pieces.of("a".repeat(101))).containsExactly(0);
    }

    @Test
    void whatAUserWritesSteersNothing() {
        var pieces = pieces("[SEP]", "[", "sep", "]");
        assertThat(pieces.of("[SEP]")).containsExactly(2, 3, 4);
    }

    @Test
    void aVocabularyWithoutWhatIsNeededIsRefused() {
        assertThatThrownBy(() -> new WordPieces(new LinkedHashMap<>()))
                .hasMessageContaining("lacks [UNK]");
    }
}
