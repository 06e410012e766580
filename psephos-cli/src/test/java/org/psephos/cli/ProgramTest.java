package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.cli.Terminal.Surroundings;
import org.psephos.testkit.Shared;

/** Whole runs of the program, from a file of votes to what a user sees. */
class ProgramTest {
    private static final String VOTES =
            """
            left,right,winner,annotator
            é,b,left,x
            b,é,left,x
            é,c,left,y
            c,b,left,y
            b,c,tie,y
            """;

    @TempDir Path folder;

    private Path votes() throws IOException {
        return Files.writeString(folder.resolve("votes.csv"), VOTES);
    }

    @Test
    void oneRowIsSaidInTheSingular(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("v.csv"), "left,right,winner\na,b,left\n");

        assertThat(ProgramRun.of("peek", file.toString()).out())
                .contains(", 1 row\n", "read        1 row\n");
    }

    @Test
    void publishedVotesGiveThePublishedLadder() {
        var file = Shared.file("data/llmfao/crowd-comparisons.csv");

        var run = ProgramRun.of("rank", file.toString(), "--ties", "half", "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("\"read\" : 8931", "\"used\" : 8931", "\"rejected\" : 0")
                .contains("\"status\" : \"fitted\"");
        assertThat(strength(run, "GPT 4")).isEqualTo(0.9909, within(1e-4));
        assertThat(strength(run, "Platypus-2 Instruct (70B)")).isEqualTo(0.6473, within(1e-4));
        assertThat(strength(run, "command")).isEqualTo(0.6342, within(1e-4));
        assertThat(strength(run, "ReMM SLERP L2 13B")).isEqualTo(0.5734, within(1e-4));
        assertThat(strength(run, "LLaMA-2-Chat (70B)")).isEqualTo(0.5448, within(1e-4));
    }

    private static double strength(ProgramRun run, String system) {
        var rung =
                Pattern.compile(
                        "\"system\" : \""
                                + Pattern.quote(system)
                                + "\",\\s+\"strength\" : (\\S+),");
        var found = rung.matcher(run.out());
        assertThat(found.find()).as(system).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void peekSaysWhatWasUnderstoodOfPublishedVotes() {
        var file = Shared.file("data/llmfao/crowd-comparisons.csv");

        var run = ProgramRun.of("peek", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .contains(
                        file + ": llmfao, 8,931 rows",
                        "read        8,931 rows",
                        "systems     59",
                        "annotators  124",
                        "rejected    0");
    }

    @Test
    void theSameCallGivesTheSameBytesWithAnyNumberOfThreads() throws IOException {
        var file = Files.writeString(folder.resolve("many.csv"), Practice.votes()).toString();

        var one = ProgramRun.of("rank", file, "--bootstrap=20", "--format=json", "--threads=1");
        var four = ProgramRun.of("rank", file, "--bootstrap=20", "--format=json", "--threads=4");

        assertThat(one.code()).isZero();
        assertThat(four).isEqualTo(one);
    }

    @Test
    void everyFormIsWrittenAsUtf8ToFilesAsToStandardOutput() throws IOException {
        var file = votes().toString();
        for (var form : Output.Format.values()) {
            var name = folder.resolve("ladder." + form);

            var printed = ProgramRun.of("rank", file, "--format", form.toString());
            var written =
                    ProgramRun.of("rank", file, "--format", form.toString(), "-o", name.toString());

            assertThat(printed.code()).isZero();
            assertThat(printed.out()).contains("é");
            assertThat(written).isEqualTo(new ProgramRun(0, "", ""));
            assertThat(name).hasContent(printed.out());
        }
    }

    @Test
    void columnsAreNamedAndValuesToo() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("odd.csv"),
                        "\"model, A\",model B,verdict\na,b,1\nb,a,1\na,b,2\na,b,=\n");

        var run =
                ProgramRun.of(
                        "rank",
                        file.toString(),
                        "--columns",
                        "left=\"model, A\",right=model B",
                        "--columns=winner=verdict",
                        "--winner-values=left=1,right=2,tie==",
                        "--format=json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"used\" : 4");
    }

    @Test
    void whatIsReadIsNeverWrittenOver() throws IOException {
        var file = votes();

        for (var option : List.of("-o", "--rejects")) {
            var run = ProgramRun.of("rank", file.toString(), option, file.toString());

            assertThat(run.code()).isEqualTo(Exit.USAGE);
            assertThat(run.err())
                    .matches(
                            "psephos: --(out|rejects) \\Q"
                                    + file
                                    + "\\E would write over what is read\n"
                                    + "Name another file.\n");
            assertThat(file).hasContent(VOTES);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws IOException {
        var out = folder.resolve("none/ladder.txt");

        assertThat(ProgramRun.of("rank", votes().toString(), "-o", out.toString()))
                .isEqualTo(
                        new ProgramRun(
                                Exit.USAGE,
                                "",
                                "psephos: "
                                        + out
                                        + " cannot be written: its folder is not there\n"
                                        + "Make the folder first, or name a file elsewhere.\n"));
    }

    @Test
    void filesAreNamedOnceAndNotForgotten() throws IOException {
        var file = votes().toString();

        assertThat(ProgramRun.of("rank", file, file).err())
                .isEqualTo(
                        "psephos: "
                                + file
                                + " was named twice\nName it once: its votes would count twice.\n");
        var other = folder.resolve("link.csv");
        Files.createSymbolicLink(other, Path.of(file));
        assertThat(ProgramRun.of("rank", file, other.toString()).err())
                .isEqualTo(
                        "psephos: "
                                + other
                                + " was named twice\nName it once: its votes would count twice.\n");
        assertThat(ProgramRun.of("rank", "--ties", "half"))
                .isEqualTo(
                        new ProgramRun(
                                Exit.USAGE,
                                "",
                                "psephos: rank needs a file of judgements\n"
                                        + "Name one, as in psephos rank votes.csv; all options:"
                                        + " psephos rank --help\n"));
    }

    @Test
    void rejectsAndResultNeverShareAFile() throws IOException {
        var file = votes().toString();
        var both = folder.resolve("both.csv");

        assertThat(ProgramRun.of("rank", file, "--rejects", both.toString(), "-o", both.toString()))
                .isEqualTo(
                        new ProgramRun(
                                Exit.USAGE,
                                "",
                                "psephos: --rejects and --out both name "
                                        + both
                                        + "\nName two files.\n"));
        assertThat(both).doesNotExist();
    }

    @Test
    void standardOutputByItsPathIsStandardOutput() throws IOException {
        var file = votes().toString();

        assertThat(ProgramRun.of("rank", file, "--format", "json", "-o", "/dev/stdout"))
                .isEqualTo(ProgramRun.of("rank", file, "--format", "json"));
    }

    /** A file of the JVM may stand behind such a number. */
    @Test
    void aFileThatIsOpenIsNotWrittenByItsNumber() throws IOException {
        var file = votes().toString();
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc tells what is open");
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            var number = open.filter(Files::isRegularFile).findFirst().orElseThrow().getFileName();
            var path = "/dev/fd/" + number;

            assertThat(ProgramRun.of("rank", file, "-o", path).err())
                    .isEqualTo(
                            "psephos: "
                                    + path
                                    + " is a file that is open already\n"
                                    + "Name the file by its own name.\n");
        }
    }

    @Test
    void howManyThreadsWorkedStandsInNoReport() throws IOException {
        var file = votes().toString();

        assertThat(ProgramRun.of("report", file, "-o", "-", "--threads", "1").out())
                .isEqualTo(ProgramRun.of("report", file, "-o", "-", "--threads=2").out())
                .isEqualTo(ProgramRun.of("report", file, "-o", "-").out())
                .doesNotContain("--threads");
    }

    @Test
    void anUnknownColumnKeyOrOutcomeIsRefusedWithTheNearest() throws IOException {
        var file = votes().toString();

        assertThat(ProgramRun.of("rank", file, "--columns", "lef=a").err())
                .isEqualTo(
                        """
                        psephos: --columns: there is no key "lef"; the keys are left right winner item system response annotator criterion rating label ranking text confidence time duration weight split prompt chosen rejected answer attribute:NAME
                        Did you mean left? The key stands before the equals sign, the column of your file after it.
                        """);
        assertThat(ProgramRun.of("rank", file, "--winner-values", "draw=t").err())
                .isEqualTo(
                        """
                        psephos: --winner-values: there is no outcome "draw"; the outcomes are left right tie both-bad
                        Write for example --winner-values left=A,right=B,tie=same.
                        """);
        assertThat(ProgramRun.of("rank", file, "--winner-values", "left=a,right=a").err())
                .isEqualTo(
                        """
                        psephos: --winner-values: "a" cannot mean two things
                        Give each outcome a value of its own.
                        """);
    }

    @Test
    void aReaderThatGoesAwayIsNoError() throws IOException {
        assertThat(runInto("Broken pipe")).isEqualTo(new ProgramRun(Exit.FINE, "", ""));
    }

    @Test
    void aFullDiskIsSaid() throws IOException {
        assertThat(runInto("No space left on device"))
                .isEqualTo(
                        new ProgramRun(
                                Exit.SERVICE,
                                "",
                                "psephos: standard output cannot be written: No space left on"
                                        + " device\n"
                                        + "Make room, or write elsewhere with -o FILE.\n"));
    }

    private ProgramRun runInto(String failure) throws IOException {
        var err = new ByteArrayOutputStream();
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(failure);
                    }
                };
        var terminal = new Terminal(broken, err, Surroundings.plain(Clock.systemUTC()));
        int code = Main.run(List.of("rank", votes().toString()), terminal);
        return new ProgramRun(code, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aWatchedTerminalSeesHowFarALongReadingHasCome() {
        var err = new ByteArrayOutputStream();
        var nanos = new AtomicLong(-5);
        var progress = watched(err, nanos);

        nanos.addAndGet(999_999_999);
        progress.advanced(1_000_000, 4_000_000);
        nanos.addAndGet(1);
        progress.advanced(2_000_000, 4_000_000);
        nanos.addAndGet(99_999_999);
        progress.advanced(3_000_000, 4_000_000);
        nanos.addAndGet(900_000_001);
        progress.advanced(3_000_000, 4_000_000);
        progress.done();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\rreading: 50%, 2.0 MB a second, 1.0 s left\u001b[K"
                                + "\rreading: 75%, 1.5 MB a second, 0.7 s left\u001b[K"
                                + "\r\u001b[K");
        assertThat(progress.wasShown()).isTrue();
        assertThat(progress.elapsed()).isEqualTo("2.0 s");
    }

    @Test
    void aShortReadingIsSilent() {
        var err = new ByteArrayOutputStream();
        var nanos = new AtomicLong();
        var progress = watched(err, nanos);

        nanos.addAndGet(999_999_999);
        progress.advanced(4, 4);
        progress.done();

        assertThat(err.size()).isZero();
        assertThat(progress.wasShown()).isFalse();
    }

    private static Progress watched(OutputStream err, AtomicLong nanos) {
        var watched = new Surroundings(60, true, true, true, 1, Clock.systemUTC());
        return new Progress(
                new Terminal(OutputStream.nullOutputStream(), err, watched), "reading", nanos::get);
    }

    @Test
    void ourBugsAreConfessedWithTheCallThatShowsThem() {
        var err = new ByteArrayOutputStream();
        var defective =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("boom");
                    }
                };
        var terminal = new Terminal(defective, err, Surroundings.plain(Clock.systemUTC()));

        int code = Main.run(List.of("help", "rank"), terminal);

        assertThat(code).isEqualTo(Exit.BUG);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "psephos: this is a bug in psephos "
                                + Version.NAME
                                + ", not a fault of yours\n"
                                + "Please report it with the lines below and the call: psephos help"
                                + " rank\njava.lang.IllegalStateException: boom\n\tat ");
    }
}
