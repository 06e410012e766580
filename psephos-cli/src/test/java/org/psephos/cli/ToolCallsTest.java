package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of tools, and what tools answered, on their way through formats. */
class ToolCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CALLED =
            """
            {"prompt": [{"role": "user", "content": "Weather?"},
              {"role": "assistant", "content": "", "tool_calls": [
                {"id": "x9", "type": "function", "function": {"name": "f", "arguments": "{}"}},
                {"id": "x7", "type": "function", "function": {"name": "g", "arguments": "{\\"a\\":1}"}}]},
              {"role": "tool", "content": "sun", "tool_call_id": "x9"},
              {"role": "tool", "content": "wind", "tool_call_id": "x7"}],
             "chosen": [{"role": "assistant", "content": "", "tool_calls": [
                {"type": "function", "function": {"name": "h", "arguments": "{}"}}]}],
             "rejected": [{"role": "assistant", "content": "No."}]}
            """
                    .replace("\n", "");

    /** The same with words alone for an answer. */
    private static final String ASKED =
            CALLED.replaceFirst(
                    "(\"chosen\": .\\{\"role\": \"assistant\", \"content\": )\"\".*?\\]\\}\\]",
                    "$1\"Sunny.\"}]");

    @TempDir private Path folder;

    private String convert(String rows, String name, String target) throws IOException {
        var from = Files.writeString(folder.resolve(name), rows + "\n");
        return convert(from, target, folder.resolve("out.jsonl"));
    }

    private static String convert(Path from, String target, Path to) throws IOException {
        var run = ProgramRun.of("convert", from.toString(), "--to", target, "--out", to.toString());
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        return run.out();
    }

    private JsonNode written() throws IOException {
        return JSON.readTree(Files.readString(folder.resolve("out.jsonl")));
    }

    /** Mutants: calls have no ids; answers name none, or the last call first. */
    @Test
    void openAiGetsAnIdForEachCallWhichItsAnswerNames() throws IOException {
        var said = convert(ASKED, "rows.jsonl", "openai-dpo");

        var messages = written().at("/input/messages");
        assertThat(said).contains("Nothing was lost");
        assertThat(messages.at("/1/tool_calls/0/id").asText()).isEqualTo("call_1");
        assertThat(messages.at("/1/tool_calls/1/id").asText()).isEqualTo("call_2");
        assertThat(messages.at("/2/tool_call_id").asText()).isEqualTo("call_1");
        assertThat(messages.at("/3/tool_call_id").asText()).isEqualTo("call_2");
        assertThat(messages.at("/0").has("tool_call_id")).isFalse();
    }

    /** Mutant: an answer of a tool that nobody called is written without an id. */
    @Test
    void anAnswerToNoCallHasNoPlaceAtOpenAi() throws IOException {
        var row =
                ASKED.replaceFirst("\"tool_calls\": \\[.*?\\]\\}", "\"weight\": 1}")
                        .replaceFirst(
                                ", +\\{\"role\": \"tool\", \"content\": \"wind\"[^}]*\\}", "");
        var from = Files.writeString(folder.resolve("rows.jsonl"), row + "\n");

        var run =
                ProgramRun.of(
                        "convert",
                        from.toString(),
                        "--to",
                        "openai-dpo",
                        "--out",
                        folder.resolve("out.jsonl").toString());

        assertThat(run.code()).as(row).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.err()).contains("answer of a tool that was not called");
    }

    /** Mutants: tools are always none; calls at once are always allowed. */
    @Test
    void toolsOfOpenAiComeBackAsTheyWere() throws IOException {
        var row =
                """
                {"input": {"messages": [{"role": "user", "content": "q"}],
                  "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}],
                  "parallel_tool_calls": false},
                 "preferred_output": [{"role": "assistant", "content": "x"}],
                 "non_preferred_output": [{"role": "assistant", "content": "y"}]}
                """
                        .replace("\n", "");

        var said = convert(row, "rows.jsonl", "openai-dpo");

        assertThat(said).contains("Nothing was lost");
        assertThat(written()).isEqualTo(JSON.readTree(row));
    }

    /** Mutant: Parquet has a place for roles and words alone. */
    @Test
    void callsGoThroughParquetAndBack() throws IOException {
        var parquet = folder.resolve("rows.parquet");
        var from = Files.writeString(folder.resolve("rows.jsonl"), CALLED + "\n");

        var said = convert(from, "parquet", parquet);
        convert(parquet, "trl-preference", folder.resolve("out.jsonl"));

        assertThat(said).contains("Nothing was lost");
        assertThat(written().at("/prompt/1/tool_calls/1/function"))
                .isEqualTo(JSON.readTree("{\"name\":\"g\",\"arguments\":\"{\\\"a\\\":1}\"}"));
        assertThat(written().at("/chosen/0/tool_calls/0/function/name").asText()).isEqualTo("h");
        assertThat(written().at("/rejected/0").has("tool_calls")).isFalse();
    }

    /** Mutant: a prompt with calls is refused where an answer with calls is written. */
    @Test
    void openRlhfTakesCallsInPromptsAsInAnswers() throws IOException {
        convert(CALLED, "rows.jsonl", "openrlhf");

        assertThat(written().at("/prompt/1/tool_calls")).hasSize(2);
        assertThat(written().at("/chosen/0/tool_calls")).hasSize(1);
    }

    /** What a model thought has no place with trainers, and is told. */
    @Test
    void whatWasThoughtIsTold() throws IOException {
        var row =
                "{\"prompt\":[{\"role\":\"user\",\"content\":\"2+2?\"}],"
                        + "\"chosen\":[{\"role\":\"assistant\",\"content\":\"4\",\"thinking\":\"two and two\"}],"
                        + "\"rejected\":[{\"role\":\"assistant\",\"content\":\"5\"}]}";

        assertThat(convert(row, "rows.jsonl", "trl-preference"))
                .contains("1 written without: attribute message_thinking of an answer");
    }

    /** Mutant: only pictures of prompts are looked for, and only in comparisons. */
    @Test
    void picturesThatAPlainTableCannotHoldAreTold() throws IOException {
        var row =
                """
                {"prompt": [{"role": "user", "content": "Draw."}],
                 "chosen": [{"role": "assistant", "content": [{"type": "image", "image": "a.png"}]}],
                 "rejected": [{"role": "assistant", "content": "No."}]}
                """
                        .replace("\n", "");

        assertThat(convert(row, "rows.jsonl", "jsonl")).contains("1 written without: media");
        assertThat(
                        convert(
                                "{\"question\":\"What?\",\"image\":\"x.png\",\"response_1\":\"a\",\"response_2\":\"b\",\"overall_response\":1}",
                                "pairs.jsonl",
                                "jsonl"))
                .contains("1 written without: media");
    }

    /** Mutant: the field that AlpacaEval has for it does not count. */
    @Test
    void aDatasetThatIsWrittenIsNotLost() throws IOException {
        var row =
                "[{\"instruction\":\"i\",\"output_1\":\"a\",\"generator_1\":\"A\",\"dataset\":\"d\",\"output_2\":\"b\",\"generator_2\":\"B\",\"annotator\":\"j\",\"preference\":1.0}]";

        var from = Files.writeString(folder.resolve("rows.json"), row);
        var out = folder.resolve("out.json");

        assertThat(convert(from, "alpacaeval", out)).doesNotContain("dataset");
        assertThat(JSON.readTree(Files.readString(out)).at("/0/dataset").asText()).isEqualTo("d");
    }
}
