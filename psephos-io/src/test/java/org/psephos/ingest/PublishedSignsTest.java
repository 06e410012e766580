package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.catalog.Cards;
import org.psephos.dataset.Dataset;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Message;
import org.psephos.model.Outcome;
import org.psephos.model.Part;

/**
 * Which sign, number or rank means which answer differs from publisher to publisher; each has its
 * own test here. Mutants seen: 1 and 2 of AlpacaEval exchanged, 1 and 0 of SHP exchanged, the tie
 * of Pick-a-Pic as a win, the highest rank of NeMo-RL as the best, what the first of several rows
 * says told of all, a scale of Potato left out.
 */
final class PublishedSignsTest {
    @TempDir Path folder;

    private Dataset read(String text) {
        return Reading.read(Reading.write(folder, "rows", text));
    }

    /** The example of a card: a layout of votes by the same name has one without words. */
    private static String example(String layout) {
        var entry = Cards.index().stream().filter(one -> one.layout().equals(layout)).findFirst();
        return Cards.layout(entry.orElseThrow()).example();
    }

    private static String words(Message message) {
        return message.parts().getFirst() instanceof Part.Text text ? text.text() : "";
    }

    private static String words(Dataset data, Candidate candidate) {
        var id = Objects.requireNonNull(candidate.response());
        var response = Objects.requireNonNull(data.responses().find(id));
        return words(response.messages().getLast());
    }

