package org.psephos.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.export.Conversion;
import org.psephos.export.Pairing;
import org.psephos.export.Splits;
import org.psephos.export.Target;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Seed;

/** Every form of {@code convert} is the same from a cluster as from one machine, byte by byte. */
class SparkTargetsTest {
    @TempDir private Path folder;

    /** Two files of pairs and one of steps, so that each form has something to carry. */
    private List<Path> shards() throws IOException {
        var random = new Seed(6).random();
        var files = new ArrayList<Path>();
        for (int shard = 0; shard < 2; shard++) {
            var lines = new StringBuilder();
            for (int row = 0; row < 20; row++) {
                lines.append(
                        """
                        {"prompt": "question %s of %s", "chosen": "yes %s", "rejected": "no %s", "chosen_model": "m%s", "rejected_model": "n%s", "subset": "chat", "id": %s}
                        """
                                .formatted(
                                        row,
                                        shard,
                                        random.nextInt(90),
                                        random.nextInt(90),
                                        random.nextInt(3),
                                        random.nextInt(3),
                                        row));
            }
            files.add(Files.writeString(folder.resolve("pairs-" + shard + ".jsonl"), lines));
        }
        var steps =
                """
                {"prompt": "What is 2 + 2?", "completions": ["Two and two.", "That is five."], "labels": [true, false]}
                {"prompt": "What is 3 + 3?", "completions": ["It is six."], "labels": [true]}
                """;
        files.add(Files.writeString(folder.resolve("steps.jsonl"), steps));
        return files;
    }

    @Test
    void everyFormIsWrittenAsOneMachineWritesIt() throws IOException {
        var files = shards();
        var written = new ArrayList<Target>();
        try (var spark =
                new JavaSparkContext(
                        new SparkConf()
                                .setMaster("local[2]")
                                .setAppName("psephos")
                                .set("spark.ui.enabled", "false")
                                .set("spark.driver.host", "127.0.0.1")
                                .set("spark.driver.bindAddress", "127.0.0.1"))) {
            for (var target : Target.values()) {
                for (int file = 0; file < files.size(); file++) {
                    var here = folder.resolve(target.id() + "-here-" + file);
                    var there = folder.resolve(target.id() + "-there-" + file);
                    if (same(spark, target, files.get(file), here, there)) {
                        written.add(target);
                    }
                }
            }
        }
        assertThat(written).as("every form was written").contains(Target.values());
    }

    /** False where neither can carry what the file holds. */
    private static boolean same(
            JavaSparkContext spark, Target target, Path file, Path here, Path there)
            throws IOException {
        convert(target, file, here);
        new SparkConversion(target).write(spark, List.of(file.toString()), there.toString());
        var part = there.resolve("part-00000");
        if (!Files.exists(here)) {
            assertThat(part).as(target.id()).doesNotExist();
            return false;
        }
        assertThat(names(part)).isEqualTo(names(here));
        for (var name : names(here)) {
            assertThat(part.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
        }
        return true;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void convert(Target target, Path file, Path out) {
        var data =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        new Conversion(target, Pairing.withDefaults(), Splits.none()).write(data, out);
    }
}
