package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.export.Target;

/** Several forms in one call are what as many calls write. */
class ConvertAlsoTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Forms of which a file is no file of lines. */
    private static final EnumSet<Target> TABLES =
            EnumSet.of(Target.PARQUET, Target.JSONL, Target.CSV);

    @TempDir private Path folder;

    private static String pair(String asked, String chosen, String rejected, String more) {
        return "{\"prompt\":[{\"role\":\"user\",\"content\":\"%s\"}],\"chosen\":[{\"role\":\"assistant\",\"content\":\"%s\"}],\"rejected\":[{\"role\":\"assistant\",\"content\":\"%s\"}]%s}%n"
                .formatted(asked, chosen, rejected, more);
    }

    private Path plain() throws IOException {
        return Files.writeString(
                folder.resolve("plain.jsonl"),
                pair("Why?", "So \\u00e9\\n", "No", "")
                        + pair("How?", "Like \\\"this\\\"", "Never", "")
                        + pair("Why?", "So \\u00e9\\n", "Because", ""));
    }

    private JsonNode report(String... call) throws IOException {
        var all = new String[call.length + 2];
        System.arraycopy(call, 0, all, 0, call.length);
        System.arraycopy(new String[] {"--format", "json"}, 0, all, call.length, 2);
        var run = ProgramRun.of(all);
        assertThat(run.err()).doesNotContain("Exception");
        return JSON.readTree(run.out());
    }

    private void agree(Path file, Target target, Target first) throws IOException {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        var alone = folder.resolve("alone.jsonl");
        var along = folder.resolve("along.jsonl");
        report("convert", file.toString(), "--to", first.id(), "--out", one.toString());
        var expected =
                report("convert", one.toString(), "--to", target.id(), "--out", alone.toString());
        var both =
                report(
                        "convert",
                        file.toString(),
                        "--to",
                        first.id(),
                        "--out",
                        other.toString(),
                        "--also",
                        target.id() + "=" + along);

        var also = both.get("also").get(0);
        for (var fact : List.of("to", "read", "written", "carried", "losses", "rules", "options")) {
            assertThat(also.get(fact)).as(fact).isEqualTo(expected.get(fact));
        }
        assertThat(Files.exists(along)).isEqualTo(Files.exists(alone));
        if (Files.exists(alone)) {
            assertThat(along).hasSameBinaryContentAs(alone);
            assertThat(also.at("/files/0/sha256")).isEqualTo(expected.at("/files/0/sha256"));
        }
        assertThat(other.resolve("feedback.parquet"))
                .hasSameBinaryContentAs(one.resolve("feedback.parquet"));
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("."));
        }
    }

    /** Mutant: rejects do not end the rows. */
    @ParameterizedTest
    @EnumSource(Target.class)
    void everyFormOfPlainPairsIsWrittenOnTheWay(Target target) throws IOException {
        if (target.makesPairs() && !TABLES.contains(target)) {
            agree(plain(), target, Target.PSEPHOS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":[{\"role\":\"user\",\"content\":\"And?\"}],\"chosen\":[{\"role\":\"assistant\",\"content\":\"a\"}],\"rejected\":[{\"role\":\"assistant\",\"content\":\"b\"}],\"source\":\"s\"}\n",
                "{\"prompt\":7}\n",
                "{torn\n"
            })
    void whatIsOutOfTheOrdinaryIsNotLost(String odd) throws IOException {
        var rows = Files.readString(plain());
        for (var file : List.of(rows + odd, odd + rows, rows + odd + rows)) {
            agree(
                    Files.writeString(folder.resolve("odd.jsonl"), file),
                    Target.TRL_PREFERENCE,
                    Target.PSEPHOS);
        }
    }

    @Test
    void formsThatAreNoFolderAreReadAgain() throws IOException {
        var file = plain();
        var kto = folder.resolve("kto.jsonl");
        var csv = folder.resolve("votes.csv");
        var run =
                ProgramRun.of(
                        "convert",
                        file.toString(),
                        "--to=trl-preference",
                        "--out=" + folder.resolve("pairs.jsonl"),
                        "--also=trl-kto=" + kto + ",csv=" + csv,
                        "--split=train=1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("to trl-preference: 3 of 3", "to trl-kto: 3 of 3", "to csv: 3 of 3");
    }

    @Test
    void whatWouldBeInTheWayIsRefused() throws IOException {
        var file = plain().toString();
        var out = folder.resolve("study");
        assertThat(also(file, out, "trl-kto=" + out.resolve("x.jsonl")).err())
                .contains("in each other's way");
        assertThat(also(file, out, "trl-kto=" + file).err()).contains("would write over");
        assertThat(also(file, out, "nothing=x.jsonl").err()).contains("--also is \"nothing\"");
        assertThat(also(file, out, "trl-kto").err()).contains("--also");
        assertThat(out).doesNotExist();
    }

    private static ProgramRun also(String file, Path out, String form) {
        return ProgramRun.of(
                "convert", file, "--to", "psephos", "--out", out.toString(), "--also", form);
    }
}
