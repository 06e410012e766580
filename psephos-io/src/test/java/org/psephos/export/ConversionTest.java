package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.psephos.export.Talks.says;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.export.Loss.Lost;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;

class ConversionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    @Test
    void aPairBecomesPromptChosenAndRejected() throws IOException {
        var rows = rows(Target.TRL_PREFERENCE, two(Outcome.RIGHT).build());

        assertThat(rows)
                .containsExactly(
                        JSON.readTree(
                                """
                                {"prompt":[{"role":"user","content":"Capital of France?"}],
                                 "chosen":[{"role":"assistant","content":"Paris."}],
                                 "rejected":[{"role":"assistant","content":"Rome."}]}"""));
    }

    @Test
    void everyFormatHasTheFieldsOfItsRules() throws IOException {
        var data = two(Outcome.RIGHT).build();

        assertThat(rows(Target.TRL_REWARD, data).getFirst().toString())
                .isEqualTo(
                        "{\"chosen\":[{\"role\":\"user\",\"content\":\"Capital of France?\"},"
                                + "{\"role\":\"assistant\",\"content\":\"Paris.\"}],"
                                + "\"rejected\":[{\"role\":\"user\",\"content\":\"Capital of France?\"},"
                                + "{\"role\":\"assistant\",\"content\":\"Rome.\"}]}");
        assertThat(rows(Target.TRL_KTO, data))
                .extracting(row -> row.get("label").booleanValue())
                .containsExactly(true, false);
        assertThat(rows(Target.AXOLOTL_DPO, data).getFirst().toString())
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Capital of France?\"}],"
                                + "\"chosen\":{\"role\":\"assistant\",\"content\":\"Paris.\"},"
                                + "\"rejected\":{\"role\":\"assistant\",\"content\":\"Rome.\"}}");
        assertThat(rows(Target.LLAMAFACTORY_DPO, data).getFirst().toString())
                .isEqualTo(
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"Capital of France?\"}],"
                                + "\"chosen\":{\"from\":\"gpt\",\"value\":\"Paris.\"},"
                                + "\"rejected\":{\"from\":\"gpt\",\"value\":\"Rome.\"},"
                                + "\"system\":\"\"}");
        assertThat(rows(Target.OPENAI_DPO, data).getFirst().toString())
                .isEqualTo(
                        "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"Capital of France?\"}],"
                                + "\"tools\":[],\"parallel_tool_calls\":true},"
                                + "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"Paris.\"}],"
                                + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"Rome.\"}]}");
    }

    static Stream<Target> formatsOfPairs() {
        return Stream.of(Target.values())
                .filter(target -> !target.form().table())
                .filter(target -> target != Target.PSEPHOS && target != Target.LMARENA)
                .filter(target -> target != Target.ARENA_HARD && target != Target.TRL_STEPWISE);
    }

    @ParameterizedTest
    @MethodSource("formatsOfPairs")
    void chosenIsNeverTheSameAsRejected(Target target) throws IOException {
        var data =
                new Talks()
                        .asked("q", "Capital of France?")
                        .response("rome", "q", "a", says("assistant", "Rome."))
                        .response("paris", "q", "b", says("assistant", "Paris."))
                        .response("again", "q", "b", says("assistant", "Rome."))
                        .vote("q", "rome", "paris", Outcome.LEFT)
                        .vote("q", "rome", "again", Outcome.LEFT)
                        .build();

        var converted = convert(target, data, "out" + target.form().ending());

        assertThat(converted.losses()).contains(new Loss(Spoken.SAME, 1, Lost.ROWS));
        assertThat(converted.read()).isEqualTo(converted.carried() + 1);
    }

    @Test
    void nothingIsLostInSilence() {
        var data =
                two(Outcome.LEFT)
                        .vote("q", "rome", "paris", Outcome.TIE)
                        .vote("q", "rome", "paris", Outcome.BOTH_BAD)
                        .vote("q", "rome", "unknown", Outcome.LEFT)
                        .vote("nobody asked", "rome", "paris", Outcome.RIGHT)
                        .build();

        var converted = convert(Target.TRL_PREFERENCE, data, "out.jsonl");

        assertThat(converted.read()).isEqualTo(5);
        assertThat(converted.written()).isEqualTo(1);
        assertThat(converted.losses())
                .containsExactly(
                        new Loss(Preferences.TIE, 1, Lost.ROWS),
                        new Loss(Preferences.BOTH_BAD, 1, Lost.ROWS),
                        new Loss(Spoken.NO_ANSWER, 1, Lost.ROWS),
                        new Loss(Spoken.NO_PROMPT, 1, Lost.ROWS));
        assertThat(converted.lossless()).isFalse();
    }

    @Test
    void votesWithoutWordsWriteNoFile() throws IOException {
        var votes = new Talks();
        votes.accept(
                new Feedback.Comparison(
                        votes.header("q", "ann", "overall", new TreeMap<>()),
                        Candidate.of(new SystemId("a")),
                        Candidate.of(new SystemId("b")),
                        Outcome.LEFT,
                        null));

        var converted = convert(Target.TRL_PREFERENCE, votes.build(), "out.jsonl");

        assertThat(converted.written()).isZero();
        assertThat(converted.files()).isEmpty();
        assertThat(converted.losses()).containsExactly(new Loss(Spoken.NO_ANSWER, 1, Lost.ROWS));
        assertThat(list(home)).isEmpty();
    }

    @Test
    void fieldsThatAFormatHasNoPlaceForAreCounted() {
        var talks = two(Outcome.RIGHT);
        talks.accept(
                new Feedback.Comparison(
                        talks.header("q", "ann", "safe", attributes("language", "en")),
                        Talks.response("rome"),
                        Talks.response("paris"),
                        Outcome.LEFT,
                        2.0));

        var data = talks.build();
        var trl = convert(Target.TRL_PREFERENCE, data, "trl.jsonl");
        var openai = convert(Target.OPENAI_DPO, data, "openai.jsonl");

        assertThat(trl.losses())
                .containsExactly(
                        new Loss("which answer was shown first", 1, Lost.FIELDS),
                        new Loss("annotator", 1, Lost.FIELDS),
                        new Loss("criterion", 1, Lost.FIELDS),
                        new Loss("strength", 1, Lost.FIELDS));
        assertThat(openai.losses()).contains(new Loss("attribute language", 1, Lost.FIELDS));
    }

    @Test
    void aMarginStandsInEveryRowOrInNone() throws IOException {
        var strong = two(null);
        strong.accept(strength(strong, 2.0)).accept(strength(strong, 3.0));
        assertThat(rows(Target.TRL_REWARD, strong.build()))
                .extracting(row -> row.path("margin").doubleValue())
                .containsExactly(2.0, 3.0);

        var mixed = two(Outcome.LEFT);
        mixed.accept(strength(mixed, 2.0));
        assertThat(rows(Target.TRL_REWARD, mixed.build())).noneMatch(row -> row.has("margin"));
    }

    @Test
    void turnsThatTwoAnswersShareAreThePrompt() throws IOException {
        var talks =
                new Talks()
                        .item(
                                "q",
                                says("system", "Be brief."),
                                says("user", "One"),
                                says("user", "Two"))
                        .response("a", "q", null, says("assistant", "1"), says("assistant", "2"))
                        .response("b", "q", null, says("assistant", "1"), says("assistant", "zwei"))
                        .vote("q", "a", "b", Outcome.LEFT);

        var data = talks.build();
        var row = rows(Target.TRL_PREFERENCE, data).getFirst();

        assertThat(row.get("prompt"))
                .extracting(turn -> turn.get("content").textValue())
                .containsExactly("Be brief.", "One", "1", "Two");
        assertThat(row.get("chosen")).hasSize(1);
        var llama = rows(Target.LLAMAFACTORY_DPO, data).getFirst();
        assertThat(llama.get("system").textValue()).isEqualTo("Be brief.");
        assertThat(llama.get("conversations")).hasSize(3);
    }

    @Test
    void anAnswerThatBeginsAsTheOtherSplitsRight() throws IOException {
        var talks =
                new Talks()
                        .asked("q", "Go on")
                        .response("a", "q", null, says("assistant", "Yes"))
                        .response(
                                "b",
                                "q",
                                null,
                                says("assistant", "Yes"),
                                says("user", "More"),
                                says("assistant", "No"))
                        .vote("q", "a", "b", Outcome.LEFT);

        var data = talks.build();
        var row = rows(Target.TRL_PREFERENCE, data).getFirst();

        assertThat(row.get("prompt")).hasSize(1);
        assertThat(row.get("chosen")).hasSize(1);
        assertThat(row.get("rejected")).hasSize(3);
        assertThat(convert(Target.OPENAI_DPO, data, "o.jsonl").losses())
                .containsExactly(new Loss(Objection.TURNS, 1, Lost.ROWS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPromptNeverStandsInTwoSplits(long seed) throws IOException {
        var talks = new Talks();
        var random = new Seed(seed).random();
        for (int i = 0; i < 400; i++) {
            // Many items ask the same, in other letters, blanks, marks and accents.
            var question = "Qu\u00E9 " + random.nextInt(60);
            var asked =
                    switch (i % 4) {
                        case 0 -> question;
                        case 1 -> " " + question.toUpperCase(Locale.ROOT) + "\n";
                        case 2 -> question.replace(" ", ":  ") + "?";
                        default -> question.replace("\u00E9", "e\u0301");
                    };
            talks.asked("q" + i, asked);
            talks.answered("a" + i, "q" + i, "yes " + i).answered("b" + i, "q" + i, "no " + i);
            talks.vote("q" + i, "a" + i, "b" + i, Outcome.LEFT);
        }
        var data = talks.build();
        var shares = new LinkedHashMap<String, Double>();
        shares.put("train", 0.8);
        shares.put("test", 0.2);
        var how =
                new Conversion(
                        Target.TRL_PREFERENCE,
                        Pairing.withDefaults(),
                        new Splits(shares, new Seed(seed)));

        var converted = how.write(data, home.resolve("out"));

        var train = prompts(home.resolve("out/train.jsonl"));
        var test = prompts(home.resolve("out/test.jsonl"));
        assertThat(converted.written()).isEqualTo(400);
        assertThat(converted.files()).extracting(Converted.Wrote::rows).doesNotContain(0L);
        assertThat(train).doesNotContainAnyElementsOf(test).hasSizeGreaterThan(30);
        how.write(data, home.resolve("again"));
        assertThat(home.resolve("again/train.jsonl"))
                .hasSameBinaryContentAs(home.resolve("out/train.jsonl"));
    }

    @Test
    void llamaFactoryFindsItsFilesByDatasetInfo() throws IOException {
        Files.writeString(home.resolve("dataset_info.json"), "{\"alpaca\":{\"file_name\":\"a\"}}");

        var converted = convert(Target.LLAMAFACTORY_DPO, two(Outcome.LEFT).build(), "dpo.jsonl");

        var info = JSON.readTree(Files.readString(home.resolve("dataset_info.json")));
        assertThat(info.has("alpaca")).isTrue();
        assertThat(info.at("/psephos_dpo/ranking").booleanValue()).isTrue();
        assertThat(info.at("/psephos_dpo/file_name").textValue()).isEqualTo("dpo.jsonl");
        assertThat(converted.files()).extracting(Converted.Wrote::rows).containsExactly(1L, 0L);
    }

    @Test
    void whatOthersPutInAFolderIsLeftAlone() throws IOException {
        var folder = Files.createDirectory(home.resolve("thesis"));
        Files.writeString(folder.resolve("notes.txt"), "ten years of work");
        var data = two(Outcome.LEFT).build();

        assertThatThrownBy(() -> convert(Target.TRL_KTO, data, "thesis"))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("holds notes.txt, which no conversion wrote");
        assertThat(list(folder)).containsExactly("notes.txt");
    }

    @Test
    void aFolderOfOursIsReplacedWithItsOldSplits() throws IOException {
        var shares = new LinkedHashMap<String, Double>();
        shares.put("train", 0.5);
        shares.put("test", 0.5);
        var data = two(Outcome.LEFT).build();
        new Conversion(
                        Target.TRL_PREFERENCE,
                        Pairing.withDefaults(),
                        new Splits(shares, new Seed(1)))
                .write(data, home.resolve("out"));

        convert(Target.TRL_PREFERENCE, data, "out");

        assertThat(list(home.resolve("out"))).doesNotContain("test.jsonl");
    }

    @Test
    void theDatasetFolderLosesNothing() {
        var converted = convert(Target.PSEPHOS, two(Outcome.TIE).build(), "folder");

        assertThat(converted.lossless()).isTrue();
        assertThat(converted.written()).isEqualTo(1);
        assertThat(home.resolve("folder/feedback.parquet")).exists();
    }

    private static Talks two(@Nullable Outcome outcome) {
        var talks =
                new Talks()
                        .asked("q", "Capital of France?")
                        .answered("rome", "q", "Rome.")
                        .answered("paris", "q", "Paris.");
        return outcome == null ? talks : talks.vote("q", "rome", "paris", outcome);
    }

    private static Feedback strength(Talks talks, double strength) {
        return new Feedback.Comparison(
                talks.header("q", null, "overall", new TreeMap<>()),
                Talks.response("rome"),
                Talks.response("paris"),
                Outcome.LEFT,
                strength);
    }

    private static SortedMap<String, String> attributes(String name, String value) {
        var attributes = new TreeMap<String, String>();
        attributes.put(name, value);
        return attributes;
    }

    private Converted convert(Target target, Dataset data, String out) {
        return new Conversion(target, Pairing.withDefaults(), Splits.none())
                .write(data, home.resolve(out));
    }

    private List<JsonNode> rows(Target target, Dataset data) throws IOException {
        var file = target.id() + target.form().ending();
        convert(target, data, file);
        return lines(home.resolve(file));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static Set<String> prompts(Path file) throws IOException {
        var prompts = new TreeSet<String>();
        for (var row : lines(file)) {
            var asked = row.at("/prompt/0/content").textValue().toLowerCase(Locale.ROOT);
            prompts.add(asked.replace("e\u0301", "\u00E9").replaceAll("[:?\\s]+", " ").strip());
        }
        return prompts;
    }

    private static List<String> list(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
