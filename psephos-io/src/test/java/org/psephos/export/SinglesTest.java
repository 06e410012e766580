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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.dataset.Dataset;
import org.psephos.export.Loss.Lost;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;

/** One pair a row of HelpSteer3, margins of scores, names of files, and ids that are ids. */
class SinglesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> HELPSTEER =
            List.of(
                    """
                    {"domain": "general", "language": "english", "context": [{"role": "user", "content": "Sky?"}], "response1": "Blue.", "response2": "Green.", "overall_preference": -2, "individual_preference": [{"score": -2}, {"score": -1}, {"score": 1}]}""",
                    """
                    {"domain": "general", "language": "english", "context": [{"role": "user", "content": "Sea?"}], "response1": "Blue.", "response2": "Green.", "overall_preference": 2, "individual_preference": [{"score": 2}]}""");

    @TempDir private Path home;

    private static Pairing how(Pairing.Singles singles, Pairing.Degree degree) {
        return new Pairing(
                Pairing.Pairs.ALL,
                0,
                Pairing.Votes.EACH,
                new TreeMap<>(),
                new Seed(1),
                singles,
                degree);
    }

    @Test
    void aRowWithAnOverallJudgementIsOnePair() throws IOException {
        var data = read(HELPSTEER);

        var left =
                convert(
                        Target.TRL_PREFERENCE,
                        data,
                        how(Pairing.Singles.LEAVE, Pairing.Degree.STRENGTH));
        assertThat(rows()).hasSize(2);
        var each =
                convert(
                        Target.TRL_PREFERENCE,
                        data,
                        how(Pairing.Singles.EACH, Pairing.Degree.STRENGTH));

        assertThat(left.losses()).contains(new Loss(Preferences.SUMMED_UP, 4, Lost.ROWS));
        assertThat(left.read()).isEqualTo(left.carried() + 4);
        assertThat(each.written()).isEqualTo(6);
    }

    @Test
    void theRoadRowByRowLeavesThemOutToo() throws IOException {
        var file = Files.write(home.resolve("in.jsonl"), HELPSTEER);
        var road = Files.createDirectory(home.resolve("road"));

        new TwoRoads(road).meet(file, Target.TRL_PREFERENCE);
    }

    @Test
    void theRecordSaysWhich() {
        var options =
                ConversionOptions.of(
                        new Conversion(
                                Target.TRL_REWARD,
                                how(Pairing.Singles.EACH, Pairing.Degree.SCORES),
                                Splits.none()));

        assertThat(options).containsEntry("singles", "each").containsEntry("margin-from", "scores");
    }

    /** Mutants: the other way round; a row without a score has a margin of 0. */
    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"TRL_REWARD", "OPENRLHF"})
    void marginsAreMadeOfScores(Target target) throws IOException {
        var data =
                read(
                        List.of(
                                """
                                {"prompt": "Sky?", "chosen": "Blue.", "rejected": "Green.", "score_chosen": 4.5, "score_rejected": 2}""",
                                """
                                {"prompt": "Sea?", "chosen": "Blue.", "rejected": "Green.", "score_chosen": 3, "score_rejected": null}"""));

        var plain = convert(target, data, Pairing.withDefaults());
        assertThat(plain.written()).isEqualTo(2);
        assertThat(rows()).noneMatch(row -> row.has("margin"));
        var scored = convert(target, data, how(Pairing.Singles.LEAVE, Pairing.Degree.SCORES));

        assertThat(scored.written()).isEqualTo(1);
        assertThat(rows().getFirst().get("margin").doubleValue()).isEqualTo(2.5);
        assertThat(scored.losses())
                .anyMatch(loss -> loss.what().startsWith("no scores") && loss.rows() == 1);
    }

    @Test
    void kindsOfOneFileAreCalledByTheirKind() throws IOException {
        var talks = new Talks().asked("q", "Sky?").answered("a", "q", "A").answered("b", "q", "B");
        talks.vote("q", "a", "b", Outcome.LEFT).rated("q", "a", "overall", 3);

        var data = talks.build();
        var file = write(data, home.resolve("a.parquet"));
        var folder = write(data, home.resolve("a"));

        assertThat(file).containsExactly("a-comparison.parquet", "a-rating.parquet");
        assertThat(folder).startsWith("comparison-train.parquet", "rating-train.parquet");
    }

    @Test
    void aPromptIsNoId() throws IOException {
        var talks = new Talks();
        for (var item : List.of("What is the sky?", "q-7")) {
            talks.asked(item, "Sky " + item);
            for (var side : List.of("one", "two")) {
                talks.response(item + side, item, side, Talks.says("assistant", side));
            }
            talks.vote(item, item + "one", item + "two", Outcome.LEFT);
        }

        var converted = convert(Target.LMARENA, talks.build(), Pairing.withDefaults());

        assertThat(rows().getFirst().get("id").textValue()).matches("[0-9a-f]{32}");
        assertThat(rows().getLast().get("id").textValue()).isEqualTo("q-7");
        assertThat(converted.losses()).anyMatch(loss -> loss.what().contains("too long for an id"));
    }

    private static List<String> write(Dataset data, Path out) {
        return new Conversion(Target.PARQUET, Pairing.withDefaults(), Splits.none())
                .write(data, out).files().stream()
                        .map(one -> String.valueOf(Path.of(one.path()).getFileName()))
                        .toList();
    }

    private Converted convert(Target target, Dataset data, Pairing pairing) {
        return new Conversion(target, pairing, Splits.none())
                .write(data, home.resolve("out.jsonl"));
    }

    private List<JsonNode> rows() throws IOException {
        var rows = new ArrayList<JsonNode>();
        try (Stream<String> lines = Files.lines(home.resolve("out.jsonl"))) {
            for (var line : lines.toList()) {
                rows.add(JSON.readTree(line));
            }
        }
        return rows;
    }

    private Dataset read(List<String> lines) throws IOException {
        var file = Files.write(home.resolve("in.jsonl"), lines);
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }
}
