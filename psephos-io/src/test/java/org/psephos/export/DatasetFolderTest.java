package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.ingest.DatasetFolderReader;
import org.psephos.ingest.ParquetTable;
import org.psephos.math.Seed;
import org.psephos.model.Annotator;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Part;
import org.psephos.model.PsephosException;
import org.psephos.testkit.Cases;

class DatasetFolderTest {
    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasWrittenIsReadBackWhole(long seed) {
        var dataset = dataset(seed, 400);
        var folder = home.resolve("study");

        DatasetFolder.write(dataset, folder);
        var back = DatasetFolderReader.read(folder);

        assertThat(feedback(back)).containsExactlyElementsOf(feedback(dataset));
        assertThat(back.manifest()).isEqualTo(dataset.manifest());
        assertThat(back.totals()).isEqualTo(dataset.totals());
        assertThat(items(back)).isEqualTo(items(dataset));
        assertThat(rows(back.responses().size(), back.responses()::get))
                .isEqualTo(rows(dataset.responses().size(), dataset.responses()::get));
        assertThat(rows(back.annotators().size(), back.annotators()::get))
                .isEqualTo(rows(dataset.annotators().size(), dataset.annotators()::get));
    }

    @Test
    void twoWritesAreTheSameBytes() throws IOException {
        var dataset = dataset(4, 3000);
        var one = home.resolve("one");
        var other = home.resolve("other");

        DatasetFolder.write(dataset, one);
        DatasetFolder.write(dataset, other);

        for (var name : files(one)) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
        assertThat(files(one))
                .containsExactly(
                        "annotators.parquet",
                        "dataset.json",
                        "feedback.parquet",
                        "items.parquet",
                        "responses.parquet");
        assertThat(files(home)).containsExactly("one", "other");
    }

    @Test
    void anEmptyDatasetAndCountedAbstentionsComeBack() {
        var builder = new DatasetBuilder();
        builder.abstained(12);
        var folder = home.resolve("empty");

        DatasetFolder.write(builder.build(manifest()), folder);

        assertThat(DatasetFolderReader.read(folder).abstained()).isEqualTo(12);
    }

    @Test
    void aTableHasTheColumnsThatTheLayoutNames() {
        var folder = home.resolve("study");
        DatasetFolder.write(dataset(5, 50), folder);

        for (var table : FolderTable.values()) {
            try (var parquet = ParquetTable.open(folder.resolve(table.file()))) {
                assertThat(parquet.columns())
                        .extracting(ParquetTable.Column::name)
                        .isEqualTo(table.names());
            }
        }
    }

    @Test
    void simulatedDataSaysSoAfterTheFolder() {
        var builder = new DatasetBuilder();
        builder.annotator(new Annotator.Simulated(new AnnotatorId("s"), new TreeMap<>()));
        var folder = home.resolve("simulated");

        DatasetFolder.write(builder.build(manifest()), folder);
        var back = DatasetFolderReader.read(folder);

        assertThat(back.manifest().simulated()).isTrue();
        assertThat(back.annotators().find(new AnnotatorId("s")))
                .isInstanceOf(Annotator.Simulated.class);
    }

    @Test
    void aDatasetIsReplacedByTheNextOne() {
        var folder = home.resolve("study");
        DatasetFolder.write(dataset(6, 10), folder);

        DatasetFolder.write(dataset(7, 20), folder);

        assertThat(feedback(DatasetFolderReader.read(folder))).hasSize(20);
    }

