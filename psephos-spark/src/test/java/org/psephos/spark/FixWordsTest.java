package org.psephos.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.curate.Fix;
import org.psephos.curate.PersonalKind;
import org.psephos.curate.Rule;
import org.psephos.model.PsephosException;

/** What one word with commas asks for; see also the refusals that the stages tell. */
class FixWordsTest {
    @TempDir private Path folder;

    /** Mutants: no usual rules; the file or the column behind a sign is left out. */
    @Test
    void rulesComeWithWhatTheyNeed() {
        var asked = FixWords.rules("usual,contamination=a.jsonl,toxic-answers=spite");
        assertThat(asked.fix().rules())
                .containsAll(Fix.USUAL)
                .contains(Rule.CONTAMINATION, Rule.TOXIC_ANSWERS)
                .hasSize(Fix.USUAL.size() + 2);
        assertThat(asked.benchmarks()).containsExactly("a.jsonl");
        assertThat(Objects.requireNonNull(asked.fix().toxicity()).scorer().name())
                .isEqualTo("spite");
    }

    /** Mutant: a blank is a name. */
    @Test
    void nothingBehindASignIsRefused() {
        refusedRule("contamination=", "contamination is written contamination=FILE");
        refusedRule("toxic-answers= ", "toxic-answers is written toxic-answers=COLUMN");
        refusedRule("embedding-near-duplicates=", " is no embedder; expected one of");
        refusedRule("usual=", "usual is no rule");
    }

    /** Mutants: all is nothing; the shortest secret is refused. */
    @Test
    void allKindsAreMaskedAndASecretMayBeOfTheFewestBytes() throws IOException {
        var secret = Files.write(folder.resolve("secret.key"), new byte[16]);
        var masks =
                Objects.requireNonNull(
                        FixWords.masks("all,author=%s,writer=%s".formatted(secret, secret))
                                .masks());
        assertThat(masks.kinds()).containsExactly(PersonalKind.values());
        assertThat(masks.columns()).isEqualTo(List.of("author", "writer"));
        assertThat(masks.secret()).hasSize(16);
        assertThat(masks.keepLength()).isFalse();
    }

    /** Mutant: a sign at the beginning names a column without a name. */
    @Test
    void aWordWithoutAColumnIsNoMask() throws IOException {
        var secret = Files.write(folder.resolve("secret.key"), new byte[16]);
        refusedMask("all,=" + secret, "is neither a kind of personal data");
        refusedMask("all,", "is neither a kind of personal data");
    }

    /** All rows would be written as they are, and taken for masked. */
    @Test
    void whatMasksNothingIsRefused() {
        refusedMask("keep-length", "keep-length changes nothing here: nothing is masked");
    }

    private static void refusedRule(String words, String how) {
        assertThatThrownBy(() -> FixWords.rules(words))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining(how);
    }

    private static void refusedMask(String words, String how) {
        assertThatThrownBy(() -> FixWords.masks(words))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining(how);
    }
}
