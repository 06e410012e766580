package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first sentences of an answer: who leads, and what stands beside it. */
class VerdictTest {
    @TempDir Path folder;

    /** Votes as {@code a>b}, {@code a=b}, {@code a?b} for a winner that means nothing. */
    private String votes(String... votes) throws IOException {
        var text = new StringBuilder("left,right,winner\n");
        for (var vote : votes) {
            var winner =
                    switch (vote.charAt(1)) {
                        case '>' -> "left";
                        case '<' -> "right";
                        case '=' -> "tie";
                        default -> "dunno" + vote.charAt(1);
                    };
            text.append(vote.charAt(0)).append(',').append(vote.charAt(2)).append(',');
            text.append(winner).append('\n');
        }
        return Files.writeString(folder.resolve("votes.csv"), text).toString();
    }

    private static String verdict(String file, String... more) {
        var words = new String[more.length + 2];
        words[0] = "rank";
        words[1] = file;
        System.arraycopy(more, 0, words, 2, more.length);
        var out = ProgramRun.of(words).out();
        return out.substring(0, out.indexOf("\n\n")).replace('\n', ' ');
    }

    @Test
    void inADeadHeatNobodyStandsFirst() throws IOException {
        assertThat(verdict(votes("a>b", "a<b")))
                .isEqualTo(
                        "a and b share first place of 2 systems. Between the first two, either wins"
                                + " 50 of 100 comparisons (6 to 94).");
        assertThat(verdict(votes("a=b", "b=c", "c=a")))
                .startsWith("a, b and 1 other share first place of 3 systems.");
    }

    /** Where a sandwich would take the ladder for certain, it is not what was made. */
    @Test
    void howIntervalsWereMadeIsSaidAsItIs() throws IOException {
        assertThat(ProgramRun.of("rank", votes("a>b", "a<b")).out())
                .contains("Intervals: 95%, sandwich.");
        assertThat(ProgramRun.of("rank", votes("a=b", "a=b")).out())
                .contains("Intervals: 95%, Fisher information.")
                .contains("Note: nothing contradicts the difference of a and b");
    }

    @Test
    void aDeadHeatLeavesRoomForOthers() throws IOException {
        var file = votes("a>b", "a<b", "a>c", "a<c", "a>c", "b>c", "b<c", "b>c");

        assertThat(verdict(file))
                .startsWith("a and b share first place of 3 systems, and 1 other may be first as");
        assertThat(verdict(file, "--interval", "none"))
                .startsWith("a and b share first place of 3 systems.")
                .contains("There are no intervals");
    }

    @Test
    void whoeverIsAheadStandsFirstAsFarAsTheVotesSay() throws IOException {
        assertThat(verdict(votes("a>b", "a>b", "a<b")))
                .startsWith("a stands first of 2 systems, but 1 other may be first as well.");
    }

    @Test
    void manyRejectsStandBesideTheAnswerWithWhatWasFoundMost() throws IOException {
        var file = votes("a>b", "a<b", "a?b", "a?b", "a!b");

        assertThat(verdict(file))
                .contains("But 3 of 5 rows were rejected, most often with winner \"dunno?\".");

        var page = folder.resolve("report.html");
        assertThat(ProgramRun.of("report", file, "-o", page.toString()).code()).isZero();
        assertThat(Files.readString(page)).contains("\"dunno?\" (2), \"dunno!\" (1)");
    }
}
