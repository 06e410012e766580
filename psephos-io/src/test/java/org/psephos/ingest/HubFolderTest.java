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

    @Test
    void aFolderWithoutDataSaysSo() {
        Reading.write(folder, "README.md", "# Nothing");

        assertThatThrownBy(() -> Reading.read(folder))
                .hasMessageContaining("none in it or below it ends in");
    }
}
