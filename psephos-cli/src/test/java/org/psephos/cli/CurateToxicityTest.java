package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurateToxicityTest {
    @TempDir private Path folder;
    private String pairs = "";

    @BeforeEach
    void write() throws IOException {
        var file = folder.resolve("pairs.jsonl");
        Files.writeString(
                file,
                """
                {"id":"q1","prompt":"Hello?","chosen":"you \\"fool\\"\\n","rejected":"Good morning.","toxicity_chosen":0.7}
                {"id":"q2","prompt":"And now?","chosen":"Good day to you.","rejected":"fool again","toxicity_chosen":0.1}
                """);
        pairs = file.toString();
    }

    /** A scorer that calls a line with the word toxic, and knows nothing of one with "morning". */
    private static final String SED =
            "sed -e '/morning/c {\"score\": null}' -e '/fool/c {\"id\": \"x\", \"score\": 9e-1}' -e '/day/c {\"score\": 0}'";

    @Test
    void aProgramScoresEachAnswerOnce() {
        var run = ProgramRun.of("curate", "check", pairs, "--scorer", SED, "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"scored\" : 3", "\"unscored\" : 1", "\"toxic\" : 2")
                .contains("2 of 3 answers with a score reach 0.5");
    }

    @Test
    void aColumnHoldsTheScores() {
        var run = ProgramRun.of("curate", "check", pairs, "--toxicity", "toxicity");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("1 of 2 answers with a score reach 0.5 by toxicity")
                .contains("2 answers have a score, 2 have none and count as neither");
        var none = ProgramRun.of("curate", "check", pairs, "--toxicity=toxicity", "--toxic=0.8");
        assertThat(none.out()).doesNotContain("with a score reach");
    }

    @Test
    void theRowWhosePreferredAnswerIsToxicIsDropped() throws IOException {
        var out = folder.resolve("clean.jsonl");
        var run =
                ProgramRun.of(
                        "curate",
                        "fix",
                        pairs,
                        "--out",
                        out.toString(),
                        "--drop",
                        "toxic-answers",
                        "--scorer",
                        SED);
        assertThat(run.code()).isZero();
        assertThat(Files.readString(out)).doesNotContain("q1").contains("q2");
        assertThat(Files.readString(Path.of(out + ".dropped.jsonl"))).contains("toxic-answers");
    }

    @Test
    void whatAScorerDoesWrongIsSaidWithWhatItSaid() {
        fails("cat >/dev/null", "wrote no line 1, for " + pairs + ":1");
        fails("echo '{\"score\": 1}'", "wrote no line 2, for " + pairs + ":1");
        fails("cat", "wrote line 1 as \"{\\\"id\\\"".replace("\\", ""));
        fails(
                "yes '{\"score\": 1}' | head -5; cat >/dev/null",
                "wrote more lines than it was given");
        fails(SED + "; echo broken model >&2; exit 3", "ended with code 3 (it said: broken model)");
        fails("no-such-program-anywhere", "wrote no line 1");
    }

    private void fails(String scorer, String how) {
        var run = ProgramRun.of("curate", "check", pairs, "--scorer", scorer);
        assertThat(run.code()).as(scorer).isEqualTo(Exit.SERVICE);
        assertThat(run.err()).as(scorer).contains(how).contains("Run it by hand on a line such as");
        assertThat(run.out()).as(scorer).isEmpty();
    }

    @Test
    void whatWouldChangeNothingIsRefused() {
        assertThat(ProgramRun.of("curate", "check", pairs, "--toxic", "0.5").err())
                .contains("--toxic changes nothing here");
        assertThat(
                        ProgramRun.of("curate", "check", pairs, "--toxicity", "a", "--scorer", "b")
                                .err())
                .contains("both say where the scores come from");
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", "x", "--toxicity", "a").err())
                .contains("no rule looks at them", "Add --drop toxic-answers");
        assertThat(
                        ProgramRun.of("curate", "fix", pairs, "--out", "x", "--drop=toxic-answers")
                                .err())
                .contains("--drop toxic-answers needs to know how toxic answers are");
    }
}
