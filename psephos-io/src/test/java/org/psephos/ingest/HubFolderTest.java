package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.dataset.Dataset;

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
        readme(both);

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

    /** Mutants: the names of files say nothing; the README says nothing. */
    @Test
    void judgementsSayWhichSplitTheyAreOf() throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        Reading.write(data, "train_prefs-00000-of-00001.jsonl", ROW.formatted("one"));
        Reading.write(data, "test.jsonl", ROW.formatted("two") + ROW.formatted("three"));
        Reading.write(data, "more.jsonl", ROW.formatted("four"));

        assertThat(splits(Reading.read(folder)))
                .containsExactly("null", "test", "test", "train_prefs");

        readme(
                """
                - config_name: default
                  data_files:
                  - split: held_out
                    path: data/test*
                  - split: rest
                    path:
                    - data/more.jsonl
                    - data/train*
                """);
        assertThat(splits(Reading.read(folder)))
                .containsExactly("rest", "held_out", "held_out", "rest");

        readme(
                """
                - config_name: default
                  data_dir: data
                  data_files:
                    held_out: test*
                    rest: more*
                """);
        assertThat(splits(Reading.read(folder))).containsExactly("rest", "held_out", "held_out");
    }

    /** Mutant: what another configuration calls a file counts as well. */
    @Test
    void aFileIsOfTheSplitThatItsConfigurationSays() {
        Reading.write(folder, "a.jsonl", ROW.formatted("one"));
        Reading.write(folder, "b.jsonl", ROW.formatted("two"));
        readme(
                """
                - config_name: mini
                  data_files:
                  - split: hard
                    path: "*.jsonl"
                - config_name: full
                  data_files:
                  - split: early
                    path: a*
                  - split: late
                    path: b*
                """);

        assertThat(splits(Reading.read(folder.resolve("full")))).containsExactly("early", "late");
        assertThat(splits(Reading.read(folder.resolve("mini")))).containsExactly("null", "null");
    }

    /** Mutant: a pattern of no split is one of a split without a name. */
    @Test
    void whereTheReadmeNamesNoSplitTheFilesDo() {
        Reading.write(folder, "train.jsonl", ROW.formatted("one"));
        Reading.write(folder, "test.jsonl", ROW.formatted("two"));
        readme("- config_name: default\n  data_files: \"*.jsonl\"\n");

        assertThat(splits(Reading.read(folder))).containsExactly("test", "train");
    }

    private void readme(String configs) {
        Reading.write(folder, "README.md", "---\nconfigs:\n" + configs + "---\n");
    }

    /** Mutant: votes of an earlier file are said to be of the split of a later one. */
    @Test
    void votesBeforeASplitAreNotOfIt() throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        for (var name : List.of("a", "test", "train")) {
            Reading.write(data, name + ".csv", "left,right,winner\nx,y,left\n");
        }

        assertThat(splits(Reading.read(folder))).containsExactly("null", "test", "train");
    }

    /** Mutant: only folders have splits. */
    @Test
    void filesThatAreNamedOneByOneSayTheirSplitToo() {
        var train = Reading.write(folder, "train.jsonl", ROW.formatted("one"));
        var test = Reading.write(folder, "test.jsonl", ROW.formatted("two"));
        var more = Reading.write(folder, "more.jsonl", ROW.formatted("three"));

        assertThat(splits(all(train, test))).containsExactly("train", "test");
        assertThat(splits(all(more, test))).containsExactly("null", "null");
        assertThat(splits(all(test))).containsExactly("null");
    }

    private static Dataset all(Path... files) {
        return FeedbackFiles.read(List.of(files), ReadOptions.withDefaults(), ReadProgress.SILENT);
    }

    /** Mutant: the name of the file wins. */
    @Test
    void whatARowSaysOfItsSplitGoesBeforeTheNameOfItsFile() {
        Reading.write(
                folder,
                "train.jsonl",
                "{\"prompt\":\"one\",\"chosen\":\"a\",\"rejected\":\"b\",\"split\":\"extra\"}\n");
        Reading.write(folder, "test.jsonl", ROW.formatted("two"));

        assertThat(splits(Reading.read(folder))).containsExactly("test", "extra");
    }

    /** Mutant: one file of a folder has a split too. */
    @Test
    void filesOfOneSplitSayNothingOfIt() {
        Reading.write(folder, "train-1.jsonl", ROW.formatted("one"));
        Reading.write(folder, "train-2.jsonl", ROW.formatted("two"));

        assertThat(Reading.read(folder).attributeNames()).doesNotContain("split");
    }

    private static List<String> splits(Dataset dataset) {
        var splits = new ArrayList<String>();
        dataset.forEach(row -> splits.add(String.valueOf(row.header().attributes().get("split"))));
        return splits;
    }

    @Test
    void aFolderWithoutDataSaysSo() {
        Reading.write(folder, "README.md", "# Nothing");

        assertThatThrownBy(() -> Reading.read(folder))
                .hasMessageContaining("none in it or below it ends in");
    }
}
