package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.psephos.testkit.Shared;

/**
 * Every published file of data is read without one option, and says of every row what became of it.
 */
@Tag("slow")
final class EveryPublishedFileTest {
    /** Words for people, golden numbers of other programs, and a table without a row. */
    private static final List<String> NO_DATA =
            List.of(".md", ".txt", ".py", "LICENSE", "all_scores.csv");

    @TestFactory
    Stream<DynamicTest> everyFileIsReadAsItStands() throws IOException {
        var data = Objects.requireNonNull(Shared.file("data/README.md").getParent());
        var files = files(data);
        assertThat(files).hasSizeGreaterThan(100);
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        data.relativize(file).toString(), () -> check(file)));
    }

    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> NO_DATA.stream().noneMatch(file.toString()::endsWith))
                    .filter(file -> !Objects.requireNonNull(file.getParent()).endsWith("golden"))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path file) {
        var dataset = Reading.read(file);
        var counts = Becoming.of(dataset);
        var manifest = dataset.manifest();
        long judged = dataset.totals().values().stream().mapToLong(Long::longValue).sum();

        assertThat(manifest.sources().getFirst().rows()).isPositive();
        assertThat(judged + counts.getOrDefault("items", 0L))
                .as("%s: %s", file, counts)
                .isPositive();
        assertThat(manifest.read()).isEqualTo(judged + manifest.rejects().count());
        assertThat(manifest.rejects().count())
                .as("%s", manifest.rejects())
                .isLessThanOrEqualTo(manifest.sources().getFirst().rows() / 4);
    }
}
