package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Judgements picked by what they say, from outside. */
class WhereTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VOTES =
            List.of(
                    "item,annotator,left,right,winner,language",
                    "1,r1,a,b,left,de",
                    "2,r1,a,b,right,de",
                    "3,r2,a,b,left,fr",
                    "4,r2,a,b,left,",
                    "5,r3,a,b,right,\"en, GB\"");

    @TempDir Path folder;
    private Path votes;

    @BeforeEach
    void write() throws IOException {
        votes = Files.write(folder.resolve("votes.csv"), VOTES);
    }

    /** Mutant: a name given twice means both values, so that nothing is left. */
    @Test
    void aNameTwiceTakesEitherValueAndTwoNamesTakeBoth() throws IOException {
        assertThat(kept("--where", "language=de,language=fr")).isEqualTo(3);
        assertThat(kept("--where", "language=de,language=fr", "--where", "annotator=r2"))
                .isEqualTo(1);
        assertThat(kept("--where", "language=\"en, GB\"")).isEqualTo(1);
    }

    /** Who says nothing has none of the values. Mutant: a row without a value is left out too. */
    @Test
    void valuesAreLeftOut() throws IOException {
        assertThat(kept("--where", "language!=de")).isEqualTo(3);
        assertThat(kept("--where", "language!=de,language!=fr")).isEqualTo(2);
        assertThat(kept("--where", "language!=de,annotator=r2,item!=3")).isEqualTo(1);
    }

    @Test
    void whatIsKeptIsSaid() {
        var run = rank("--where", "language=de,annotator!=r2");

        assertThat(run.err())
                .contains("kept 2 of 5 judgements: language = de, annotator without r2");
        assertThat(run.out())
                .contains("5 rows read: 2 used, 0 rejected, 3 set aside (not selected 3)");
    }

    @Test
    void whatNoJudgementSaysIsRefusedWithWhatThereIs() {
        assertThat(rank("--where", "language=ed"))
                .returns(2, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("votes.csv has \"ed\" as language", "Did you mean de?", "de, en, GB, fr");
        assertThat(rank("--where", "tone=de"))
                .returns(2, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("--where tone: no judgement has a value of it", "language");
        assertThat(rank("--where", "!=de"))
                .returns(2, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("nothing stands before !=");
        assertThat(rank("--where", "language=de,annotator=r2"))
                .returns(3, ProgramRun::code)
                .extracting(ProgramRun::err)
                .asString()
                .contains("no judgement has all of language = de, annotator = r2");
    }

    /**
     * The fast road of a conversion takes rows as they come; it is left where some are not taken.
     */
    @Test
    void aConversionWritesWhatWasKept() throws IOException {
        var out = folder.resolve("german.csv");
        var run =
                ProgramRun.of(
                        "convert",
                        votes.toString(),
                        "--to",
                        "csv",
                        "--where",
                        "language=de",
                        "--out",
                        out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3).noneMatch(line -> line.contains("fr"));
    }

    /** A judge's file is held to the same: else its votes would be of other items than people's. */
    @Test
    void theVotesOfAJudgeAreHeldToTheSame() throws IOException {
        var judge =
                Files.write(folder.resolve("judge.csv"), VOTES.stream().map(this::plain).toList());
        var run = rank("--where", "language=de", "--judge", judge.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--where language: no judgement has a value of it");
    }

    private String plain(String line) {
        return line.substring(0, line.lastIndexOf(line.endsWith("\"") ? ",\"" : ","));
    }

    @Test
    void aProbeTakesRowsAsTheyStand() {
        var run =
                ProgramRun.of(
                        "audit", votes.toString(), "--probe", "compliance", "--where", "item=1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("does not take --where");
    }

    /** What annotators say of themselves divides an audit as it divides a ladder. */
    @Test
    void attributesOfItemsAndPeopleCountAsWell() throws IOException {
        var lines = new ArrayList<String>();
        for (var annotator : List.of("r1", "r2")) {
            for (int item = 0; item < 4; item++) {
                lines.add(rating(item, annotator));
            }
        }
        var file = Files.write(folder.resolve("ratings.csv"), withHeader(lines));
        var run =
                ProgramRun.of("audit", file.toString(), "--where", "topic=law", "--format", "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("kept 4 of 8 judgements");
    }

    private static List<String> withHeader(List<String> lines) {
        return Stream.concat(Stream.of("item,system,annotator,rating,topic"), lines.stream())
                .toList();
    }

    private static String rating(int item, String annotator) {
        return "%s,a,%s,%s,%s".formatted(item, annotator, item % 3, item < 2 ? "law" : "cooking");
    }

    /**
     * MINT (Wang et al. 2024), five turns without feedback: 52 systems on 586 tasks, three on 409.
     */
    @Test
    void mintAtFiveTurnsWithoutFeedback() throws IOException {
        var run =
                ProgramRun.of(
                        "rank",
                        Shared.file("data/mint_results/outcomes.csv").toString(),
                        "--method",
                        "win-rate",
                        "--where",
                        "max_turns=5,feedback_provider=None",
                        "--format",
                        "json");

        assertThat(run.err()).contains("kept 31,699 of 173,145 judgements");
        assertThat(JSON.readTree(run.out()).get("ladder").size()).isEqualTo(55);
    }

    private long kept(String... where) throws IOException {
        var run =
                rank(
                        Stream.concat(
                                        Stream.of(where),
                                        Stream.of("--method", "win-rate", "--format", "json"))
                                .toArray(String[]::new));
        return JSON.readTree(run.out()).get("ladder").get(0).get("comparisons").longValue();
    }

    private ProgramRun rank(String... more) {
        var words = Stream.concat(Stream.of("rank", votes.toString()), Stream.of(more));
        return ProgramRun.of(words.toArray(String[]::new));
    }
}
