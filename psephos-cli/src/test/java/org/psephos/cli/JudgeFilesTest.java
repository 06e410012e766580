package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.testkit.Shared;

/** Judges in files of their own beside people, from outside. */
class JudgeFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private Path people;
    private Path judge;

    @BeforeEach
    void write() throws IOException {
        people =
                write(
                        "people.csv",
                        "item,annotator,left,right,winner",
                        "1,ann,a,b,left",
                        "1,ben,a,b,left",
                        "2,ann,a,b,left",
                        "2,ben,a,b,right",
                        "3,ann,a,b,right");
        judge =
                write(
                        "robot.csv",
                        "item,left,right,winner",
                        "1,b,a,right",
                        "2,a,b,left",
                        "3,a,b,left");
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    /**
     * Of three votes two are about items whose people are of one mind, and one of these is right;
     * what the people say of item 1 agrees, of item 2 not. Mutant: who is not named is called
     * nobody.
     */
    @Test
    void aFileThatNamesNobodyIsTheJudgeBesideThePeople() throws IOException {
        var card = judges("--judge", judge.toString()).get(0);

        assertThat(card.get("judge").textValue()).isEqualTo("robot");
        assertThat(card.get("votes").intValue()).isEqualTo(3);
        assertThat(card.get("scored").intValue()).isEqualTo(2);
        assertThat(card.get("value").doubleValue()).isEqualTo(0.5);
        assertThat(judges("--judge", "gpt-4=" + judge).get(0).get("judge").textValue())
                .isEqualTo("gpt-4");
    }

    /** Mutant: who is not named is called nobody. */
    @Test
    void peopleWithoutNamesAreCalledAfterTheirFile() throws IOException {
        var gold = write("gold.csv", "item,left,right,winner", "1,a,b,left", "2,a,b,right");

        var audit =
                audit(List.of(gold.toString(), "--judge", judge.toString(), "--bootstrap", "2"));

        assertThat(audit.get("judges").get(0).get("scored").intValue()).isEqualTo(2);
        assertThat(audit.get("judges").get(0).get("value").doubleValue()).isEqualTo(0.5);
        assertThat(audit.get("annotators").findValuesAsText("annotator")).contains("gold", "robot");
    }

    @Test
    void whatCannotBeIsRefusedWithARemedy() throws IOException {
        var named = write("named.csv", "item,annotator,left,right,winner", "1,ann,a,b,left");

        assertThat(run(people.toString(), "--judge", named.toString()))
                .returns(2, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("\"ann\" judged in another file as well", "--judge NAME=");
        assertThat(run(people.toString(), "--judge", "robot=" + named))
                .returns(2, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("says itself who judged: ann", "Leave the name out");
        assertThat(run(people.toString(), "--judge", "=" + named))
                .returns(2, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("nothing stands before the equals sign");
        assertThat(run(people.toString(), "--judge", people.toString()).code()).isEqualTo(2);
        assertThat(run(people.toString(), "--judge", judge.toString(), "-o", judge.toString()))
                .returns(2, ProgramRun::code);
    }

    /** The ladder is of people alone; the judge has a section. Mutant: the judge votes as well. */
    @Test
    void aReportRanksWhatPeopleSayAndHoldsTheJudgeBesideThem() throws IOException {
        var file = folder.resolve("report.html");

        var run =
                ProgramRun.of(
                        "report",
                        people.toString(),
                        "--judge",
                        "robot 9=" + judge,
                        "-o",
                        file.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(file))
                .contains("5 rows read: 5 used", "Judges beside people", "<h3>robot 9</h3>")
                .contains("robot 9 is with most of the reference in 50% of 2 judgements");
    }

    /** The published figures: GPT-4 is with the crowd in 778 wins and 39 ties. */
    @Test
    void gpt4BesideItsCrowd() throws IOException {
        var crowd = Shared.file("data/llmfao/crowd-comparisons.csv").toString();
        var gpt4 = Shared.file("data/llmfao/gpt4-crowd-comparisons.csv");

        var audit = audit(List.of(crowd, "--judge", "gpt-4=" + gpt4, "--bootstrap", "2"));

        var card = audit.get("judges").get(0);
        assertThat(audit.get("judges")).hasSize(1);
        assertThat(card.get("scored").intValue()).isEqualTo(1059 + 772);
        assertThat(card.get("value").doubleValue()).isEqualTo((778 + 39) / 1831.0, within(1e-9));
        assertThat(card.get("low").doubleValue()).isLessThan(card.get("value").doubleValue());
    }

    private JsonNode judges(String... words) throws IOException {
        var all = new ArrayList<>(List.of(people.toString(), "--bootstrap", "2"));
        all.addAll(List.of(words));
        return audit(all).get("judges");
    }

    private static JsonNode audit(List<String> words) throws IOException {
        var run =
                run(
                        Stream.concat(words.stream(), Stream.of("--format", "json"))
                                .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private static ProgramRun run(String... words) {
        return ProgramRun.of(
                Stream.concat(Stream.of("audit"), Stream.of(words)).toArray(String[]::new));
    }
}
