package org.psephos.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.curate.Fix;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.PersonalKind;
import org.psephos.curate.Pseudonyms;
import org.psephos.curate.Redaction;
import org.psephos.curate.Rule;
import org.psephos.export.RowCopy;
import org.psephos.export.TableCopy;

/** What tells of people is masked by workers as by one machine. */
class SparkRedactTest {
    private static final byte[] SECRET =
            "sixteen bytes, and some more".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    private static SparkConf local() {
        return new SparkConf()
                .setMaster("local[2]")
                .setAppName("psephos")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1");
    }

    private Path file(int number, String author) throws IOException {
        var lines = new StringBuilder();
        for (int row = 0; row < 20; row++) {
            lines.append(
                    """
                    {"prompt": "Ask %s for Ada", "chosen": "write to a%s@psephos.org", "rejected": "%s", "%s": "u%s", "entity_text": "Ada", "entity_label": "PERSON"}
                    """
                            .formatted(row, row % 7, row % 5 == 0 ? "" : "no", author, row % 3));
        }
        return Files.writeString(folder.resolve("in-" + number + ".jsonl"), lines);
    }

    private static Masks masks(String column) {
        return new Masks(
                List.of(PersonalKind.values()),
                List.of("PERSON"),
                List.of(column),
                Masks.secret(SECRET),
                false);
    }

    @Test
    void eachFileIsMaskedAsOnOneMachine() throws IOException {
        var files = List.of(file(0, "writer"), file(1, "author"));
        var out = folder.resolve("out");
        var fix =
                new Fix(
                        Set.of(Rule.EMPTY_ANSWERS),
                        NearDuplicates.withDefaults(),
                        null,
                        Mixing.none());
        try (var spark = new JavaSparkContext(local())) {
            var names = files.stream().map(Path::toString).toList();
            var mended =
                    new SparkFix(fix, List.of(), 6, masks("author"))
                            .write(spark, names, out.toString());
            assertThat(mended.kept()).isEqualTo(32);
            assertThat(mended.changed()).isEqualTo(32);
        }
        for (int file = 0; file < files.size(); file++) {
            var there = out.resolve("part-0000" + file + ".jsonl");
            assertThat(Files.readString(there)).isEqualTo(Files.readString(here(files.get(file))));
            assertThat(Files.readString(there))
                    .contains("[E-MAIL]", "for [PERSON]")
                    .doesNotContain("@");
        }
        assertThat(Files.readString(out.resolve("part-00001.jsonl"))).doesNotContain("\"u1\"");
        assertThat(Files.readString(out.resolve("part-00000.jsonl"))).contains("\"u1\"");
    }

    /** The rows with an answer on both sides, masked by this program alone. */
    private Path here(Path file) {
        var kept = new BitSet();
        for (int row = 0; row < 20; row++) {
            kept.set(row + 1, row % 5 != 0);
        }
        var redaction =
                new Redaction(
                        EnumSet.allOf(PersonalKind.class),
                        Set.of("PERSON"),
                        new Pseudonyms(new TreeSet<>(Set.of("author")), SECRET),
                        false);
        var out = folder.resolve("here-" + file.getFileName());
        TableCopy.copy(file, out, new RowCopy.Wanted(kept, kept, List.of(), redaction));
        return out;
    }

    @Test
    void nothingStaysWrittenWhereNoFileHasTheColumn() throws IOException {
        var files = List.of(file(0, "author").toString(), file(1, "author").toString());
        var out = folder.resolve("out");
        var none = new Fix(Set.of(), NearDuplicates.withDefaults(), null, Mixing.none());
        try (var spark = new JavaSparkContext(local())) {
            var fix = new SparkFix(none, List.of(), 6, masks("autor"));
            assertThatThrownBy(() -> fix.write(spark, files, out.toString()))
                    .hasMessageContaining("no row has a column \"autor\"");
        }
        try (var left = Files.list(out)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theWordsSayWhatIsMasked() throws IOException {
        var secret = Files.write(folder.resolve("secret.key"), SECRET);
        var asked = FixWords.masks("e-mail,PERSON,keep-length,author=" + secret);
        assertThat(asked.masks())
                .isEqualTo(
                        new Masks(
                                List.of(PersonalKind.E_MAIL),
                                List.of("PERSON"),
                                List.of("author"),
                                Masks.secret(SECRET),
                                true));
        assertThat(asked.fix().rules()).isEmpty();
        refused("e-mails", "e-mails is neither a kind");
        refused("author=" + folder.resolve("none.key"), "cannot be read");
        var small = Files.write(folder.resolve("small.key"), new byte[3]);
        refused("author=" + small, "has only 3 bytes");
        refused("author=" + secret + ",writer=" + small, "one secret serves all columns");
    }

    private static void refused(String words, String how) {
        assertThatThrownBy(() -> SparkStages.main(new String[] {"redact", words, "out", "in"}))
                .hasMessageContaining(how);
    }
}
