package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a dataset repository is read whole, its pages and settings left alone. */
final class HubFolderTest {
    private static final String ROW = "{\"prompt\":\"%s\",\"chosen\":\"a\",\"rejected\":\"b\"}\n";

    @TempDir Path folder;

    @Test
    void allDataFilesOfARepositoryAreReadInOrder() throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        Reading.write(folder, "README.md", "# A dataset");
        Reading.write(folder, "dataset_info.json", "{\"features\":{}}");
        Reading.write(data, "train-00001-of-00002.jsonl", ROW.formatted("two"));
        Reading.write(data, "train-00000-of-00002.jsonl", ROW.formatted("one"));
        Reading.write(folder, "test.jsonl", ROW.formatted("three"));

        var dataset = Reading.read(folder);

        assertThat(dataset.comparisons().size()).isEqualTo(3);
        assertThat(dataset.items().size()).isEqualTo(3);
        assertThat(dataset.manifest().sources())
                .extracting(source -> Path.of(source.path()).getFileName().toString())
                .containsExactly(
                        "train-00000-of-00002.jsonl", "train-00001-of-00002.jsonl", "test.jsonl");
    }

    /** Mutant: the README not looked at, so that all files are read. */
    @Test
    void configurationsOfItsReadmeAreReadAsTheHubReadsThem() throws IOException {
        var easy = Files.createDirectories(folder.resolve("easy"));
        var hard = Files.createDirectories(folder.resolve("hard"));
        Reading.write(easy, "a.jsonl", ROW.formatted("one"));
        Reading.write(hard, "b.jsonl", ROW.formatted("two") + ROW.formatted("three"));
        var config = "- config_name: %s\n  data_files: %s/*.jsonl\n";
        var both = config.formatted("simple", "easy") + config.formatted("full", "hard");
        Reading.write(folder, "README.md", "---\nconfigs:\n" + both + "---\n");

        assertThat(Reading.read(folder.resolve("full")).comparisons().size()).isEqualTo(2);
        assertThat(Reading.read(folder.resolve("easy")).comparisons().size()).isEqualTo(1);
        assertThatThrownBy(() -> Reading.read(folder))
                .hasMessageContaining("several configurations: simple, full");

        Reading.write(
                folder,
                "README.md",
                "---\nconfigs:\n" + both + "  default: true\n---\n# With a usual one");
        assertThat(Reading.read(folder).comparisons().size()).isEqualTo(2);
    }

    @Test
    void aFolderWithoutDataSaysSo() {
        Reading.write(folder, "README.md", "# Nothing");

        assertThatThrownBy(() -> Reading.read(folder))
                .hasMessageContaining("none in it or below it ends in");
    }
}
