package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertVerbTest {
    private static final String VOTES =
            """
            left,right,winner,item,annotator
            a,b,left,q1,x
            b,a,tie,q2,x
            a,c,both-bad,q3,y
            c,b,oops,q4,y
            """;

    @TempDir private Path folder;

    private ProgramRun convert(String... words) throws IOException {
        var votes = Files.writeString(folder.resolve("votes.csv"), VOTES);
        var all = new String[words.length + 2];
        all[0] = "convert";
        all[1] = votes.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return ProgramRun.of(all);
    }

    @Test
    void theReportAccountsForEveryRow() throws IOException {
        var out = folder.resolve("plain.jsonl");

        var run = convert("--to", "jsonl", "--out", out.toString(), "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"from\": \"psephos\"", "\"to\": \"jsonl\"", "\"read\": 4")
                .contains("\"written\": 3", "\"lossless\": false")
                .contains("\"what\": \"rejected while reading\",\n      \"rows\": 1");
        assertThat(Files.readAllLines(out))
                .first()
                .isEqualTo(
                        "{\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\",\"item\":\"q1\","
                                + "\"annotator\":\"x\"}");
    }

    @Test
    void theDatasetFolderGoesInAndOutUnderItsName() throws IOException {
        var home = folder.resolve("study");
        assertThat(convert("--to", "psephos", "--out", home.toString()).code()).isZero();

        var run =
                ProgramRun.of(
                        "convert",
                        home.toString(),
                        "--to",
                        "csv",
                        "--out",
                        folder.resolve("back.csv").toString(),
                        "--format",
                        "json");

        assertThat(run.out()).contains("\"from\": \"psephos\"", "\"written\": 3");
        assertThat(folder.resolve("back.csv"))
                .hasContent(
                        """
                        left,right,winner,item,annotator
                        a,b,left,q1,x
                        b,a,tie,q2,x
                        a,c,both-bad,q3,y
                        """);
    }

    private static ProgramRun converted(String rows, String target, Path out) {
        return ProgramRun.of("convert", rows, "--to", target, "--out", out.toString());
    }

    @Test
    void votesWithoutWordsAreNoPreferences() throws IOException {
        var out = folder.resolve("pairs.jsonl");

        var run = convert("--to", "trl-preference", "--out", out.toString(), "--format", "json");

        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.out()).contains("\"written\": 0", "\"files\": []");
        assertThat(run.err()).contains("nothing could be written as trl-preference");
        assertThat(out).doesNotExist();
    }

    /** Few rejects are not why a file without words has no pairs. */
    @Test
    void whyNothingIsWrittenIsWhatCostMost() throws IOException {
        var votes =
                Files.writeString(
                        folder.resolve("torn.csv"),
                        """
                        left,right,winner
                        a,b,nobody knows
                        a,b,tie
                        a,b,left
                        a,c,right
                        b,c,left
                        """);
        var out = folder.resolve("out.jsonl");

        var run = converted(votes.toString(), "trl-preference", out);

        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.out()).contains("1 not written: rejected while reading");
        assertThat(run.err()).contains("nothing could be written as trl-preference: no text: the");
    }

    /** Mutant: the remedy is the usual one. */
    @Test
    void whatIsToBeDoneWhereNothingIsWrittenCanBeDone() throws IOException {
        var rows =
                Files.writeString(
                                folder.resolve("persuasion.csv"),
                                """
                                worker_id,claim,argument,source,prompt_type,rating_initial,rating_final,persuasiveness_metric
                                w1,Cats vote.,They care.,a,x,3 - Somewhat oppose,5 - Somewhat support,2
                                w1,Cats vote.,Why not?,b,x,3 - Somewhat oppose,3 - Somewhat oppose,0
                                """)
                        .toString();
        var out = folder.resolve("pairs.jsonl").toString();

        var run = ProgramRun.of("convert", rows, "--to", "trl-preference", "--out", out);
        var followed =
                ProgramRun.of(
                        "convert",
                        rows,
                        "--to",
                        "trl-preference",
                        "--out",
                        out,
                        "--aspects",
                        "persuasiveness=1");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.err())
                .contains(
                        "lacks one of the aspects", "--aspects NAME=1", "psephos peek lists them");
        assertThat(followed.code()).as(followed.err()).isZero();
        assertThat(Files.readString(Path.of(out)))
                .contains("\"chosen\":[{\"role\":\"assistant\",\"content\":\"They care.\"}]");
    }

    @Test
    void whatSaysNothingOfTwoAnswersIsLedToAFormatThatHoldsIt() throws IOException {
        var rows =
                Files.writeString(
                                folder.resolve("remarks.csv"),
                                """
                                item,response,text,label
                                q1,r1,Yo,rude
                                """)
                        .toString();
        var out = folder.resolve("kept.jsonl").toString();

        var run = ProgramRun.of("convert", rows, "--to", "trl-preference", "--out", out);
        var followed = ProgramRun.of("convert", rows, "--to", "jsonl", "--out", out);

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.err()).contains("label: no preference", "--to jsonl holds it");
        assertThat(followed.code()).as(followed.err()).isZero();
        assertThat(Files.readString(Path.of(out))).contains("rude");
    }

    /** Mutants: exit code of no answer; another format is named. */
    @Test
    void whereAllRowsAreRejectedTheDataAreToBlame() throws IOException {
        var rows =
                Files.writeString(
                        folder.resolve("torn.jsonl"),
                        "{\"prompt\":\"p\",\"chosen\":\"c\",\"rejected\":null}\n");

        var run = converted(rows.toString(), "trl-preference", folder.resolve("out.jsonl"));

        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.err()).contains("rejected while reading", "--rejects FILE");
    }

    /** Mutant: TRL is given columns by which it takes the rows for something else. */
    @Test
    void aColumnThatTrlTakesForItsOwnIsTold() throws IOException {
        var rows =
                Files.writeString(
                        folder.resolve("pairs.jsonl"),
                        "{\"prompt\":\"p\",\"chosen\":\"c\",\"rejected\":\"r\",\"completion\":\"z\",\"more\":\"m\"}\n");
        var out = folder.resolve("out.jsonl");

        var run = converted(rows.toString(), "trl-preference", out);

        assertThat(run.out()).contains("1 written without: attribute completion");
        assertThat(Files.readString(out)).contains("\"more\":\"m\"").doesNotContain("completion");
    }

    /** Mutants: words of rankings are lost without a word of it. */
    @Test
    void wordsThatAPlainRankingHasNoPlaceForAreTold() throws IOException {
        var rows =
                Files.writeString(
                        folder.resolve("nemo.jsonl"),
                        "{\"context\":[{\"role\":\"user\",\"content\":\"Sky?\"}],\"completions\":["
                                + "{\"rank\":0,\"completion\":[{\"role\":\"assistant\",\"content\":\"Blue.\"}]},"
                                + "{\"rank\":1,\"completion\":[{\"role\":\"assistant\",\"content\":\"Green.\"}]}]}\n");

        var run = converted(rows.toString(), "jsonl", folder.resolve("out.jsonl"));

        assertThat(run.out())
                .contains(
                        "1 written without: words of the answers",
                        "1 written without: words of what was asked");
    }

    @Test
    void aPairIsNeverWrittenBothWaysRound() throws IOException {
        var rows =
                Files.writeString(
                        folder.resolve("pairs.jsonl"),
                        """
                        {"prompt":"Proof?","chosen":"Right.","rejected":"Wrong.","score_chosen":2,"score_rejected":8}
                        {"prompt":"Sky?","chosen":"Blue.","rejected":"Green.","score_chosen":8,"score_rejected":2}
                        {"prompt":"Sea?","chosen":"Wet.","rejected":"Dry.","score_chosen":null,"score_rejected":null}
                        """);
        var out = folder.resolve("out.jsonl");

        var run =
                ProgramRun.of(
                        "convert",
                        rows.toString(),
                        "--to",
                        "trl-preference",
                        "--out",
                        out.toString(),
                        "--format",
                        "json");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("\"read\": 7", "\"written\": 3", "\"carried\": 5")
                .contains("rating of two answers that were compared as well")
                .doesNotContain("rejected while reading");
        assertThat(Files.readAllLines(out))
                .hasSize(3)
                .first()
                .asString()
                .contains("\"chosen\":[{\"role\":\"assistant\",\"content\":\"Right.\"}]");
    }

    @Test
    void anOptionOfPairsIsRefusedWhereNoPairsAreMade() throws IOException {
        for (var target : new String[] {"csv", "psephos", "lmarena"}) {
            var run =
                    convert(
                            "--to",
                            target,
                            "--out",
                            folder.resolve("x").toString(),
                            "--pairs",
                            "best-worst");
            assertThat(run.code()).isEqualTo(Exit.USAGE);
            assertThat(run.err()).contains("--pairs: " + target + " holds judgements as they are");
        }
        assertThat(convert("--to", "csv", "--out", "x.csv", "--margin", "1").err())
                .contains("--margin: csv holds judgements as they are");
    }

    private static final String PAIRS =
            """
            {"prompt":"Sky?","chosen":"Blue.","rejected":"Green."}
            {"prompt":"Sea?","chosen":"Wet.","rejected":"Dry."}
            """;

    private ProgramRun pairs(String rows, String... options) throws IOException {
        var file = Files.writeString(folder.resolve("some.jsonl"), rows);
        var all = new ArrayList<>(List.of("convert", file.toString()));
        all.addAll(List.of("--to", "trl-reward", "--out", folder.resolve("o.jsonl").toString()));
        all.addAll(List.of(options));
        return ProgramRun.of(all.toArray(String[]::new));
    }

    @Test
    void anOptionThatMeetsNothingSaysSo() throws IOException {
        assertThat(pairs(PAIRS).err()).isEmpty();
        var run = pairs(PAIRS, "--margin", "2", "--pairs", "best-worst");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("--margin changed nothing: it is about ratings and rankings")
                .contains("--pairs changed nothing: it is about ratings and rankings and labels");
    }

    @Test
    void anAspectThatNoRatingHasNamesThoseThatThereAre() throws IOException {
        var rows =
                """
                {"prompt":"Sky?","response":"Blue.","helpfulness":3,"correctness":4,"coherence":4,"complexity":1,"verbosity":1}
                {"prompt":"Sky?","response":"Red.","helpfulness":1,"correctness":1,"coherence":4,"complexity":1,"verbosity":1}
                """;
        var run = pairs(rows, "--aspects", "helpfulnes=1");

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err())
                .contains("--aspects names \"helpfulnes\", and no rating is by it")
                .contains("coherence, complexity, correctness, helpfulness, verbosity");
        assertThat(pairs(rows, "--aspects", "helpfulness=1").code()).isZero();
    }

    @Test
    void marginsOfScoresAreAskedForAndRecorded() throws IOException {
        var rows =
                """
                {"prompt":"Sky?","chosen":"Blue.","rejected":"Green.","score_chosen":4.5,"score_rejected":2}
                """;
        var run = pairs(rows, "--margin-from", "scores", "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"margin-from\": \"scores\"");
        assertThat(folder.resolve("o.jsonl")).content().contains("\"margin\":2.5");
        assertThat(convert("--to", "trl-kto", "--out", "x.jsonl", "--margin-from", "scores").err())
                .contains("--margin-from: trl-kto has no margin");
    }

    @Test
    void callsThatCannotBeFollowedSayWhatToDo() throws IOException {
        var out = folder.resolve("x.jsonl").toString();

        assertThat(convert("--to", "trl-prefrence", "--out", out).err())
                .contains("Did you mean trl-preference?");
        assertThat(convert("--out", out).err()).contains("convert needs --to");
        assertThat(convert("--to", "csv").err()).contains("convert needs --out");
        assertThat(convert("--to", "csv", "--out", out).err()).contains("is written as .csv");
        assertThat(convert("--to", "jsonl", "--out", out, "--split", "a=0.5,b=0.4").err())
                .contains("the shares have the sum 0.9, not 1");
        assertThat(convert("--to", "csv", "--out", folder.resolve("votes.csv").toString()).err())
                .contains("would write over what is read");
        assertThat(convert("--to", "csv", "--out", out, "--format", "md").code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void formatsNamesWhatCanBeWritten() {
        assertThat(ProgramRun.of("formats").out()).contains("\n  trl-preference ");
        assertThat(ProgramRun.of("formats", "--format", "json").out())
                .contains("\"rules\": \"TRL dataset formats, preference");
    }
}
