package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to have something lost without a word; each was, once. */
class NothingIsLostTest {
    @TempDir private Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private ProgramRun convert(Path file, String target, Path out) {
        return ProgramRun.of("convert", file.toString(), "--to", target, "--out", out.toString());
    }

    @Test
    void reasonsAreNotWrittenOverWhatIsRead() throws IOException {
        var row = "{\"prompt\":\"p\",\"chosen\":\"c\",\"rejected\":\"r\"}";
        var read = file("a.jsonl.dropped.jsonl", row);
        var out = folder.resolve("a.jsonl").toString();
        var run = ProgramRun.of("curate", "fix", read.toString(), "--out", out);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("would write over what is read");
        assertThat(read).hasContent(row);

        var other = file("b.jsonl", row);
        Files.createSymbolicLink(folder.resolve("c.jsonl.dropped.jsonl"), other);
        var linked = folder.resolve("c.jsonl").toString();
        assertThat(ProgramRun.of("curate", "fix", other.toString(), "--out", linked).code())
                .isEqualTo(2);
        assertThat(other).hasContent(row);

        var against =
                ProgramRun.of(
                        "curate", "fix", other.toString(), "--against=" + read, "--out=" + out);
        assertThat(against.err()).contains("would write over what is read");
        assertThat(read).hasContent(row);
    }

    /** A column may begin as another does whose name the card knows. */
    @Test
    void columnsWithShortNamesAreKept() throws IOException {
        var rows =
                file(
                        "rows.jsonl",
                        "{\"prompt\":\"p\",\"chosen\":\"c\",\"rejected\":\"r\",\"pro\":\"K1\",\"prom\":\"K2\",\"cho\":\"K3\",\"mar\":\"K4\",\"t\":\"K5\",\"re\":\"K6\"}");
        var out = folder.resolve("out.jsonl");
        assertThat(convert(rows, "jsonl", out).code()).isZero();
        assertThat(out)
                .content()
                .contains("\"K1\"", "\"K2\"", "\"K3\"", "\"K4\"", "\"K5\"", "\"K6\"");
    }

    /** The conversation that a row keeps beside its pair is no prompt. */
    @Test
    void anAnswerNeverStandsInThePrompt() throws IOException {
        var asked = "{\"role\":\"user\",\"content\":\"p1\"}";
        var good = "{\"role\":\"assistant\",\"content\":\"good\"}";
        var bad = "{\"role\":\"assistant\",\"content\":\"bad\"}";
        var rows =
                file(
                        "rows.jsonl",
                        "{\"prompt\":\"p1\",\"chosen\":[%s,%s],\"rejected\":[%s,%s],\"messages\":[%s,%s]}"
                                .formatted(asked, good, asked, bad, asked, good));
        var out = folder.resolve("out.jsonl");
        assertThat(convert(rows, "trl-preference", out).code()).isZero();
        assertThat(out)
                .content()
                .contains(
                        "\"prompt\":[%s],\"chosen\":[%s],\"rejected\":[%s]"
                                .formatted(asked, good, bad));
    }

    @Test
    void aDecidedPairIsNoTieOfHelpSteer() throws IOException {
        var rows =
                file(
                        "rows.jsonl",
                        "{\"prompt\":\"q1\",\"chosen\":\"good\",\"rejected\":\"bad\",\"margin\":0}",
                        "{\"prompt\":\"q2\",\"chosen\":\"fine\",\"rejected\":\"poor\",\"margin\":2}");
        var out = folder.resolve("out.jsonl");
        var run = convert(rows, "helpsteer", out);
        assertThat(run.out()).contains("1 not written").doesNotContain("Nothing was lost");
        assertThat(out).content().contains("\"q2\"").doesNotContain("\"q1\"");
    }
}
