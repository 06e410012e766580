package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file holds what its name says. */
class OutputTest {
    private static final String VOTES =
            """
            left,right,winner,annotator
            a,b,left,ann
            b,a,right,bob
            a,b,right,ann
            b,a,right,cem
            a,b,tie,bob
            """;

    @TempDir private Path folder;
    private String votes = "";

    @BeforeEach
    void votes() throws IOException {
        votes = Files.writeString(folder.resolve("votes.csv"), VOTES).toString();
    }

    private ProgramRun run(String call, String name) {
        var words = new ArrayList<>(List.of(call.replace("VOTES", votes).split(" ")));
        words.addAll(List.of("-o", folder.resolve(name).toString()));
        return ProgramRun.of(words.toArray(String[]::new));
    }

    private String written(String call, String name) throws IOException {
        var run = run(call, name);
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(folder.resolve(name));
    }

    /** Mutant: the name of the file says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"rank VOTES", "audit VOTES", "peek VOTES", "curate check VOTES"})
    void theNameOfTheFileSaysTheFormat(String call) throws IOException {
        assertThat(written(call, "x.json")).startsWith("{").endsWith("}\n");
        assertThat(written(call, "x.CSV")).matches("(?s)(rank|part),.*\r\n");
        assertThat(written(call, "x.md")).containsPattern("(?m)^(\\| |\\*\\*)");
        assertThat(written(call, "x.txt")).doesNotContainPattern("(?m)^([{|]|\\*\\*)|\r");
    }

    /** Mutant: the name of the file wins. */
    @Test
    void whatIsAskedForWinsOverTheName() throws IOException {
        assertThat(written("rank VOTES --format csv", "x.json")).startsWith("rank,");
        assertThat(written("rank VOTES --format table", "x.json")).doesNotStartWith("{");
    }

    /** Mutants: a text is written into it; only lower case is a page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank VOTES",
                "rank VOTES --format json",
                "audit VOTES",
                "plan VOTES",
                "curate check VOTES",
                "curate fix VOTES",
                "formats",
                "simulate votes --votes 9",
                "find votes"
            })
    void whoMakesNoPageSaysSo(String call) {
        for (var name : List.of("x.html", "X.HTML")) {
            var run = run(call, name);

            assertThat(run.code()).as(run.out()).isEqualTo(2);
            assertThat(run.err())
                    .contains(name + " would be no page", "psephos report", "psephos peek");
            assertThat(folder.resolve(name)).doesNotExist();
        }
    }

    /** A card has no columns. */
    @Test
    void aCardIsNoTable() {
        var run = run("audit VOTES --card ann", "card.json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("card.json would be no json", ".txt or .html");
        assertThat(folder.resolve("card.json")).doesNotExist();
    }

    /** Mutant: the summary goes as the data are called. */
    @Test
    void whereTheFileHoldsDataItsNameSaysNothingOfTheSummary() {
        var made = run("simulate votes --votes 9 --systems 3", "sim.csv");
        var mended = run("curate fix VOTES --drop none", "kept.csv");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(mended.out())
                .contains(
                        "5 rows read, 5 kept", folder.resolve("kept.csv") + ", a dataset folder\n");
    }

    /** Mutant: votes are written as CSV whatever the file is called. */
    @Test
    void dataOfOneFormAreNotCalledAnother() {
        var votes = run("simulate votes --votes 9 --systems 3", "sim.json");
        var words = run("simulate transcripts", "words.csv");

        assertThat(votes.code()).isEqualTo(Exit.USAGE);
        assertThat(votes.err()).contains("sim.json would be no json: this is written as csv");
        assertThat(words.code()).isEqualTo(Exit.USAGE);
        assertThat(words.err()).contains("ends in .json");
        assertThat(folder.resolve("sim.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "md"})
    void aSummaryIsNoTable(String format) {
        var run = run("curate fix VOTES --drop none --format " + format, "kept.csv");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("what was mended is written as table or json");
    }

    /** Mutants: rejects are left out; a cell that a spreadsheet runs is written as it is. */
    @Test
    void peekAsCsvTellsEveryFact() throws IOException {
        Files.writeString(
                folder.resolve("votes.csv"),
                VOTES.replace("winner,annotator", "winner,=x") + "a,b,purple,dee\n");

        var lines = written("peek VOTES", "x.csv").lines().toList();

        assertThat(lines)
                .contains(
                        "part,name,format,count,text",
                        "source," + votes + ",psephos,6,",
                        "read,,,6,",
                        "feedback,comparison,,5,",
                        "outcome,tie,,1,",
                        "systems,,,2,",
                        "attribute,'=x,,,",
                        "rejected,,,1,");
        assertThat(lines.getLast()).startsWith("reject," + votes + ":7,,,").contains("purple");
    }

    /** Mutants: JSON Lines become CSV by name; a packed file is something else. */
    @Test
    void rowsAreKeptInTheFormThatTheFileIsCalled() throws IOException {
        var rows =
                Files.writeString(
                                folder.resolve("rows.jsonl"),
                                "{\"prompt\":\"p\",\"chosen\":\"a\",\"rejected\":\"b\"}\n")
                        .toString();

        var refused = run("curate fix " + rows + " --drop none", "kept.csv");
        var kept = run("curate fix " + rows + " --drop none", "kept.json");

        assertThat(refused.code()).isEqualTo(Exit.USAGE);
        assertThat(refused.err())
                .contains("kept.csv would hold rows as rows.jsonl writes them", "psephos convert");
        assertThat(folder.resolve("kept.csv")).doesNotExist();
        assertThat(kept.code()).as(kept.err()).isZero();
    }
}
