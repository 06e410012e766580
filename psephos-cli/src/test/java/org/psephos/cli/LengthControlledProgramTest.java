package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as AlpacaEval writes them, ranked against their baseline. */
class LengthControlledProgramTest {
    @TempDir Path folder;

    /** 40 items: the system is preferred where its answer is longer, mostly. */
    private Path annotations() throws IOException {
        var rows = new StringBuilder("[");
        for (int item = 0; item < 40; item++) {
            boolean longer = item % 2 == 0;
            double preference = 1 + (longer ? 0.8 : 0.4);
            rows.append(item == 0 ? "" : ",")
                    .append(
                            """
                            {"instruction": "question %d", "output_1": "%s", "generator_1": "base",
                             "output_2": "%s", "generator_2": "m", "annotator": "judge",
                             "preference": %s}"""
                                    .formatted(
                                            item,
                                            "x".repeat(100),
                                            "y".repeat(longer ? 150 : 50),
                                            preference));
        }
        return Files.writeString(folder.resolve("annotations.json"), rows.append("]"));
    }

    @Test
    void preferencesBecomeWinsAsSureAsTheJudgeWas() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        annotations().toString(),
                        "--method",
                        "win-rate",
                        "--against",
                        "base",
                        "--format",
                        "json");

        assertThat(run.code()).isZero();
        var tree = new ObjectMapper().readTree(run.out());
        assertThat(tree.at("/lengthControlled/soft").booleanValue()).isTrue();
        var one = tree.at("/lengthControlled/systems/0");
        assertThat(one.get("winRate").doubleValue()).isCloseTo(0.6, within(1e-9));
        // Log-odds of .8 and of .4, averaged.
        double theta = (Math.log(4) + Math.log(2.0 / 3)) / 2;
        assertThat(one.get("controlled").doubleValue())
                .isCloseTo(1 / (1 + Math.exp(-theta)), within(1e-8));
        assertThat(one.get("comparisons").longValue()).isEqualTo(40);
    }

    @Test
    void aBaselineThatNobodyMetIsRefused() throws IOException {
        var run = ProgramRun.of("rank", annotations().toString(), "--against", "nobody");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--against: no comparison is with \"nobody\"");
    }
}