    @Test
    void whatIsNoDatasetIsLeftAlone() throws IOException {
        var folder = Files.createDirectory(home.resolve("thesis"));
        var note = Files.writeString(folder.resolve("notes.txt"), "ten years of work");
        var dataset = dataset(8, 10);

        assertThatThrownBy(() -> DatasetFolder.write(dataset, folder))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        folder
                                + ": holds something other than a dataset, and is left as it is\n"
                                + "  try: name a folder that is new, empty or a dataset");
        assertThat(note).hasContent("ten years of work");
    }

    @Test
    void aNoteInsideADatasetIsLeftAlone() throws IOException {
        var folder = home.resolve("study");
        var dataset = dataset(8, 10);
        DatasetFolder.write(dataset, folder);
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> DatasetFolder.write(dataset, folder))
                .isInstanceOf(PsephosException.class);
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aTableThatChangedIsToldByItsDigest() throws IOException {
        var folder = home.resolve("study");
        DatasetFolder.write(dataset(9, 10), folder);
        var table = folder.resolve("feedback.parquet");
        var bytes = Files.readAllBytes(table);
        Files.write(table, Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> DatasetFolderReader.read(folder))
                .isInstanceOfSatisfying(
                        PsephosException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(PsephosException.Kind.DATA);
                            assertThat(e.problem())
                                    .matches(
                                            "\\Q"
                                                    + table
                                                    + "\\E: sha256: expected [0-9a-f]{64}, but"
                                                    + " found [0-9a-f]{64}");
                            assertThat(e.remedy())
                                    .isEqualTo("write the dataset again from its sources");
                        });
    }

    @Test
    void aTableThatIsGoneIsNamed() throws IOException {
        var folder = home.resolve("study");
        DatasetFolder.write(dataset(10, 10), folder);
        Files.delete(folder.resolve("items.parquet"));

        assertThatThrownBy(() -> DatasetFolderReader.read(folder))
                .hasMessage(
                        folder.resolve("items.parquet")
                                + ": is not there\n  try: write the dataset again from its sources");
    }

    @Test
    void aNewerVersionAsksForANewerProgram() throws IOException {
        var folder = home.resolve("study");
        DatasetFolder.write(dataset(11, 10), folder);
        edit(folder.resolve("dataset.json"), "\"version\" : 1,", "\"version\" : 2,");

        assertThatThrownBy(() -> DatasetFolderReader.read(folder))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        folder.resolve("dataset.json")
                                + ": version: expected at most 1, but found 2\n"
                                + "  try: read it with a newer psephos");
    }

    @Test
    void aCountThatDoesNotFitIsToldByItsKind() throws IOException {
        var folder = home.resolve("study");
        var dataset = dataset(12, 100);
        DatasetFolder.write(dataset, folder);
        int edits = dataset.edits().size();
        edit(folder.resolve("dataset.json"), "\"edit\" : " + edits, "\"edit\" : 9999");

        assertThatThrownBy(() -> DatasetFolderReader.read(folder))
                .hasMessage(
                        folder.resolve("dataset.json")
                                + ": edit: expected 9999, but found "
                                + edits
                                + "\n  try: write the dataset again from its sources");
    }

    @Test
    void brokenJsonAndAFolderWithoutManifestAreToldApart() throws IOException {
        var folder = home.resolve("study");
        DatasetFolder.write(dataset(13, 10), folder);
        Files.writeString(folder.resolve("dataset.json"), "{\"format\": ");

        assertThatThrownBy(() -> DatasetFolderReader.read(folder))
                .hasMessage(
                        folder.resolve("dataset.json")
                                + ": is no JSON\n  try: write the dataset again from its sources");
        assertThatThrownBy(() -> DatasetFolderReader.read(home))
                .hasMessage(
                        home
                                + ": holds no dataset.json\n"
                                + "  try: name a folder that a dataset was written to");
    }

    @Test
    void halfACharacterIsRefusedByRowAndNothingIsLeftBehind() throws IOException {
        var builder = new DatasetBuilder();
        builder.item(
                new Item(
                        new ItemId("p"),
                        List.of(new Message("user", List.of(new Part.Text("\ud83d")))),
                        new TreeMap<>()));
        var dataset = builder.build(manifest());

        assertThatThrownBy(() -> DatasetFolder.write(dataset, home.resolve("study")))
                .isInstanceOf(PsephosException.class)
                .hasMessage(
                        "items.parquet: row 1: conversation: holds half of a character (a lone"
                                + " surrogate), which no Parquet file can\n"
                                + "  try: mend the text at its source, or reject the row");
        assertThat(files(home)).isEmpty();
    }

    private static Dataset dataset(long seed, int count) {
        var cases = new Cases(new Seed(seed));
        var builder = new DatasetBuilder();
        for (int i = 0; i < count; i++) {
            builder.accept(cases.feedback());
        }
        for (int i = 0; i < count / 10; i++) {
            builder.item(cases.item(cases.name("item") + i));
            builder.response(cases.response(cases.name("response") + i));
            builder.annotator(cases.annotator(cases.name("worker") + i));
        }
        return builder.build(manifest());
    }

    private static Manifest manifest() {
        var origin = new Origin.Row("votes.csv", 17);
        return new Manifest(
                List.of(new Manifest.Source("votes.csv", "ab".repeat(32), "llmfao", 10)),
                11,
                new Rejects(2, List.of(new Reject(origin, "winner", "a or b", "ψ \"c\""))),
                "psephos test",
                "CC-BY-4.0",
                false);
    }

    private static List<Feedback> feedback(Dataset dataset) {
        var rows = new ArrayList<Feedback>();
        dataset.forEach(rows::add);
        return rows;
    }

    private static List<Item> items(Dataset dataset) {
        return rows(dataset.items().size(), dataset.items()::get);
    }

    private static <T> List<T> rows(int size, IntFunction<T> get) {
        return IntStream.range(0, size).mapToObj(get).toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static void edit(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
