package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.export.Loss.Lost;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;

/** Steps of answers as TRL reads them. */
class StepRowsTest {
    private static final String ROW =
            "{\"prompt\":\"2+2*2?\",\"completions\":[\"2*2=4\",\"2+4=5\"],\"labels\":[true,false]}";

    @TempDir private Path folder;

    private Converted convert(String rows) throws IOException {
        var file = Files.writeString(folder.resolve("steps.jsonl"), rows);
        var data =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        return new Conversion(Target.TRL_STEPWISE, Pairing.withDefaults(), Splits.none())
                .write(data, folder.resolve("out.jsonl"));
    }

    private List<String> out() throws IOException {
        return Files.readAllLines(folder.resolve("out.jsonl"));
    }

    /** Mutant: what is at the bottom of its scale is right. */
    @Test
    void whatTrlReadsComesBackAsItWas() throws IOException {
        var converted = convert(ROW + "\n");

        assertThat(out()).containsExactly(ROW);
        assertThat(converted.losses().stream().filter(loss -> loss.lost() == Lost.ROWS)).isEmpty();
    }

    /** Math-Shepherd writes the steps of an answer as lines. Mutant: only turns are steps. */
    @Test
    void linesAreSteps() throws IOException {
        convert(
                """
                {"input":"2+2*2? Step 1: 2*2 is 4. ки\\nStep 2: 2+4 is 7. ки","label":"2+2*2? Step 1: 2*2 is 4. +\\nStep 2: 2+4 is 7. -","task":"GSM8K"}
                """);

        assertThat(out())
                .containsExactly(
                        "{\"prompt\":\"2+2*2?\",\"completions\":[\"Step 1: 2*2 is 4. ки\","
                                + "\"Step 2: 2+4 is 7. ки\"],\"labels\":[true,false]}");
    }

    /** PRM800K rates steps that might have stood in each other's place. */
    @Test
    void whatIsNoAnswerOfStepsIsALoss() throws IOException {
        var converted =
                convert(
                        """
                        {"labeler":"l","timestamp":"2022-07-17T16:56:51","question":{"problem":"2?","ground_truth_answer":"2"},"label":{"steps":[{"completions":[{"text":"One.","rating":0}]},{"completions":[{"text":"Two.","rating":1}]}]}}
                        """);

        assertThat(converted.losses())
                .contains(
                        new Loss(StepRows.BETWEEN, 1, Lost.ROWS),
                        new Loss(StepRows.GAPS, 1, Lost.ROWS));
        assertThat(converted.written()).isZero();
    }

    /**
     * A long text without a step is looked through once, not once from each of its characters:
     * found by {@code FuzzTest}, which stood still. Mutant: the pattern has no beginning.
     */
    @Test
    void aLongProblemWithoutStepsIsReadInNoTime() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    var blanks = " ".repeat(400_000);
                    var row =
                            "{\"input\":\"2+2?"
                                    + blanks
                                    + "\",\"label\":\"2+2? +\",\"task\":\"GSM8K\"}\n";
                    assertThat(convert(row).written()).isZero();
                });
    }
}
