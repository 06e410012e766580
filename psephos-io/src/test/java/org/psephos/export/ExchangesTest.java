package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Intake;
import org.psephos.ingest.DatasetFolderReader;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Message;
import org.psephos.model.Outcome;
import org.psephos.model.Part;

/**
 * Comparisons that come one by one out of a folder make the files of the whole read at once. Fails
 * where {@code PairRows} writes margins without asking whether all comparisons have one.
 */
class ExchangesTest {
    @TempDir private Path home;

    private static Stream<Target> targets() {
        return Arrays.stream(Target.values()).filter(target -> RowSources.pairs(target) != null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyTargetOfPairsGetsTheSameFiles(long seed) throws IOException {
        check(folder(new AwkwardRows(seed).lines(120)));
    }

    @Test
    void whereAllSayByHowMuchTheMarginIsWritten() throws IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            rows.append(
                    AwkwardRows.row("question " + i % 40, "one " + i, "two")
                            .replace("}\n", ", \"margin\": " + i % 5 + "}\n"));
        }
        check(folder(rows.toString()));
    }

    private Path folder(String rows) throws IOException {
        var file = home.resolve("rows.jsonl");
        Files.writeString(file, rows);
        var folder = home.resolve("study");
        var dataset =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        DatasetFolder.write(dataset, folder);
        return folder;
    }

    private void check(Path folder) throws IOException {
        var dataset = DatasetFolderReader.read(folder);
        for (var target : targets().toList()) {
            check(folder, dataset, target);
        }
    }

    private Converted check(Path folder, Dataset dataset, Target target) throws IOException {
        var ending = target.form().endings().getFirst();
        var how = new Conversion(target, Pairing.withDefaults(), Splits.none());
        var whole = home.resolve("whole" + ending);
        var passed = home.resolve("passed" + ending);
        Files.deleteIfExists(whole);
        Files.deleteIfExists(passed);
        var exchanges = Objects.requireNonNull(FeedbackFiles.exchanges(List.of(folder)));

        var expected = how.write(dataset, whole);
        var found = Objects.requireNonNull(how.pass(exchanges, 2, passed));

        assertThat(found.intake()).isEqualTo(Intake.of(dataset));
        assertThat(found.converted().losses()).isEqualTo(expected.losses());
        assertThat(found.converted().read()).isEqualTo(expected.read());
        assertThat(found.converted().carried()).isEqualTo(expected.carried());
        assertThat(found.converted().written()).isEqualTo(expected.written());
        assertThat(Files.exists(passed)).isEqualTo(Files.exists(whole));
        if (Files.exists(whole)) {
            assertThat(passed).hasSameBinaryContentAs(whole);
        }
        return found.converted();
    }

    @Test
    void abstentionsAndCritiquesAreCounted() throws IOException {
        var folder = home.resolve("study");
        var dataset = withOthers();
        DatasetFolder.write(dataset, folder);

        var losses = check(folder, dataset, Target.TRL_PREFERENCE).losses();

        assertThat(losses)
                .extracting(Loss::what)
                .contains(Preferences.CRITIQUE, Preferences.ABSTENTION);
    }

    private static Dataset withOthers() {
        var talks = new Talks();
        var header = talks.header("q", "ann", "clear", new TreeMap<>(Map.of("a", "1", "b", "2")));
        return talks.item(
                        "q",
                        Talks.says("system", "Be kind."),
                        new Message("user", List.of(new Part.Text("Why?"), new Part.Text("How?"))))
                .response("a", "q", "me", Talks.says("assistant", "So."))
                .response(
                        "b",
                        "q",
                        null,
                        called(),
                        Talks.says("tool", "1"),
                        Talks.says("assistant", "T"))
                .vote("q", "b", "a", Outcome.RIGHT)
                .accept(comparison(header))
                .accept(new Feedback.Critique(header, Talks.response("a"), "Hm.", List.of()))
                .accept(
                        new Feedback.Abstention(
                                header,
                                List.of(Talks.response("a")),
                                Feedback.Abstention.Reason.SKIPPED,
                                ""))
                .build();
    }

    private static Message called() {
        return new Message("assistant", List.of(new Part.ToolCall("sum", "{}")));
    }

    private static Feedback.Comparison comparison(Header header) {
        return new Feedback.Comparison(
                header, Talks.response("a"), Talks.response("b"), Outcome.TIE, 2.0);
    }
}
