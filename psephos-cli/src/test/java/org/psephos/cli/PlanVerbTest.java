package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code rank --by} from a file to what a user sees. */
class PlanVerbTest {
    @TempDir Path folder;

    /** 110 to 90 between a and b, 60 to 40 against c, in two languages. */
    private String votes() throws IOException {
        var rows = new StringBuilder("left,right,winner,language\n");
        for (int i = 0; i < 200; i++) {
            rows.append("a,b,")
                    .append(i < 110 ? "left" : "right")
                    .append(i % 2 == 0 ? ",en\n" : ",de\n");
        }
        for (int i = 0; i < 100; i++) {
            rows.append("a,c,")
                    .append(i < 60 ? "left" : "right")
                    .append(i % 2 == 0 ? ",en\n" : ",de\n");
            rows.append("b,c,")
                    .append(i < 55 ? "left" : "right")
                    .append(i % 2 == 0 ? ",en\n" : ",de\n");
        }
        return Files.writeString(folder.resolve("votes.csv"), rows.toString()).toString();
    }

    @Test
    void aPlanSaysHowManyVotesOnWhom() throws IOException {
        var run = ProgramRun.of("plan", votes(), "--separate", "a,b", "--power", "0.8");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("more votes would tell a and b apart with a chance of 80%")
                .contains(" on a against b")
                .contains("What to compare next");
    }

    @Test
    void aPlanAsJsonHasItsFields() throws IOException {
        var run =
                ProgramRun.of(
                        "plan",
                        votes(),
                        "--separate=a",
                        "--separate=b",
                        "--format=json",
                        "--next=0");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"separated\" : false", "\"power\" : 0.8", "\"undefined\" : null")
                .contains("\"next\" : [ ]");
    }

    @Test
    void whatCannotBePlannedIsSaid() throws IOException {
        assertThat(ProgramRun.of("plan", votes(), "--separate", "a").code()).isEqualTo(Exit.USAGE);
        assertThat(ProgramRun.of("plan", votes(), "--separate", "a,x").err()).contains("no place");
        assertThat(ProgramRun.of("plan", votes(), "--power", "80").code()).isEqualTo(Exit.USAGE);
    }

    /** Mutants: pairs of one part are left out; votes stand where the gain belongs. */
    @Test
    void asCsvItIsWhatToAsk() throws IOException {
        var csv =
                ProgramRun.of(
                                "plan",
                                votes(),
                                "--separate",
                                "a,b",
                                "--difference",
                                "0.3",
                                "--next",
                                "2",
                                "--format",
                                "csv")
                        .out()
                        .lines()
                        .toList();

        assertThat(csv.getFirst()).isEqualTo("plan,left,right,votes,gain,comparisons");
        assertThat(csv)
                .anyMatch(line -> line.matches("once,a,b,[1-9]\\d*,,"))
                .anyMatch(line -> line.matches("anytime,a,b,[1-9]\\d*,,"))
                .anyMatch(line -> line.matches("direct,a,b,[1-9]\\d*,,"));
        assertThat(csv.stream().filter(line -> line.matches("next,\\w,\\w,,0\\.\\d+,[1-9]\\d*")))
                .hasSize(2);
    }

    /** Mutant: nothing is written where there is no ladder. */
    @Test
    void jsonIsWrittenAlsoWhereThereIsNoAnswer() throws IOException {
        var islands =
                Files.writeString(
                        folder.resolve("islands.csv"),
                        "left,right,winner\na,b,left\nb,a,left\nc,d,left\nd,c,left\n");

        var run = ProgramRun.of("plan", islands.toString(), "--format", "json");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.out())
                .contains(
                        "\"status\" : \"not-identified\"", "\"question\" : null", "\"next\" : [ ]")
                .contains("\"read\" : 4", "\"used\" : 0")
                .containsPattern("\"groups\" : \\[\\s+\\[\\s+\"a\",\\s+\"b\"");
    }

    @Test
    void asMarkdownItIsTheTextInAFence() throws IOException {
        var text = ProgramRun.of("plan", votes(), "--next", "2").out();

        assertThat(ProgramRun.of("plan", votes(), "--next", "2", "--format", "md").out())
                .isEqualTo("```\n" + text + "```\n");
    }

    @Test
    void partsStandBesideEachOtherAndAreTested() throws IOException {
        var run = ProgramRun.of("rank", votes(), "--by", "language");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("By language: 2 parts")
                .contains("Do the ladders differ? not shown (likelihood-ratio");
        assertThat(ProgramRun.of("rank", votes(), "--by=language", "--format=json").out())
                .contains("\"value\" : \"de\"", "\"value\" : \"en\"", "\"sliceTests\"");
        assertThat(ProgramRun.of("rank", votes(), "--by=language", "--format=csv").out())
                .contains("by,value,rank", "language,de,1,");
        assertThat(ProgramRun.of("rank", votes(), "--by", "tongue").code()).isEqualTo(Exit.USAGE);
    }
}
