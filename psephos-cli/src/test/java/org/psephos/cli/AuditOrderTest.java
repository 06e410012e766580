package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.audit.ShownOrder;
import org.psephos.math.Seed;

/**
 * Stored verdicts of AlpacaEval, which do not say what was shown first, and what the rule tells.
 */
class AuditOrderTest {
    private static final int INSTRUCTIONS = 800;

    @TempDir Path folder;

    /**
     * Verdicts as AlpacaEval stores them, of a judge that prefers what it is shown first in 65 of
     * 100 cases and knows nothing else. Mutant: nothing is turned.
     */
    @Test
    void theEffectOfPositionShowsOnlyInTheOrderThatWasShown() throws IOException {
        var file = annotations();
        var stored = position(file);
        var shown = position(file, "--shown-order", "alpaca-eval");

        // The baseline always stands in output_1: its strength and the side cannot be told apart.
        assertThat(stored.get("estimate").isNull()).isTrue();
        assertThat(shown.get("severity").textValue()).isEqualTo("high");
        assertThat(shown.get("low").doubleValue()).isBetween(0.3, 0.6);
        assertThat(shown.get("high").doubleValue()).isBetween(0.6, 1.0);
    }

    @Test
    void theManifestSaysByWhatRuleTheOrderIsKnown() throws IOException {
        var run =
                ProgramRun.of(
                        "audit",
                        annotations().toString(),
                        "--shown-order",
                        "alpaca-eval",
                        "--bootstrap",
                        "2",
                        "--format",
                        "json");

        assertThat(new ObjectMapper().readTree(run.out()).at("/manifest/reader").textValue())
                .contains(", shown order by alpaca-eval (")
                .endsWith(" of 800 votes turned)");
    }

    @Test
    void plainVotesHaveNoSuchRule() throws IOException {
        var file = Files.writeString(folder.resolve("v.csv"), "left,right,winner\na,b,left\n");
        var run = ProgramRun.of("audit", file.toString(), "--shown-order", "alpaca-eval");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("goes by the words of the instruction");
    }

    private Path annotations() throws IOException {
        var random = new Seed(5).random();
        var rows = new ArrayList<String>();
        for (int i = 0; i < INSTRUCTIONS; i++) {
            var instruction = "Instruction number " + i;
            boolean turned = ShownOrder.ALPACA_EVAL.isTurned(instruction);
            boolean first = random.nextDouble() < 0.65;
            rows.add(
                    """
                    {"instruction":"%s","output_1":"one","generator_1":"baseline",\
                    "output_2":"two","generator_2":"system","annotator":"judge","preference":%s}
                    """
                            .formatted(instruction, first == turned ? 2 : 1)
                            .strip());
        }
        return Files.writeString(
                folder.resolve("annotations.json"), "[" + String.join(",\n", rows) + "]");
    }

    private static JsonNode position(Path file, String... more) throws IOException {
        var words = new ArrayList<String>();
        words.add("audit");
        words.add(file.toString());
        words.add("--bootstrap");
        words.add("2");
        words.add("--format");
        words.add("json");
        words.addAll(java.util.List.of(more));
        var run = ProgramRun.of(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return StreamSupport.stream(
                        new ObjectMapper().readTree(run.out()).get("findings").spliterator(), false)
                .filter(one -> one.get("id").textValue().equals("position-effect"))
                .findFirst()
                .orElseThrow();
    }
}
