package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateVerbTest {
    @TempDir private Path folder;

    @Test
    void votesAndTruthAreWrittenAndSummarised() throws Exception {
        var votes = folder.resolve("votes.csv");
        var truth = folder.resolve("truth.csv");

        var run =
                ProgramRun.of(
                        "simulate",
                        "votes",
                        "--systems",
                        "130",
                        "--votes",
                        "1000",
                        "--tie-share",
                        "0.35",
                        "--seed",
                        "7",
                        "--out",
                        votes.toString(),
                        "--truth",
                        truth.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("Simulated 1,000 votes between 130 systems (seed 7, Davidson's nu 1.")
                .endsWith("): " + votes + ".\n");
        assertThat(Files.readAllLines(votes))
                .hasSize(1001)
                .startsWith("model_a,model_b,winner,voter")
                .last()
                .asString()
                .matches("sim-\\d{3},sim-\\d{3},(model_a|model_b|tie),\\d+");
        assertThat(Files.readAllLines(truth)).hasSize(131).startsWith("system,strength");
    }

    @Test
    void votesGoToStandardOutputWithoutAFile() {
        var run = ProgramRun.of("simulate", "votes", "--votes", "3", "--tie-share", "0");

        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.out()).doesNotContain("tie");
        assertThat(run.err())
                .isEqualTo(
                        "Simulated 3 votes between 12 systems (seed 1, Davidson's nu 0.000000).\n");
    }

    @Test
    void theSummaryForProgramsHasTheDigests() throws Exception {
        var votes = folder.resolve("votes.csv");
        var run =
                ProgramRun.of(
                        "simulate",
                        "votes",
                        "--votes",
                        "3",
                        "--format",
                        "json",
                        "--out",
                        votes.toString());
        var sha =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(Files.readAllBytes(votes)));

        assertThat(run.out())
                .contains("\"simulated\": true", "\"seed\": 1", "\"rows\": 3")
                .contains("\"sha256\": \"" + sha + "\"");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        refused(
                "--tie-share is \"1\"; expected a share from 0 to below 1",
                "Write for example --tie-share 0.35.",
                "simulate",
                "votes",
                "--tie-share",
                "1");
        refused(
                "--systems is \"1\"; expected a whole number of at least 2",
                "Write for example --systems 20.",
                "simulate",
                "votes",
                "--systems",
                "1");
        refused(
                "--systems is \"9999\"; expected at most 5000",
                "Write a smaller number.",
                "simulate",
                "votes",
                "--systems",
                "9999");
        refused(
                "simulate makes votes or transcripts, but was asked for \"people\"",
                "Write psephos simulate votes or psephos simulate transcripts; all options: psephos"
                        + " simulate --help",
                "simulate",
                "people");
        refused(
                "--truth and another option name the same file",
                "Name another for one.",
                "simulate",
                "votes",
                "--out",
                "x.csv",
                "--truth",
                "x.csv");
        refused(
                "--format is \"md\"; the summary is written as table or json",
                "Leave it out: the votes themselves are always CSV.",
                "simulate",
                "votes",
                "--format",
                "md");
    }

    @Test
    void transcriptsGradesAndTruthAreWritten() throws Exception {
        var words = folder.resolve("words.jsonl");
        var grades = folder.resolve("grades.csv");
        var truth = folder.resolve("truth.csv");
        var run =
                ProgramRun.of(
                        "simulate",
                        "transcripts",
                        "--students",
                        "16",
                        "--subjects",
                        "2",
                        "--bias",
                        "arabic=3,female=1.5",
                        "--out",
                        words.toString(),
                        "--grades",
                        grades.toString(),
                        "--truth",
                        truth.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        "Simulated transcripts of 16 students in 2 subjects (seed 1; points taken"
                                + " off: arabic 3.0, female 1.5): "
                                + words
                                + ".\n");
        assertThat(Files.readAllLines(words)).hasSize(16);
        assertThat(Files.readAllLines(grades)).hasSize(33);
        assertThat(Files.readAllLines(truth)).contains("arabic,3.0", "female,1.5", "male,0.0");
    }

    @Test
    void transcriptsGoToStandardOutputAndTheSummaryForPrograms() {
        var run = ProgramRun.of("simulate", "transcripts", "--students", "16", "--format", "json");

        assertThat(run.out().lines())
                .hasSize(16)
                .allMatch(line -> line.startsWith("{\"id\": \"sim-00"));
        assertThat(run.err()).contains("\"simulated\": true", "\"arabic\": 0", "\"rows\": 16");
    }

    @Test
    void optionsOfTheOtherStudyAndStrangeBiasesAreRefused() {
        refused(
                "simulate transcripts does not take --votes",
                "Leave it out; all options: psephos simulate --help",
                "simulate",
                "transcripts",
                "--votes",
                "3");
        refused(
                "simulate votes does not take --bias",
                "Leave it out; all options: psephos simulate --help",
                "simulate",
                "votes",
                "--bias",
                "male=1");
        refused(
                "--bias male is \"0.25\"; expected points from 0 to 20, in tenths",
                "Write for example --bias male=3.5.",
                "simulate",
                "transcripts",
                "--bias",
                "male=0.25");
        refused(
                "--bias names male twice",
                "Write it once.",
                "simulate",
                "transcripts",
                "--bias",
                "male=1,male=2");
        refused(
                "--subjects is \"13\"; expected at most 12",
                "Write a smaller number.",
                "simulate",
                "transcripts",
                "--subjects",
                "13");
        refused(
                "--truth and another option name the same file",
                "Name another for one.",
                "simulate",
                "transcripts",
                "--grades",
                "x.csv",
                "--truth",
                "x.csv");
        assertThat(ProgramRun.of("simulate", "transcripts", "--bias", "arab=1").err())
                .contains("arabic");
    }

    private static void refused(String problem, String remedy, String... words) {
        var run = ProgramRun.of(words);

        assertThat(run.err()).isEqualTo("psephos: %s\n%s\n".formatted(problem, remedy));
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(Exit.USAGE);
    }
}
