package org.psephos.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vectors, the embedder without a model, and the file that keeps vectors. Mutants that were run and
 * seen to fail: the sign of the hash left out; a kept vector taken by place instead of by text; a
 * cut file read to its end; the check of lengths left out.
 */
class EmbedderTest {
    @TempDir private Path folder;

    /** Counts what it is asked for. */
    private static final class Counting implements Embedder {
        private final HashedWords words = new HashedWords();
        private final List<String> asked = new ArrayList<>();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public int dimensions() {
            return words.dimensions();
        }

        @Override
        public Vectors embed(List<String> texts) {
            asked.addAll(texts);
            return words.embed(texts);
        }

        @Override
        public void close() {}
    }

    @Test
    void wordsInCommonMakeTextsAlike() {
        var vectors =
                new HashedWords()
                        .embed(
                                List.of(
                                        "Cats sleep all day.",
                                        "cats sleep all DAY",
                                        "cats sleep all night",
                                        "bring me two lemons"));
        assertThat(vectors.cosine(0, 1)).isCloseTo(1, within(1e-6));
        // cats, sleep, all and three of four pairs: 6 of 8 features each.
        assertThat(vectors.cosine(0, 2)).isCloseTo(6 / 8.0, within(0.13));
        assertThat(vectors.cosine(0, 3)).isCloseTo(0, within(0.3));
    }

    @Test
    void wordsWithoutAnythingInCommonAreOnAverageAsFarAsCanBe() {
        var texts = new ArrayList<String>();
        for (int at = 0; at < 60; at++) {
            var text = new StringBuilder();
            for (int word = 0; word < 60; word++) {
                text.append(" w").append(at).append('x').append(word);
            }
            texts.add(text.toString());
        }
        var vectors = new HashedWords().embed(texts);
        double sum = 0;
        for (int at = 1; at < texts.size(); at++) {
            sum += vectors.cosine(at - 1, at);
        }
        assertThat(sum / 59).as("signs cancel collisions out").isCloseTo(0, within(0.02));
    }

    @Test
    void aBlankTextMeansNothingAndMarksMeanThemselves() {
        var words = new HashedWords();
        assertThatThrownBy(() -> words.embed(List.of("a", " \n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text 1 is blank");
        var marks = words.embed(List.of("?!", " ?!", "..."));
        assertThat(marks.cosine(0, 1)).isEqualTo(1);
        assertThat(marks.cosine(0, 2)).isZero();
    }

    @Test
    void vectorsHaveLengthOne() {
        assertThat(Vectors.of(2, new float[] {0.6f, 0.8f, 1, 0}).cosine(0, 1))
                .isCloseTo(0.6, within(1e-7));
        assertThatThrownBy(() -> Vectors.of(2, new float[] {0.6f, 0.9f}))
                .hasMessageContaining("vector 0 must have length one");
        assertThatThrownBy(() -> Vectors.of(2, new float[] {Float.NaN, 0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vectors.of(2, new float[3])).hasMessageContaining("no vectors");
    }

    @Test
    void aTextIsEmbeddedOnceAndKeptByWhatItSays() {
        var counting = new Counting();
        var kept = new KeptVectors(counting, folder.resolve("deep"));
        kept.embed(List.of("one cat", "two dogs", "one cat"));
        var again = new KeptVectors(counting, folder.resolve("deep"));
        var vectors = again.embed(List.of("three birds", "two dogs", "one cat"));
        assertThat(counting.asked).containsExactly("one cat", "two dogs", "three birds");
        var fresh = new HashedWords().embed(List.of("three birds", "two dogs", "one cat"));
        for (int at = 0; at < 3; at++) {
            assertThat(vectors.copy(at)).isEqualTo(fresh.copy(at));
        }
    }

    @Test
    void aFileThatWasCutIsMadeAnewAndHoldsNoText() throws IOException {
        var counting = new Counting();
        new KeptVectors(counting, folder).embed(List.of("a secret", "b"));
        var file = folder.resolve("vectors-counting.bin");
        var bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 4));
        new KeptVectors(counting, folder).embed(List.of("b"));
        assertThat(counting.asked).containsExactly("a secret", "b", "b");
        Files.write(file, new byte[3]);
        new KeptVectors(counting, folder).embed(List.of("b"));
        assertThat(counting.asked).hasSize(4);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTimeOnly() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        var kept = new KeptVectors(new Counting(), file.resolve("below"));
        assertThat(kept.embed(List.of("a")).size()).isEqualTo(1);
    }

    @Test
    void onlyKnownEmbeddersAreOpened() {
        assertThat(LocalModels.open("hashed-words", 1).name()).isEqualTo("hashed-words");
        assertThatThrownBy(() -> LocalModels.open("gpt", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of [all-minilm-l6-v2, hashed-words]");
    }

    @Test
    void aModelThatCannotBeReadSaysSo() {
        assertThatThrownBy(
                        () ->
                                MiniLm.open(
                                        name ->
                                                "{\"model\":3}"
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8),
                                        1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no model.vocab");
        assertThat(LocalModels.isHere()).as("its jars are on the path of tests").isTrue();
    }
}
