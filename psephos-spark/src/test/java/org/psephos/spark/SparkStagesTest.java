package org.psephos.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.SpreadPasses;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.ingest.EntryFiles;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;

/** On a cluster of two workers, each a process of its own, comes out what comes out here. */
class SparkStagesTest {
    private static final String CLUSTER = "local-cluster[2,1,600]";

    @TempDir private Path folder;

    private static JavaSparkContext cluster() {
        var path = System.getProperty("java.class.path");
        return new JavaSparkContext(
                new SparkConf()
                        .setMaster(CLUSTER)
                        .setAppName("psephos")
                        .set("spark.ui.enabled", "false")
                        .set("spark.driver.host", "127.0.0.1")
                        .set("spark.driver.bindAddress", "127.0.0.1")
                        .set("spark.executor.extraClassPath", path)
                        .set("spark.executor.memory", "600m")
                        .set("spark.testing.memory", "1000000000"));
    }

    /** Rows of which some are like earlier ones, in this file or another. */
    private List<Path> shards() throws IOException {
        var random = new Seed(4).random();
        var texts = new ArrayList<String>();
        var files = new ArrayList<Path>();
        for (int shard = 0; shard < 3; shard++) {
            var lines = new StringBuilder();
            for (int row = 0; row < 80; row++) {
                var text = new StringBuilder();
                if (!texts.isEmpty() && row % 4 == 0) {
                    text.append(texts.get(random.nextInt(texts.size()))).append(" more");
                } else {
                    for (int word = 0; word < 6 + random.nextInt(20); word++) {
                        text.append(" w").append(random.nextInt(400));
                    }
                }
                texts.add(text.toString().strip());
                lines.append(
                        """
                        {"prompt": "%s", "chosen": "yes it is %s", "rejected": "no %s"}
                        """
                                .formatted(texts.getLast(), row % 7, row));
            }
            files.add(Files.writeString(folder.resolve("shard-" + shard + ".jsonl"), lines));
        }
        return files;
    }

    @Test
    void theClusterFindsThePairsAndWritesTheRowsThatOneMachineDoes() throws IOException {
        var files = shards();
        var names = files.stream().map(Path::toString).toList();
        var entries = EntryFiles.of(files, ReadOptions.withDefaults(), ReadProgress.SILENT);
        var here = NearDuplicates.withDefaults().find(entries);
        assertThat(here.total()).isGreaterThan(30);
        try (var spark = cluster()) {
            var passes = new SpreadPasses(NearDuplicates.NGRAM, NearDuplicates.THRESHOLD);
            assertThat(new SparkNearDuplicates(passes).find(spark, names)).isEqualTo(here);

            var fix = new Fix(Fix.USUAL, NearDuplicates.withDefaults(), null, Mixing.none());
            var mended =
                    new SparkFix(fix, List.of(), Benchmarks.NGRAM)
                            .write(spark, names, folder.resolve("mended").toString());
            try (var fixed = fix.decide(entries)) {
                assertThat(mended.dropped()).isEqualTo(fixed.dropped());
                assertThat(mended.kept()).isEqualTo(fixed.kept()).isLessThan(mended.rows());
            }

            var out = folder.resolve("there");
            var parts =
                    new SparkConversion(Target.TRL_PREFERENCE).write(spark, names, out.toString());
            assertThat(parts)
                    .extracting(SparkConversion.Part::folder)
                    .containsExactly("part-00000", "part-00001", "part-00002");
            assertThat(parts).allSatisfy(part -> assertThat(part.written()).isEqualTo(80));
            for (int shard = 0; shard < 3; shard++) {
                var one = folder.resolve("here-" + shard);
                convert(files.get(shard), one);
                same(one, out.resolve("part-0000" + shard));
            }
        }
    }

    private static void convert(Path file, Path out) {
        var data =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        new Conversion(Target.TRL_PREFERENCE, Pairing.withDefaults(), Splits.none())
                .write(data, out);
    }

    private static void same(Path one, Path other) throws IOException {
        try (var files = Files.walk(one)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(other.resolve(one.relativize(file)))
                        .as(file.toString())
                        .hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void pairsAreWrittenAsTabbedLinesAndWhatCannotBeDoneIsSaid() throws IOException {
        var file =
                Files.writeString(folder.resolve("t.jsonl"), "{\"text\": \"a b c\"}\n".repeat(2));
        var entries = EntryFiles.of(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var out = folder.resolve("pairs.tsv");
        SparkStages.write(NearDuplicates.withDefaults().find(entries), out);
        assertThat(Files.readString(out))
                .startsWith("1.0\titem\t")
                .endsWith("t.jsonl:2\n")
                .hasLineCount(1);
        assertThatThrownBy(() -> SparkStages.main(new String[] {"convert", "x", "y", "z"}))
                .hasMessageContaining("x is no target");
        assertThatThrownBy(() -> SparkStages.main(new String[] {"dance"}))
                .hasMessageContaining(
                        "Write near-duplicates OUT FILE..., fix RULE,... OUT FILE...");
    }
}