    @ParameterizedTest
    @CsvSource({"1, LEFT", "1.2, LEFT", "1.5, TIE", "1.9, RIGHT", "2, RIGHT"})
    void twoOfAlpacaEvalIsTheSecondOutput(String preference, Outcome expected) {
        var row =
                "[{\"instruction\":\"Hi\",\"output_1\":\"one\",\"generator_1\":\"x\",\"dataset\":\"d\","
                        + "\"output_2\":\"two\",\"generator_2\":\"y\",\"annotator\":\"j\",\"preference\":"
                        + preference
                        + "}]";
        var data = read(row);

        assertThat(data.comparisons().get(0).outcome()).isEqualTo(expected);
        assertThat(words(data, data.comparisons().get(0).left())).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({"1, LEFT", "0, RIGHT"})
    void oneOfShpIsA(String label, Outcome expected) {
        var example = Objects.requireNonNull(Formats.named("shp")).example();
        var data = read(example.replace("\"labels\": 1", "\"labels\": " + label));

        assertThat(data.comparisons().get(0).outcome()).isEqualTo(expected);
        assertThat(words(data, data.comparisons().get(0).left())).isEqualTo("So.");
    }

    @ParameterizedTest
    @CsvSource({"1.0, LEFT", "0.5, TIE", "0.0, RIGHT"})
    void aHalfOfPickAPicIsATie(String label, Outcome expected) {
        var example = Objects.requireNonNull(Formats.named("pick-a-pic")).example();
        var data = read(example.replace("\"label_0\": 1.0", "\"label_0\": " + label));

        assertThat(data.comparisons().get(0).outcome()).isEqualTo(expected);
        assertThat(data.comparisons().get(0).left().system()).hasToString("a");
    }

    /** The older face is told by its address, and by nothing else in that place. */
    @Test
    void theLabelOfImdbWikiIsTheAddressOfTheOlderFace() {
        var data =
                read(
                        """
                        left,right,performer,label
                        http://x/a.jpg,http://x/b.jpg,w1,http://x/a.jpg
                        http://x/a.jpg,http://x/b.jpg,w2,http://x/b.jpg
                        http://x/a.jpg,http://x/b.jpg,w3,http://x/c.jpg
                        http://x/a.jpg,http://x/b.jpg,w4,
                        """);

        assertThat(data.comparisons().size()).isEqualTo(2);
        assertThat(data.comparisons().get(0).outcome()).isEqualTo(Outcome.LEFT);
        assertThat(data.comparisons().get(1).outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(data.manifest().rejects().count()).isEqualTo(2);
    }

    @Test
    void rankZeroOfNemoIsTheBestInWhicheverOrder() {
        var completion =
                "{\"rank\":%s,\"completion\":[{\"role\":\"assistant\",\"content\":\"%s\"}]}";
        var row =
                "{\"context\":[{\"role\":\"user\",\"content\":\"Sky?\"}],\"completions\":["
                        + completion.formatted(1, "Green.")
                        + ","
                        + completion.formatted(0, "Blue.")
                        + "]}\n";
        var data = read(row);

        var tiers = data.rankings().get(0).tiers();
        assertThat(words(data, tiers.getFirst().getFirst())).isEqualTo("Blue.");
        assertThat(words(data, tiers.getLast().getFirst())).isEqualTo("Green.");
    }

    /** Potato's scale means A below zero; a number without its question is nobody's win. */
    @Test
    void aScaleOfPotatoStaysTheNumberThatWasGiven() {
        var data =
                read(
                        "{\"instance_id\":\"7\",\"user\":\"u1\",\"annotations\":{\"preference\":{\"scale_value\":\"-2\"}},"
                                + "\"preference\":1}\n");

        assertThat(data.comparisons().size()).isZero();
        assertThat(data.labels().size()).isZero();
        assertThat(data.ratings().get(0).value()).isEqualTo(-2);
        assertThat(data.ratings().get(0).header().criterion()).isEqualTo("preference");
        var binary =
                read(
                        "{\"instance_id\":\"7\",\"user\":\"u1\",\"annotations\":{\"preference\":{\"selection\":\"A\"}},"
                                + "\"preference\":1}\n");
        assertThat(binary.labels().size()).isEqualTo(1);
        assertThat(binary.labels().get(0).categories()).containsExactly("A");
    }

    /** After each vote the arena draws new models: the whole session is not one system's talk. */
    @Test
    void answersOfAnArenaAreThoseOfItsTwoModelsAndTheSessionIsKept() {
        var example = example("lmarena-140k");
        var turn =
                "{\"user\":{\"role\":\"user\",\"content\":[]},\"model_side_a\":{\"role\":\"assistant\","
                        + "\"content\":[{\"type\":\"text\",\"text\":\"Of another model.\"}]}}";
        var data =
                read(
                        example.replace(
                                "\"full_conversation\": []",
                                "\"full_conversation\": [" + turn + "]"));

        var vote = data.comparisons().get(0);
        assertThat(List.of(words(data, vote.left()), words(data, vote.right())))
                .containsExactly("Blue.", "Green.");
        assertThat(data.items().get(0).conversation()).hasSize(1);
        assertThat(vote.header().attributes().get("full_conversation"))
                .contains("Of another model.");
    }

    @Test
    void conversationsThatAreJsonInsideTextAreOpened() {
        var example = example("arena-expert-5k");
        var data = read(example);

        assertThat(words(data, data.comparisons().get(0).left())).isEqualTo("Blue.");
        assertThat(words(data.items().get(0).conversation().getFirst())).isEqualTo("Sky?");
    }

    @ParameterizedTest
    @CsvSource({"true, desirable", "false, undesirable"})
    void aTagOfKtoIsARealBoolean(String tag, String expected) {
        var example = Objects.requireNonNull(Formats.named("llamafactory-kto")).example();
        var data = read(example.replace("\"kto_tag\": true", "\"kto_tag\": " + tag));

        assertThat(data.labels().get(0).categories()).containsExactly(expected);
    }

    @Test
    void whatStoodFirstWithinATurnOfPrismIsKept() {
        var example = Objects.requireNonNull(Formats.named("prism-utterances")).example();
        var data = read(example);

        var places =
                IntStream.range(0, data.ratings().size())
                        .mapToObj(row -> data.ratings().get(row).header().attributes())
                        .map(attributes -> attributes.get("within_turn_id"))
                        .toList();
        assertThat(places).containsExactly("0", "1");
    }

    /** What one of several rows of a ranking says beside it goes with that row alone. */
    @Test
    void whatRowsOfOneJudgementSayDifferentlyIsAListInIt() {
        var example = Objects.requireNonNull(Formats.named("prism-utterances")).example();
        var ranking = read(example).rankings().get(0);

        assertThat(ranking.header().attributes())
                .containsEntry("within_turn_id", "[\"0\",\"1\"]")
                .containsEntry("included_in_balanced_subset", "true");
    }

    @Test
    void twoLinesOfARewardFileOfNemoAreAPairTheBetterFirst() {
        var two = example("nemo-reward");
        var lines = two.lines().toList();
        var data = read(two + lines.getFirst() + "\n");

        assertThat(data.comparisons().size()).isEqualTo(1);
        var pair = data.comparisons().get(0);
        assertThat(pair.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(words(data, pair.left())).isEqualTo("Paris.");
        assertThat(words(data, pair.right())).isEqualTo("Rome.");
        assertThat(words(data.items().get(0).conversation().getLast()))
                .isEqualTo("Capital of France?");
        assertThat(pair.header().attributes()).doesNotContainKey("text");
        assertThat(data.manifest().rejects().examples())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains(":3", "2 rows that follow each other", "the last alone");
    }

    @Test
    void aPersonAndAJudgeOfOneNameAreNeverOneAnnotator() {
        var person = Objects.requireNonNull(Formats.named("prism-survey")).example();
        var judge = Objects.requireNonNull(Formats.named("alpaca-eval")).example();
        var files =
                List.of(
                        Reading.write(folder, "people.jsonl", person),
                        Reading.write(
                                folder,
                                "judge.json",
                                judge.replace("\"alpaca_eval_gpt4\"", "\"user0\"")));

        assertThatThrownBy(
                        () ->
                                FeedbackFiles.read(
                                        files, ReadOptions.withDefaults(), ReadProgress.SILENT))
                .hasMessageContaining("of user0")
                .hasMessageContaining("read the files apart");
    }

    /** Mutant: of a margin only the size counts. A margin below zero contradicts its own row. */
    @Test
    void aMarginThatSpeaksAgainstTheChosenAnswerIsAReject() {
        var row = "{\"prompt\":\"q%s\",\"chosen\":\"a\",\"rejected\":\"b\",\"margin\":%s}\n";
        var dataset =
                Reading.read(
                        Reading.write(
                                folder,
                                "rows.jsonl",
                                row.formatted(1, -1.5)
                                        + row.formatted(2, 0)
                                        + row.formatted(3, 2)));

        assertThat(dataset.comparisons().size()).isEqualTo(2);
        assertThat(dataset.comparisons().strength(1)).isEqualTo(2);
        assertThat(dataset.manifest().rejects().examples())
                .extracting(Object::toString)
                .singleElement(STRING)
                .contains(":1", "margin", "at least 0", "-1.5");
    }

    /** A pairwise task of Label Studio. */
    private Dataset annotated(String annotations) {
        var task =
                """
                [{"id": 7, "data": {"prompt": "Sky?", "left": "Blue.", "right": "Green."}, "annotations": [%s]}]
                """;
        return Reading.read(Reading.write(folder, "tasks.json", task.replace("%s", annotations)));
    }

    /** Mutants: when and how long are not read. */
    @Test
    void whenALabelStudioTaskWasAnnotatedAndHowLongItTookIsKept() {
        var dataset =
                annotated(
                        """
                        {"completed_by": 3, "created_at": "2023-04-24T15:53:11.132Z", "lead_time": 4.5,
                         "result": [{"from_name": "pw", "type": "pairwise", "value": {"selected": "left"}}]}
                        """);

        var header = dataset.comparisons().get(0).header();
        assertThat(header.time()).isEqualTo(Instant.parse("2023-04-24T15:53:11.132Z"));
        assertThat(header.duration()).isEqualTo(Duration.ofMillis(4500));
        assertThat(header.annotator()).isEqualTo(new AnnotatorId("3"));
    }

    /** Mutant: what tools there were is left out. */
    @Test
    void toolsOfOpenAiAreKeptAndOnesThatAreNotThereSayNothing() {
        var row =
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"tools\":%s,\"parallel_tool_calls\":%s},"
                        + "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"a\"}],"
                        + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}]}\n";
        var dataset =
                Reading.read(
                        Reading.write(
                                folder,
                                "rows.jsonl",
                                row.formatted("q1", "[{\"type\":\"function\"}]", false)
                                        + row.formatted("q2", "[]", true)));

        var attributes = dataset.items().attributes();
        assertThat(attributes.keySet()).containsExactly("parallel_tool_calls", "tools");
        var tools = Objects.requireNonNull(attributes.get("tools"));
        assertThat(IntStream.range(0, 2).mapToObj(tools::name))
                .containsExactlyInAnyOrder("[{\"type\":\"function\"}]", null);
    }

