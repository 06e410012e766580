package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of {@code psephos audit --probe}. */
class ProbeCallTest {
    private static final String LISTS =
            """
            who,item,rank
            a,x,1
            a,y,2
            b,x,1
            b,z,first
            b,z,2
            c,,1
            """;

    @TempDir Path folder;

    private String lists() throws IOException {
        return Files.writeString(folder.resolve("lists.csv"), LISTS).toString();
    }

    private ProgramRun probe(String... more) throws IOException {
        var words = new java.util.ArrayList<String>();
        words.addAll(java.util.List.of("audit", lists(), "--probe", "item-exposure"));
        words.addAll(java.util.List.of(more));
        return ProgramRun.of(words.toArray(String[]::new));
    }

    @Test
    void rowsThatCannotBeReadAreCountedAndShown() throws IOException {
        var run = probe("--columns", "user=who", "--format", "json");
        var json = new ObjectMapper().readTree(run.out());

        assertThat(run.code()).isZero();
        assertThat(json.at("/manifest/read").intValue()).isEqualTo(6);
        assertThat(json.at("/manifest/used").intValue()).isEqualTo(4);
        assertThat(json.at("/rejects/0/origin").textValue()).endsWith("lists.csv:5");
        assertThat(json.at("/rejects/0/expected").textValue()).isEqualTo("a whole number from 1");
        assertThat(json.at("/rejects/0/found").textValue()).isEqualTo("\"first\"");
        assertThat(json.at("/rejects/1/field").textValue()).isEqualTo("item");
        assertThat(run.err()).isEqualTo("psephos: read 6 rows, 2 rejected: see --rejects FILE\n");
        assertThat(json.at("/quantities/0/name").textValue()).isEqualTo("jain");
        assertThat(json.at("/quantities/0/value").doubleValue()).isEqualTo(0.8888888889);
    }

    /** Columns of two prefixes; what was logged as impossible is a reject. Mutant: 0 is taken. */
    @Test
    void policiesAndTheirPredictionsAreNamedAndImpossibleRowsRejected() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("log.csv"),
                        "reward,p,bold,q,e\ntrue,0.5,1,0.5,0.75\n0,0,1,1,1\nno,1,0.25,0.5,0.75\n");

        var run =
                ProgramRun.of(
                        "audit",
                        file.toString(),
                        "--probe",
                        "off-policy-value",
                        "--columns",
                        "propensity=p,predicted=q,target:bold=bold,expected:bold=e",
                        "--format",
                        "csv");

        assertThat(run.err()).isEqualTo("psephos: read 3 rows, 1 rejected: see --rejects FILE\n");
        // 0.75 + (2 · 0.5 - 0.25 · 0.5) / 2
        assertThat(run.out()).contains("ips,bold,reward,1,", "doubly-robust,bold,reward,1.1875,");
    }

    /** Four ratings are rows, two votes of the same file are not. Mutant: nobody hears of them. */
    @Test
    void whatHasNoRowIsSaid() throws IOException {
        var row =
                """
                {"prompt":"p%s","source":"s","chosen":"c c c","rejected":"r","chosen_rating":5.0,\
                "rejected_rating":2.0,"chosen_model":"a","rejected_model":"b"}
                """;
        var file =
                Files.writeString(
                        folder.resolve("pairs.jsonl"), row.formatted(1) + row.formatted(2));

        var run = ProgramRun.of("audit", file.toString(), "--probe", "non-length-gain");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("rows are the ratings; 2 judgements of other kinds left out");
    }

    /** A tree in one cell, and its page; the same words in a file of another name are a table. */
    @Test
    void aProbeMakesAPage() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("kinds.csv"), "category\nA/x\nA/x\nA/y\nB/z\nB/z\n");
        var page = folder.resolve("kinds.html");
        var run =
                ProgramRun.of(
                        "audit",
                        file.toString(),
                        "--probe",
                        "category-levels",
                        "--set",
                        "separator=/",
                        "-o",
                        page.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains("padding-left: 1rem\" dir=\"auto\">x</span>")
                .contains("<dt>--set separator</dt><dd>/</dd>")
                .contains("--set separator=/ -o");
        var table = folder.resolve("kinds.txt");
        ProgramRun.of(
                "audit", file.toString(), "--probe", "category-levels", "-o", table.toString());
        assertThat(Files.readString(table)).contains("share-of-all").doesNotContain("<!DOCTYPE");
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertThat(probe("--columns", "user=who", "--seed", "3"))
                .isEqualTo(probe("--columns", "user=who", "--seed", "3"));
    }

    @Test
    void whatIsMissingIsSaidWithARemedy() throws IOException {
        assertThat(probe().err())
                .endsWith(
                        """
                        no column is called user or user_id or userid or uid (who was shown a list)
                        Say which one it is: --columns user=COLUMN; columns: who, item, rank
                        """);
        assertThat(probe("--columns", "reader=who").err())
                .startsWith(
                        "psephos: --columns: the probe item-exposure has no \"reader\"; it has");
        assertThat(probe("--columns", "user=who", "--set", "depth=2").err())
                .startsWith("psephos: --set: the probe item-exposure has no \"depth\"; it has k,");
        assertThat(probe("--columns", "user=who", "--set", "k=0").err())
                .endsWith(
                        """
                        psephos: --set k is "0"; expected a number of at least 1
                        Write for example --set k=1
                        """);
        assertThat(probe("--scale", "nominal").err())
                .startsWith("psephos: --probe item-exposure does not take --scale\n");
        assertThat(ProgramRun.of("audit", lists(), "--set", "k=1").err())
                .startsWith("psephos: --set says something to a probe, and there is none\n");
    }

    @Test
    void aColumnThatIsNotThereIsNotOneThatIsEmpty() throws IOException {
        var file = folder.resolve("order.csv");
        Files.writeString(file, "user,item\na,x\na,y\nb,y\nb,z\n");
        var run =
                ProgramRun.of("audit", file.toString(), "--probe", "item-exposure", "--set", "k=1");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("the first 1 places of 2 lists")
                .contains("ii-f is not defined: nothing says what is relevant");
    }

    @Test
    void aFindingCanEndTheProgram() throws IOException {
        assertThat(
                        probe("--columns", "user=who", "--set", "k=1,items=9", "--fail-on", "low")
                                .code())
                .isEqualTo(Exit.DATA);
    }

    @Test
    void noAnswerIsAnExitCode() throws IOException {
        var file = folder.resolve("none.csv");
        Files.writeString(file, "user,item,rank\na,x,\nb,y,\n");
        var run = ProgramRun.of("audit", file.toString(), "--probe", "item-exposure");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.out()).contains("gini is not defined: no row has a place in a list.");
    }

    @Test
    void templatesBecomePrompts() throws IOException {
        var file = folder.resolve("templates.csv");
        Files.writeString(file, "context,age,kind\n\"At {age}, she is BLANK\",25|70,x\n");

        assertThat(ProgramRun.of("audit", file.toString(), "--prompts"))
                .isEqualTo(
                        new ProgramRun(
                                Exit.FINE,
                                """
                                context,age,kind
                                "At 25, she is BLANK",25,x
                                "At 70, she is BLANK",70,x
                                """
                                        .replace("\n", "\r\n"),
                                ""));
        Files.writeString(file, "context,age\nAt {agee},25|70\n");
        assertThat(ProgramRun.of("audit", file.toString(), "--prompts").err())
                .endsWith(
                        """
                        templates.csv:2: nothing fills the braces in "At {agee}"
                        Add a column of that name, with what may stand there.
                        """);
    }
}
