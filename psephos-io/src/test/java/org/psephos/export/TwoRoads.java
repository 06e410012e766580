package org.psephos.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Intake;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.model.PsephosException;

/**
 * A file into our folder by two roads: as a whole in memory, which is slow and obvious, and row by
 * row. What comes out must be the same bytes, counts and words.
 */
final class TwoRoads {
    private static final Conversion HOW =
            new Conversion(Target.PSEPHOS, Pairing.withDefaults(), Splits.none());

    private final Path home;
    private final ReadOptions options = ReadOptions.withDefaults();

    TwoRoads(Path home) {
        this.home = home;
    }

    /** What a road came to: what it says, or why it says nothing. */
    private record End(
            @Nullable Intake intake, @Nullable String problem, Map<String, byte[]> files) {
        String said() {
            return intake == null ? String.valueOf(problem) : intake.toString();
        }
    }

    /** Whether the file goes row by row at all; where it does, both roads must end the same. */
    boolean meet(Path file) throws IOException {
        var whole = whole(file, home.resolve("whole"));
        var passing = passing(file, home.resolve("passed"));
        if (passing == null) {
            return false;
        }
        assertThat(passing.said()).as("%s", file).isEqualTo(whole.said());
        assertThat(passing.files.keySet()).isEqualTo(whole.files.keySet());
        passing.files.forEach(
                (name, bytes) ->
                        assertThat(bytes)
                                .as("%s of %s", name, file)
                                .isEqualTo(whole.files.get(name)));
        return true;
    }

    /**
     * Whether comparisons of the file become rows of {@code target} by way of a folder; where they
     * do, they are those that memory makes.
     */
    boolean meet(Path file, Target target) throws IOException {
        var how = new Conversion(target, Pairing.withDefaults(), Splits.none());
        var one = home.resolve("whole.jsonl");
        var other = home.resolve("through.jsonl");
        var told = new ArrayList<Intake>();
        Converted expected;
        try {
            var dataset = FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT);
            expected = how.write(dataset, one);
        } catch (PsephosException e) {
            return false;
        }
        var passed =
                how.through(
                        sink ->
                                FeedbackFiles.handOn(
                                        List.of(file), options, ReadProgress.SILENT, sink),
                        new Conversion.Manner(options.keptRejects(), false, 2),
                        told::add,
                        other);
        if (passed == null) {
            assertThat(told).isEmpty();
            return false;
        }
        assertThat(told).containsExactly(passed.intake());
        var made = passed.converted();
        assertThat(made.read()).as("%s", file).isEqualTo(expected.read());
        assertThat(made.carried()).as("%s", file).isEqualTo(expected.carried());
        assertThat(made.losses()).as("%s", file).isEqualTo(expected.losses());
        assertThat(Files.exists(other)).isEqualTo(Files.exists(one));
        if (Files.exists(one)) {
            assertThat(other).hasSameBinaryContentAs(one);
        }
        try (var left = Files.list(home)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("."));
        }
        return made.written() > 0;
    }

    private End whole(Path file, Path out) throws IOException {
        try {
            var dataset = FeedbackFiles.read(List.of(file), options, ReadProgress.SILENT);
            var converted = HOW.write(dataset, out);
            var intake = Intake.of(dataset);
            assertThat(converted.read())
                    .isEqualTo(intake.judgements() + dataset.manifest().rejects().count());
            return new End(intake, null, files(out));
        } catch (PsephosException e) {
            return new End(null, e.getMessage(), Map.of());
        }
    }

    private @Nullable End passing(Path file, Path out) throws IOException {
        var told = new ArrayList<Intake>();
        try {
            var passed =
                    HOW.pass(
                            sink ->
                                    FeedbackFiles.handOn(
                                            List.of(file), options, ReadProgress.SILENT, sink),
                            new Conversion.Manner(options.keptRejects(), false, 2),
                            told::add,
                            out);
            if (passed == null) {
                assertThat(told).isEmpty();
                assertThat(out).doesNotExist();
                return null;
            }
            assertThat(told).containsExactly(passed.intake());
            assertThat(passed.converted().read())
                    .isEqualTo(
                            passed.intake().judgements()
                                    + passed.intake().manifest().rejects().count());
            return new End(passed.intake(), null, files(out));
        } catch (PsephosException e) {
            return new End(null, e.getMessage(), Map.of());
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var table : FolderTable.values()) {
            files.put(table.file(), Files.readAllBytes(folder.resolve(table.file())));
        }
        files.put(FolderTable.MANIFEST, Files.readAllBytes(folder.resolve(FolderTable.MANIFEST)));
        try (var all = Files.list(folder)) {
            assertThat(all.count()).as("nothing else stays there").isEqualTo(files.size());
        }
        return files;
    }
}
