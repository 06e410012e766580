package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rank --control} from a file to what a user sees. */
class ControlProgramTest {
    @TempDir Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("votes.csv"), text).toString();
    }

    /** Whoever writes the list wins; texts are columns of the file. */
    private String texts() throws IOException {
        var rows = new StringBuilder("left,right,winner,one,two\n");
        for (int i = 0; i < 60; i++) {
            boolean list = i % 3 == 0;
            var winner = i % 5 == 0 ? "tie" : (i % 7 < 3) == list ? "left" : "right";
            rows.append(i % 2 == 0 ? "a,b," : "b,a,").append(winner);
            rows.append(list ? ",\"- x\n- y\"," : ",plain words,");
            rows.append(i % 4 == 0 ? "\"# Head\n**bold** see https://example.org\"\n" : "short\n");
        }
        return file(rows.toString());
    }

    @Test
    void styleIsCountedInTheTextsOfTheFile() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        texts(),
                        "--columns",
                        "attribute:text_left=one,attribute:text_right=two",
                        "--control",
                        "length",
                        "--format",
                        "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"control\" : [\n      \"length\"\n    ]")
                .contains("\"name\" : \"length\"", "\"unit\" : \"log-odds per sd\"")
                .contains("\"before\" : [\n    {\n      \"system\"");
    }

    @Test
    void stylesThatAlwaysComeTogetherCannotBeToldApart() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        texts(),
                        "--columns",
                        "attribute:text_left=one,attribute:text_right=two",
                        "--control",
                        "style");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.out()).contains("bold", "headers", "leave out --control style,");
    }

    /**
     * One feature of style that nobody used is no reason to answer nothing. Mutants: idle numbers
     * stay in the design; a control of which nothing varies is left out too.
     */
    @Test
    void aStyleThatNobodyUsesIsLeftOutWithANote() throws IOException {
        var rows = new StringBuilder("left,right,winner,one,two\n");
        for (int i = 0; i < 60; i++) {
            var winner = i % 5 == 0 ? "tie" : (i % 7 < 3) ? "left" : "right";
            rows.append(i % 2 == 0 ? "a,b," : "b,a,").append(winner);
            rows.append(i % 3 == 0 ? ",plain," : ",plainer words,").append("short\n");
        }
        var run = style(rows.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "left out, being the same on both sides of every comparison: headers,"
                                + " lists, bold, citations");
    }

    @Test
    void whereNothingOfStyleVariesThereIsNoAnswer() throws IOException {
        var run = style("left,right,winner,one,two\n" + "a,b,left,x,y\nb,a,left,x,y\n".repeat(9));

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.out()).contains("same on both sides", "leave out --control style,");
    }

    private ProgramRun style(String rows) throws IOException {
        return ProgramRun.of(
                "rank",
                file(rows),
                "--columns",
                "attribute:text_left=one,attribute:text_right=two",
                "--control",
                "style");
    }

    @Test
    void aPriceThatBelongsToTheSystemIsNoAnswer() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        file(
                                """
                                left,right,winner,price_left,price_right
                                a,b,left,3,1
                                b,a,left,1,3
                                b,c,left,1,1
                                c,a,left,1,3
                                a,c,left,3,1
                                """),
                        "--control",
                        "attribute:price",
                        "--format",
                        "json");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.out())
                .contains("\"status\" : \"not-identified\"")
                .contains("\"confounded\" : [\n    \"attribute:price\",\n    \"a\"\n  ]");
    }

    @Test
    void rankingsOfSeveralTakeNoControls() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        file("ranking,item\na > b > c,1\nc > a > b,2\nb > a > c,3\n"),
                        "--control",
                        "length");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("3 judgements are rankings");
    }

    @Test
    void withoutTextsThereIsNoLengthAndTheWayOutIsNamed() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        file("left,right,winner\na,b,left\nb,a,left\n"),
                        "--control=length");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("attribute:text_left=COLUMN", "attribute:length_left");
    }
}
