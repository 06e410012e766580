package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psephos.export.Talks.says;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.psephos.dataset.Dataset;
import org.psephos.export.Loss.Lost;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;
import org.psephos.model.ResponseId;
import org.psephos.model.SystemId;

/**
 * Each format has the fields of its rules and no others, and says who won as its readers take it.
 */
class FieldsOfFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of(Target.TRL_PREFERENCE, "prompt chosen rejected"),
                Arguments.of(Target.TRL_KTO, "prompt completion label"),
                Arguments.of(Target.TRL_REWARD, "chosen rejected"),
                Arguments.of(Target.TRL_PROMPT_ONLY, "prompt"),
                Arguments.of(Target.TRL_PROMPT_COMPLETION, "prompt completion"),
                Arguments.of(Target.TRL_LANGUAGE_MODELING, "messages"),
                Arguments.of(Target.NEMO_RL, "context completions"),
                Arguments.of(Target.AXOLOTL_DPO, "messages chosen rejected"),
                Arguments.of(Target.LLAMAFACTORY_DPO, "conversations chosen rejected system"),
                Arguments.of(Target.OPENRLHF, "prompt chosen rejected"),
                Arguments.of(Target.NEMO_DPO, "prompt chosen_response rejected_response"),
                Arguments.of(Target.NEMO_REWARD, "text"),
                Arguments.of(Target.OPENAI_DPO, "input preferred_output non_preferred_output"),
                Arguments.of(Target.TOGETHER_DPO, "input preferred_output non_preferred_output"),
                Arguments.of(
                        Target.ULTRAFEEDBACK_BINARIZED,
                        "prompt prompt_id chosen rejected messages score_chosen score_rejected"),
                Arguments.of(
                        Target.HELPSTEER,
                        "context response1 response2 overall_preference individual_preference"),
                Arguments.of(
                        Target.REWARDBENCH,
                        "prompt chosen chosen_model rejected rejected_model subset id"),
                Arguments.of(
                        Target.REWARDBENCH2,
                        "id prompt chosen rejected num_correct num_incorrect total_completions"
                                + " models subset"),
                Arguments.of(
                        Target.ALPACAEVAL,
                        "instruction output_1 generator_1 dataset output_2 generator_2 annotator"
                                + " preference"),
                Arguments.of(Target.ARENA_HARD, "uid category judge model baseline games"),
                Arguments.of(
                        Target.LMARENA,
                        "id model_a model_b winner evaluation_session_id conversation_a"
                                + " conversation_b"),
                Arguments.of(
                        Target.ARGILLA, "id status fields metadata suggestions responses vectors"),
                Arguments.of(Target.LABEL_STUDIO, "id data annotations"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aRowHasTheFieldsOfItsRules(Target target, String fields) throws IOException {
        var rows = rows(target, votes(Outcome.RIGHT));

        assertThat(rows).isNotEmpty();
        for (var row : rows) {
            assertThat(row.fieldNames()).toIterable().containsExactly(fields.split(" "));
        }
    }

    @Test
    void everyFormatSaysThatTheSecondAnswerWon() throws IOException {
        var data = votes(Outcome.RIGHT);

        assertThat(first(Target.HELPSTEER, data).at("/overall_preference").intValue()).isEqualTo(2);
        assertThat(first(Target.ALPACAEVAL, data).at("/preference").doubleValue()).isEqualTo(2);
        assertThat(first(Target.LMARENA, data).at("/winner").textValue()).isEqualTo("model_b");
        assertThat(first(Target.ARGILLA, data).at("/responses/preference/0/value").textValue())
                .isEqualTo("response_2");
        assertThat(
                        first(Target.LABEL_STUDIO, data)
                                .at("/annotations/0/result/0/value/selected")
                                .textValue())
                .isEqualTo("right");
        assertThat(first(Target.ARENA_HARD, data).at("/games/0/score").textValue())
                .isEqualTo("B>A");
        assertThat(first(Target.REWARDBENCH, data).at("/chosen").textValue()).isEqualTo("Paris.");
        assertThat(first(Target.REWARDBENCH2, data).at("/chosen/0").textValue())
                .isEqualTo("Paris.");
        var comparator = file(Target.LLM_COMPARATOR, data);
        assertThat(comparator.at("/models/0/name").textValue()).isEqualTo("a");
        assertThat(comparator.at("/examples/0/output_text_b").textValue()).isEqualTo("Paris.");
        assertThat(comparator.at("/examples/0/score").doubleValue()).isEqualTo(-1);
    }

    @Test
    void nemoTakesTwoLinesForAPairTheBetterFirst() throws IOException {
        assertThat(rows(Target.NEMO_REWARD, votes(Outcome.RIGHT)))
                .extracting(row -> row.get("text").textValue())
                .containsExactly(
                        "<extra_id_0>System\n\n<extra_id_1>User\nCapital of France?\n"
                                + "<extra_id_1>Assistant\nParis.\n<extra_id_1>",
                        "<extra_id_0>System\n\n<extra_id_1>User\nCapital of France?\n"
                                + "<extra_id_1>Assistant\nRome.\n<extra_id_1>");
    }

    @Test
    void twoOrdersOfOnePairAreTwoGames() throws IOException {
        var talks = talks();
        talks.accept(vote(talks, "rome", "a", "paris", "b", Outcome.RIGHT));
        talks.accept(vote(talks, "paris", "b", "rome", "a", Outcome.TIE));

        var rows = rows(Target.ARENA_HARD, talks.build());

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().at("/baseline").textValue()).isEqualTo("a");
        assertThat(rows.getFirst().at("/games"))
                .extracting(g -> g.get("score").textValue())
                .containsExactly("B>A", "A=B");
    }

    @Test
    void aRankingIsItsPairsAndOneRowOfRewardBench2() throws IOException {
        var talks = talks().response("lyon", "q", "c", says("assistant", "Lyon."));
        var candidates =
                List.of(Talks.response("paris"), Talks.response("lyon"), Talks.response("rome"));
        talks.accept(
                new Feedback.Ranking(
                        talks.header("q", "ann", "overall", new TreeMap<>()),
                        candidates,
                        candidates.stream().map(List::of).toList(),
                        List.of()));
        var data = talks.build();

        assertThat(rows(Target.TRL_PREFERENCE, data)).hasSize(3);
        var row = first(Target.REWARDBENCH2, data);
        assertThat(row.get("chosen")).extracting(JsonNode::textValue).containsExactly("Paris.");
        assertThat(row.get("rejected"))
                .extracting(JsonNode::textValue)
                .containsExactly("Lyon.", "Rome.");
    }

    static Stream<Arguments> strategies() {
        return Stream.of(
                Arguments.of(Pairing.Pairs.ALL, 0.0, List.of("9>5", "9>2", "5>2")),
                Arguments.of(Pairing.Pairs.BEST_WORST, 0.0, List.of("9>2")),
                Arguments.of(Pairing.Pairs.BEST_REST, 0.0, List.of("9>5", "9>2")),
                Arguments.of(Pairing.Pairs.ALL, 4.0, List.of("9>5", "9>2")),
                Arguments.of(Pairing.Pairs.ALL, 5.0, List.of("9>2")));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void ratingsBecomeThePairsThatWereAskedFor(
            Pairing.Pairs pairs, double margin, List<String> expected) throws IOException {
        var talks = new Talks().asked("q", "Rate me");
        for (var score : List.of(2, 9, 5)) {
            talks.answered("a" + score, "q", String.valueOf(score));
            talks.rated("q", "a" + score, "overall", score);
            talks.rated("q", "a" + score, "verbosity", 10 - score);
        }
        var how = new Pairing(pairs, margin, Pairing.Votes.EACH, new TreeMap<>(), new Seed(1));

        var converted =
                new Conversion(Target.TRL_PREFERENCE, how, Splits.none())
                        .write(talks.build(), home.resolve("r.jsonl"));

        var made = new ArrayList<String>();
        for (var line : Files.readAllLines(home.resolve("r.jsonl"))) {
            var row = JSON.readTree(line);
            made.add(
                    row.at("/chosen/0/content").textValue()
                            + ">"
                            + row.at("/rejected/0/content").textValue());
        }
        assertThat(made).isEqualTo(expected);
        long lost =
                converted.losses().stream()
                        .filter(loss -> loss.lost() == Lost.ROWS)
                        .mapToLong(Loss::rows)
                        .sum();
        assertThat(converted.read()).isEqualTo(6).isEqualTo(converted.carried() + lost);
    }

    @Test
    void equalRatingsAreNoPair() throws IOException {
        var talks = new Talks().asked("q", "Rate me");
        talks.answered("a", "q", "one").answered("b", "q", "two");
        talks.rated("q", "a", "overall", 5).rated("q", "b", "overall", 5);

        var converted =
                new Conversion(Target.TRL_PREFERENCE, Pairing.withDefaults(), Splits.none())
                        .write(talks.build(), home.resolve("r.jsonl"));

        assertThat(converted.written()).isZero();
        assertThat(converted.losses()).first().extracting(Loss::rows).isEqualTo(2L);
    }

    @Test
    void aspectsAreWeighedAndTheMajorityDecides() throws IOException {
        var talks = new Talks().asked("q", "Rate me");
        talks.answered("a", "q", "short").answered("b", "q", "long");
        talks.rated("q", "a", "help", 6).rated("q", "a", "verbose", 0);
        talks.rated("q", "b", "help", 7).rated("q", "b", "verbose", 9);
        var weights = new TreeMap<String, Double>();
        weights.put("help", 1.0);
        weights.put("verbose", -0.4);
        var how = new Pairing(Pairing.Pairs.ALL, 0, Pairing.Votes.EACH, weights, new Seed(1));
        new Conversion(Target.TRL_PREFERENCE, how, Splits.none())
                .write(talks.build(), home.resolve("w.jsonl"));
        assertThat(Files.readString(home.resolve("w.jsonl")))
                .contains("\"chosen\":[{\"role\":\"assistant\",\"content\":\"short\"}]");

        var votes = talks();
        for (var outcome : List.of(Outcome.LEFT, Outcome.RIGHT, Outcome.RIGHT)) {
            votes.accept(vote(votes, "rome", "a", "paris", "b", outcome));
        }
        var majority =
                new Pairing(
                        Pairing.Pairs.ALL, 0, Pairing.Votes.MAJORITY, new TreeMap<>(), new Seed(1));
        var converted =
                new Conversion(Target.TRL_PREFERENCE, majority, Splits.none())
                        .write(votes.build(), home.resolve("m.jsonl"));
        assertThat(converted.written()).isEqualTo(1);
        assertThat(converted.carried()).isEqualTo(2);
        assertThat(converted.losses()).contains(new Loss("outvoted by the majority", 1, Lost.ROWS));
    }

    @Test
    void aFolderHasItsCards() throws IOException {
        new Conversion(Target.TRL_PREFERENCE, Pairing.withDefaults(), Splits.none())
                .write(votes(Outcome.RIGHT), home.resolve("set"));

        assertThat(home.resolve("set/README.md"))
                .content()
                .startsWith("---\ntags:\n- preference\n")
                .contains("  - split: train\n    path: train.jsonl\n");
        var croissant = JSON.readTree(Files.readString(home.resolve("set/croissant.json")));
        assertThat(croissant.at("/distribution/0/sha256").textValue())
                .isEqualTo(Digests.sha256(home.resolve("set/train.jsonl")));
        assertThat(croissant.get("rai:dataBiases").textValue())
                .isEqualTo("Of 1 comparisons with a winner, 0 were won by the answer shown first.");
        assertThat(home.resolve("set/DATASHEET.md")).content().contains("inappropriate content");
        var record = JSON.readTree(Files.readString(home.resolve("set/conversion.json")));
        assertThat(record.at("/options/pairs").textValue()).isEqualTo("all");
    }

    private static Talks talks() {
        return new Talks()
                .asked("q", "Capital of France?")
                .response("rome", "q", "a", says("assistant", "Rome."))
                .response("paris", "q", "b", says("assistant", "Paris."));
    }

    private static Dataset votes(Outcome outcome) {
        var talks = talks();
        return talks.accept(vote(talks, "rome", "a", "paris", "b", outcome)).build();
    }

    private static Feedback vote(
            Talks talks, String left, String a, String right, String b, Outcome outcome) {
        return new Feedback.Comparison(
                talks.header("q", "ann", "overall", new TreeMap<>()),
                new Candidate(new SystemId(a), new ResponseId(left)),
                new Candidate(new SystemId(b), new ResponseId(right)),
                outcome,
                null);
    }

    private JsonNode first(Target target, Dataset data) throws IOException {
        return rows(target, data).getFirst();
    }

    private JsonNode file(Target target, Dataset data) throws IOException {
        var file = home.resolve(target.id() + target.form().ending());
        new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, file);
        return JSON.readTree(Files.readString(file));
    }

    private List<JsonNode> rows(Target target, Dataset data) throws IOException {
        var rows = new ArrayList<JsonNode>();
        if (target.form() == Target.Form.JSON_ARRAY) {
            file(target, data).forEach(rows::add);
            return rows;
        }
        var file = home.resolve(target.id() + ".jsonl");
        new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, file);
        for (var line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
