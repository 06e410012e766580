package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.testkit.Cases;

class PlainTablesTest {
    @TempDir private Path home;

    static Stream<Arguments> seeds() {
        return Stream.of(Target.CSV, Target.JSONL, Target.PARQUET)
                .flatMap(target -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(target, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void votesBetweenSystemsComeBackWhole(Target target, long seed) {
        var data = votes(seed, 300);
        var file = home.resolve("votes" + target.form().ending());

        var converted =
                new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, file);
        var back = read(file);

        assertThat(converted.lossless()).as(converted.losses().toString()).isTrue();
        assertThat(converted.written()).isEqualTo(300);
        assertThat(back.manifest().rejects().count()).isZero();
        assertThat(verdicts(back)).isEqualTo(verdicts(data));
    }

    @Test
    void kindsGoToFilesOfTheirOwn() throws IOException {
        var cases = new Cases(new Seed(5));
        var builder = new DatasetBuilder();
        for (int i = 0; i < 200; i++) {
            builder.accept(cases.feedback());
        }
        var data = builder.build(manifest());

        var converted =
                new Conversion(Target.JSONL, Pairing.withDefaults(), Splits.none())
                        .write(data, home.resolve("all"));

        assertThat(converted.read()).isEqualTo(200);
        assertThat(converted.carried() + lostRows(converted)).isEqualTo(200);
        assertThat(converted.files())
                .extracting(file -> Path.of(file.path()).getFileName().toString())
                .containsExactly(
                        "comparison-train.jsonl",
                        "ranking-train.jsonl",
                        "rating-train.jsonl",
                        "label-train.jsonl");
        for (var file : converted.files()) {
            assertThat(Files.readAllLines(Path.of(file.path()))).hasSize((int) file.rows());
        }
    }

    private static long lostRows(Converted converted) {
        return converted.losses().stream()
                .filter(loss -> loss.lost() == Loss.Lost.ROWS)
                .mapToLong(Loss::rows)
                .sum();
    }

    /** Votes with every field that the plain form has a place for. */
    private static Dataset votes(long seed, int count) {
        var cases = new Cases(new Seed(seed));
        var random = new Seed(seed).random();
        var builder = new DatasetBuilder();
        for (int i = 0; i < count; i++) {
            int left = random.nextInt(20);
            builder.accept(
                    new Feedback.Comparison(
                            header(cases.header(), i),
                            system(left),
                            system((left + 1 + random.nextInt(19)) % 20),
                            Outcome.values()[random.nextInt(4)],
                            null));
        }
        return builder.build(manifest());
    }

    /** Names that a file of text can hold; the others have tests of their own. */
    private static Header header(Header any, int row) {
        return new Header(
                any.item(),
                any.annotator(),
                any.criterion(),
                null,
                any.time(),
                any.duration(),
                any.confidence(),
                any.weight(),
                new TreeMap<>(),
                new Origin.Row("votes", row + 1));
    }

    private static Candidate system(int number) {
        return Candidate.of(new SystemId("system, \"" + number + "\" ψ\n."));
    }

    private static Manifest manifest() {
        return new Manifest(List.of(), 0, Rejects.NONE, "psephos test", null, false);
    }

    private static Dataset read(Path file) {
        return FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    private static List<String> verdicts(Dataset data) {
        var all = new ArrayList<String>();
        data.forEach(
                row -> {
                    var vote = (Feedback.Comparison) row;
                    var header = vote.header();
                    all.add(
                            List.of(
                                            vote.left(),
                                            vote.right(),
                                            vote.outcome(),
                                            String.valueOf(header.item()),
                                            String.valueOf(header.annotator()),
                                            header.criterion(),
                                            String.valueOf(header.time()),
                                            String.valueOf(header.duration()),
                                            String.valueOf(header.confidence()),
                                            header.weight(),
                                            header.attributes())
                                    .toString());
                });
        return all;
    }
}