    /**
     * Mutant: the fast reader rejects what the card reads. Two answers of one system are a vote to
     * who sees the answers, however few columns are wanted.
     */
    @Test
    void twoAnswersOfOneSystemAreReadAlikeWhateverIsWanted() {
        var row =
                "{\"model_a\":\"%s\",\"model_b\":\"b\",\"winner\":\"model_a\",\"prompt\":\"q\",\"response_a\":\"%s\",\"response_b\":\"No.\"}\n";
        var file =
                Reading.write(
                        folder,
                        "rows.jsonl",
                        row.formatted("a", "Yes.") + row.formatted("b", "Perhaps."));

        var whole = Reading.read(file);
        var fast = Reading.read(file, Reading.wanted(Reading.VOTES, 3));

        assertThat(whole.comparisons().size()).isEqualTo(2);
        assertThat(fast.comparisons().size()).isEqualTo(2);
        assertThat(fast.manifest().rejects().count()).isZero();
        assertThat(fast.manifest().sources()).isEqualTo(whole.manifest().sources());
    }

    /** Mutant: an annotation that was cancelled is a vote. */
    @Test
    void anAnnotationOfLabelStudioThatWasCancelledIsASkip() {
        var dataset =
                annotated(
                        """
                        {"completed_by": 3, "was_cancelled": true,
                         "result": [{"from_name": "pw", "type": "pairwise", "value": {"selected": "left"}}]},
                        {"completed_by": 4, "was_cancelled": true, "result": []},
                        {"completed_by": 5, "was_cancelled": false,
                         "result": [{"from_name": "pw", "type": "pairwise", "value": {"selected": "right"}}]}
                        """);

        assertThat(dataset.comparisons().size()).isEqualTo(1);
        assertThat(dataset.comparisons().get(0).outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(dataset.abstained()).isEqualTo(2);
    }

    /** Mutant: each row has an item of its own, so that no two answers are of one question. */
    @Test
    void ratedAnswersToOnePromptAreOfOneItem() {
        var rows =
                "prompt,response,rating,annotator\nSky?,Blue.,4,ann\nSky?,Green.,2,ann\nSea?,Wet.,3,ann\n";

        assertThat(Reading.read(Reading.write(folder, "rated.csv", rows)).items().size())
                .isEqualTo(2);
    }

    /** Mutant: a missing answer, as pandas writes it, is the answer NaN. */
    @Test
    void anAnswerThatIsNoNumberIsMissing() {
        var row = "{\"prompt\":\"q\",\"chosen\":\"a\",\"rejected\":%s}\n";
        var dataset =
                Reading.read(
                        Reading.write(
                                folder,
                                "rows.jsonl",
                                row.formatted("NaN")
                                        + row.formatted("null")
                                        + row.formatted("\"NaN\"")
                                        + row.formatted("7")));

        assertThat(dataset.comparisons().size()).isEqualTo(2);
        assertThat(dataset.manifest().rejects().examples())
                .extracting(reject -> reject.origin().toString().replaceAll(".*:", ""))
                .containsExactly("1", "2");
    }
}
