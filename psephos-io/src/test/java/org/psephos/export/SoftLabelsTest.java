package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.dataset.Dataset;
import org.psephos.export.Loss.Lost;
import org.psephos.export.Pairing.Pairs;
import org.psephos.export.Pairing.Votes;
import org.psephos.math.Seed;
import org.psephos.model.Feedback;
import org.psephos.model.Outcome;
import org.psephos.model.Scale;

/**
 * Mutants seen to fail: a tie counted as nothing, weights left out, the probability of the loser,
 * ratings counted beside a comparison of the same annotator, the margin left out.
 */
class SoftLabelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private static Talks talks() {
        return new Talks()
                .asked("q", "Capital of France?")
                .answered("rome", "q", "Rome.")
                .answered("paris", "q", "Paris.");
    }

    private Converted convert(Target target, Dataset data, double margin) {
        var how = new Pairing(Pairs.ALL, margin, Votes.SOFT, new TreeMap<>(), new Seed(1));
        var converted = new Conversion(target, how, Splits.none()).write(data, home.resolve("out"));
        long lost =
                converted.losses().stream()
                        .filter(loss -> loss.lost() == Lost.ROWS)
                        .mapToLong(Loss::rows)
                        .sum();
        assertThat(converted.read()).isEqualTo(converted.carried() + lost);
        return converted;
    }

    private List<JsonNode> rows(Target target, Talks talks) throws IOException {
        convert(target, talks.build(), 0);
        var rows = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(home.resolve("out/train.jsonl"))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static Talks votes(Talks talks, String outcomes) {
        for (int at = 0; at < outcomes.length(); at++) {
            char one = outcomes.charAt(at);
            talks.vote(
                    "q",
                    "rome",
                    "paris",
                    one == 'l' ? Outcome.LEFT : one == 'r' ? Outcome.RIGHT : Outcome.TIE);
        }
        return talks;
    }

    private static void rate(Talks talks, @Nullable String who, String answer, double value) {
        talks.accept(
                new Feedback.Rating(
                        talks.header("q", who, "overall", new TreeMap<>()),
                        Talks.response(answer),
                        new Scale.Continuum(0, 10, false),
                        value));
    }

    @Test
    void fourVotesOfOnePairAreOneRowWithTheShareOfVotesForTheChosen() throws IOException {
        var rows = rows(Target.TRL_PREFERENCE, votes(talks(), "rrlt"));
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().at("/chosen/0/content").textValue()).isEqualTo("Paris.");
        assertThat(rows.getFirst().get("probability").doubleValue()).isEqualTo(2.5 / 4);
        assertThat(rows.getFirst().get("judgements").intValue()).isEqualTo(4);
    }

    @Test
    void aVoteTheOtherWayRoundIsForTheSameAnswer() throws IOException {
        var talks = votes(talks(), "r").vote("q", "paris", "rome", Outcome.LEFT);
        var row = rows(Target.TRL_PREFERENCE, talks).getFirst();
        assertThat(row.get("probability").doubleValue()).isEqualTo(1);
        assertThat(row.get("judgements").intValue()).isEqualTo(2);
    }

    @Test
    void aTargetWithMarginsHasTheDifferenceOfTheShares() throws IOException {
        var row = rows(Target.OPENRLHF, votes(talks(), "rrrl")).getFirst();
        assertThat(row.get("margin").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void ratingsOfSeveralAreTheJudgementsThatTheyImply() throws IOException {
        var talks = talks();
        for (var who : List.of("a", "b", "c")) {
            rate(talks, who, "rome", who.equals("c") ? 9 : 3);
            rate(talks, who, "paris", 5);
        }
        var converted = convert(Target.TRL_PREFERENCE, talks.build(), 0);
        var row = JSON.readTree(Files.readString(home.resolve("out/train.jsonl")));
        assertThat(row.at("/chosen/0/content").textValue()).isEqualTo("Paris.");
        assertThat(row.get("probability").doubleValue()).isEqualTo(2 / 3.0);
        assertThat(converted.carried()).isEqualTo(6);
    }

    @Test
    void scoresThatDifferByLessThanTheMarginAreATie() throws IOException {
        var talks = talks();
        rate(talks, "a", "rome", 4);
        rate(talks, "a", "paris", 5);
        rate(talks, "b", "rome", 1);
        rate(talks, "b", "paris", 9);
        convert(Target.TRL_PREFERENCE, talks.build(), 2);
        var row = JSON.readTree(Files.readString(home.resolve("out/train.jsonl")));
        assertThat(row.get("probability").doubleValue()).isEqualTo(0.75);
    }

    @Test
    void whoComparedAndRatedCountsOnce() throws IOException {
        var talks = talks();
        talks.accept(
                new Feedback.Comparison(
                        talks.header("q", "ann", "overall", new TreeMap<>()),
                        Talks.response("rome"),
                        Talks.response("paris"),
                        Outcome.RIGHT,
                        null));
        rate(talks, "ann", "rome", 9);
        rate(talks, "ann", "paris", 1);
        var row = rows(Target.TRL_PREFERENCE, talks).getFirst();
        assertThat(row.get("judgements").intValue()).isEqualTo(1);
        assertThat(row.get("probability").doubleValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRL_PREFERENCE", "JSONL"})
    void whereHalfAreForEachOnlyAFormWithTiesHasARow(Target target) {
        var converted = convert(target, votes(talks(), "rl").build(), 0);
        assertThat(converted.written()).isEqualTo(target == Target.JSONL ? 1 : 0);
        if (target == Target.TRL_PREFERENCE) {
            assertThat(converted.losses())
                    .contains(
                            new Loss(
                                    "no majority: as many votes for one answer as for the other",
                                    2,
                                    Lost.ROWS));
        }
    }

    @Test
    void evenRatingsAreLostAsRatings() {
        var talks = talks();
        rate(talks, "a", "rome", 4);
        rate(talks, "a", "paris", 4);
        assertThat(convert(Target.TRL_PREFERENCE, talks.build(), 0).carried()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "CSV", "JSONL", "PSEPHOS", "LMARENA", "HELPSTEER"})
    void everyFormOfJudgementsTakesThem(Target target) {
        var data = votes(talks(), "rrl").build();
        var converted = convert(target, data, 0);
        if (converted.written() > 0) {
            assertThat(converted.written()).isEqualTo(1);
            assertThat(converted.read()).isEqualTo(3);
        }
    }

    @Test
    void aColumnOfNumbersInPlainRows() throws IOException {
        var row = rows(Target.JSONL, votes(talks(), "rrl")).getFirst();
        assertThat(row.get("winner").textValue()).isEqualTo("right");
        assertThat(row.get("probability").isNumber()).isTrue();
        assertThat(row.get("probability").doubleValue()).isEqualTo(2 / 3.0);
    }

    @Test
    void aFormWithoutAPlaceForItSaysSo() {
        var converted = convert(Target.OPENAI_DPO, votes(talks(), "rrl").build(), 0);
        assertThat(converted.losses())
                .contains(
                        new Loss("attribute probability", 1, Lost.FIELDS),
                        new Loss(
                                "who judged, when and how sure: judgements of the same two answers"
                                        + " are one row",
                                3,
                                Lost.FIELDS));
    }

    @Test
    void weightsCount() throws IOException {
        var talks = votes(talks(), "r");
        var plain = talks.header("q", null, "overall", new TreeMap<>());
        talks.accept(
                new Feedback.Comparison(
                        new org.psephos.model.Header(
                                plain.item(),
                                null,
                                "overall",
                                null,
                                null,
                                null,
                                null,
                                3,
                                plain.attributes(),
                                plain.origin()),
                        Talks.response("rome"),
                        Talks.response("paris"),
                        Outcome.LEFT,
                        null));
        var row = rows(Target.TRL_PREFERENCE, talks).getFirst();
        assertThat(row.at("/chosen/0/content").textValue()).isEqualTo("Rome.");
        assertThat(row.get("probability").doubleValue()).isEqualTo(0.75);
    }
}
