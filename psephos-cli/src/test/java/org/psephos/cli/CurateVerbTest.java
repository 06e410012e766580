package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurateVerbTest {
    @TempDir private Path folder;
    private String pairs = "";

    @BeforeEach
    void write() throws IOException {
        var file = folder.resolve("pairs.jsonl");
        Files.writeString(
                file,
                """
                {"id":"q1","text":"one two three four five six seven eight nine ten"}
                {"id":"q2","text":"ONE two three four five six seven eight nine eleven"}
                {"id":"q3","text":"something else"}
                torn
                """);
        pairs = file.toString();
    }

    @Test
    void checkNamesThePairByIdsWithItsTrueSimilarity() {
        var run = ProgramRun.of("curate", "check", pairs, "--format", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"a\" : \"q1\"", "\"b\" : \"q2\"", "\"similarity\" : 0.7142857143")
                .contains("\"id\" : \"near-duplicates\"", "\"rejected\" : 1");
    }

    @Test
    void thresholdAndNgramAreTaken() {
        var strict = ProgramRun.of("curate", "check", pairs, "--threshold=0.8", "--format=json");
        assertThat(strict.out()).contains("\"threshold\" : 0.8").doesNotContain("\"q2\"");
        var words = ProgramRun.of("curate", "check", pairs, "--ngram", "1", "--format=json");
        assertThat(words.out()).contains("\"ngram\" : 1", "\"similarity\" : 0.8181818182");
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        var one = ProgramRun.of("curate", "check", pairs, "--threads", "1", "--format=json");
        var two = ProgramRun.of("curate", "check", pairs, "--threads", "2", "--format=json");
        assertThat(two).isEqualTo(one);
    }

    @Test
    void everyFormatIsWritten() {
        for (var format : new String[] {"table", "json", "csv", "md"}) {
            var run = ProgramRun.of("curate", "check", pairs, "--format", format);
            assertThat(run.code()).as(format).isZero();
            assertThat(run.out()).as(format).contains("near-duplicates", "q1");
        }
    }

    @Test
    void textsCloseInMeaningAreFoundWhereTheyAreAskedFor() throws IOException {
        var file = folder.resolve("close.jsonl");
        Files.writeString(
                file,
                """
                {"id":"m1","text":"cats sleep all day"}
                {"id":"m2","text":"Cats sleep all day!"}
                {"id":"m3","text":"bring lemons"}
                """);
        var call = new String[] {"curate", "check", file.toString(), "--cosine", "0.9"};
        for (var format : new String[] {"table", "json", "csv", "md"}) {
            var run = hashed(call, "--format", format);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).as(format).contains("m1", "m2").doesNotContain("m3");
        }
        assertThat(hashed(call, "--format", "table").out())
                .contains("Close in meaning\n  1.000  item      m1")
                .contains("Close in meaning: hashed-words, cosine at least 0.9");
        var out = folder.resolve("kept.jsonl");
        var fix = new String[] {"curate", "fix", file.toString(), "--out", out.toString()};
        var fixed = hashed(fix, "--drop", "embedding-near-duplicates");
        assertThat(fixed.code()).as(fixed.err()).isZero();
        assertThat(Files.readString(out)).contains("m1", "m3").doesNotContain("m2");
        assertThat(Files.readString(Path.of(out + ".dropped.jsonl")))
                .contains("embedding-near-duplicates", "close.jsonl:1");
    }

    private static ProgramRun hashed(String[] call, String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of(call));
        words.addAll(java.util.List.of(more));
        words.addAll(java.util.List.of("--embedder", "hashed-words"));
        return ProgramRun.of(words.toArray(String[]::new));
    }

    @Test
    void optionsOfEmbeddingsThatChangeNothingAreRefused() {
        var check = ProgramRun.of("curate", "check", pairs, "--embedder", "hashed-words");
        assertThat(check.code()).isEqualTo(Exit.USAGE);
        assertThat(check.err()).contains("embeddings were not asked for", "Add --cosine 0.95");
        var fix = ProgramRun.of("curate", "fix", pairs, "--out", "x", "--cosine", "0.9");
        assertThat(fix.err()).contains("no rule looks at embeddings");
        assertThat(ProgramRun.of("curate", "check", pairs, "--cosine", "2").err())
                .contains("--cosine must be above 0 and at most 1, but was 2");
    }

    @Test
    void aCallThatCannotBeFollowedSaysWhatToWrite() {
        assertThat(ProgramRun.of("curate").err()).contains("Write psephos curate check FILE...");
        assertThat(ProgramRun.of("curate", "cure", pairs).code()).isEqualTo(Exit.USAGE);
        assertThat(ProgramRun.of("curate", "check").code()).isEqualTo(Exit.USAGE);
        assertThat(ProgramRun.of("curate", "check", pairs, "--threshold", "1.5").err())
                .contains("--threshold must be above 0 and at most 1, but was 1.5");
        assertThat(ProgramRun.of("curate", "check", pairs, "--columns", "text=nope").err())
                .contains("there is no column \"nope\"", "id, text");
    }

    @Test
    void fixKeepsRowsAsTheyStandAndSaysWhyTheOthersWent() throws IOException {
        var out = folder.resolve("kept.jsonl");
        var run = ProgramRun.of("curate", "fix", pairs, "--out", out.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("4 rows read, 2 kept, 1 dropped, 1 rejected", "near-duplicates");
        assertThat(Files.readString(out))
                .isEqualTo(
                        """
                        {"id":"q1","text":"one two three four five six seven eight nine ten"}
                        {"id":"q3","text":"something else"}
                        """);
        assertThat(Files.readString(folder.resolve("kept.jsonl.dropped.jsonl")))
                .isEqualTo(
                        "{\"origin\":\"%1$s:2\",\"id\":\"q2\",\"rule\":\"near-duplicates\",\"like\":\"%1$s:1\",\"similarity\":0.7142857143}%n"
                                .formatted(pairs));
    }

    @Test
    void fixReportsAsJsonAndRefusesWhatDoesNotGoTogether() {
        var out = folder.resolve("kept.jsonl").toString();
        var run =
                ProgramRun.of(
                        "curate",
                        "fix",
                        pairs,
                        "--out",
                        out,
                        "--drop",
                        "broken-turns",
                        "--format",
                        "json");
        assertThat(run.out()).contains("\"kept\" : 3", "\"rejected\" : 1", "\"dropped\" : { }");
        assertThat(ProgramRun.of("curate", "fix", pairs).err()).contains("--out PATH");
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", pairs).code())
                .isEqualTo(Exit.USAGE);
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", out, "--drop", "nonsense").err())
                .contains("--drop is \"nonsense\"");
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", out, "--min-score", "1").err())
                .contains("--score NAME");
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", out, "--max-score", "1").err())
                .contains("--max-score needs to know which score", "--score NAME");
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", out, "--seed", "2").err())
                .contains("--seed changes nothing here", "--drop length-imbalance");
        assertThat(ProgramRun.of("curate", "check", pairs, "--drop", "refusals").err())
                .contains("--drop belongs to curate fix");
        assertThat(ProgramRun.of("curate", "fix", pairs, "--out", out, "--top", "a=x").err())
                .contains("neither a number of rows nor a share");
    }

    @Test
    void pairsAreEvenedOutByLengthAsTheSeedSays() throws IOException {
        var file = folder.resolve("long.jsonl");
        var rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append(
                    "{\"prompt\":\"p%s\",\"chosen\":\"%s\",\"rejected\":\"%s\"}%n"
                            .formatted(i, i < 8 ? "aaaa" : "a", "bb"));
        }
        Files.writeString(file, rows.toString());
        var out = folder.resolve("even.jsonl");
        var call =
                new String[] {
                    "curate",
                    "fix",
                    file.toString(),
                    "--out",
                    out.toString(),
                    "--drop",
                    "length-imbalance",
                    "--length-class",
                    "5",
                    "--seed",
                    "3"
                };
        var run = ProgramRun.of(call);
        assertThat(run.out()).contains("12 rows read, 8 kept, 4 dropped", "length-imbalance");
        var kept = Files.readString(out);
        assertThat(kept.split("aaaa", -1)).hasSize(5);
        assertThat(ProgramRun.of(call).out()).isEqualTo(run.out());
        assertThat(out).hasContent(kept);
    }

    @Test
    void rowsThatHoldABenchmarkAreNamedWithTheMatch() throws IOException {
        var benchmark = folder.resolve("bench.jsonl");
        Files.writeString(
                benchmark, "{\"id\":\"b1\",\"prompt\":\"two three four five six seven\"}\n");
        var run =
                ProgramRun.of(
                        "curate",
                        "check",
                        pairs,
                        "--against",
                        benchmark.toString(),
                        "--format",
                        "json");
        assertThat(run.out())
                .contains(
                        "\"benchmark\" : \"b1\"", "\"words\" : \"two three four five six seven\"");
        var out = folder.resolve("clean.jsonl");
        ProgramRun.of(
                "curate",
                "fix",
                pairs,
                "--out",
                out.toString(),
                "--drop",
                "contamination",
                "--against",
                benchmark.toString());
        assertThat(out).content().doesNotContain("q1", "q2").contains("q3");
    }

    @Test
    void votesWithoutTextsAreReadAsJudgements() throws IOException {
        var votes = folder.resolve("votes.csv");
        Files.writeString(votes, Practice.votes());
        var run = ProgramRun.of("curate", "check", votes.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("2,000 rows read", "0 prompts or texts");
    }

    /** As Skywork publishes its pairs, which only a card knows; the second row equals the first. */
    private static String skywork(int row) {
        int same = row == 2 ? 1 : row;
        var turn = "{\"content\":\"%s\",\"role\":\"%s\"}";
        var asked = turn.formatted("Question " + same, "user");
        return "{\"chosen\":[%s,%s],\"rejected\":[%s,%s],\"source\":\"s\"}"
                .formatted(
                        asked,
                        turn.formatted("Yes " + same, "assistant"),
                        asked,
                        turn.formatted("No " + same, "assistant"));
    }

    @Test
    void fixWritesAnArrayOfAPublishedLayoutBackAsAnArray() throws IOException {
        var file = folder.resolve("pairs.json");
        Files.writeString(file, "[" + skywork(1) + ", " + skywork(2) + ", " + skywork(3) + "]");
        var out = folder.resolve("kept.json");

        var run = ProgramRun.of("curate", "fix", file.toString(), "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(out).hasContent("[\n" + skywork(1) + ",\n" + skywork(3) + "\n]\n");
    }

    @Test
    void fixWritesParquetBackAsParquet() throws IOException {
        var file = folder.resolve("pairs.jsonl");
        Files.writeString(file, skywork(1) + "\n" + skywork(2) + "\n" + skywork(3) + "\n");
        var table = folder.resolve("table");
        var parquet =
                ProgramRun.of(
                        "convert", file.toString(), "--to", "parquet", "--out", table + ".parquet");
        assertThat(parquet.code()).as(parquet.err()).isZero();
        var out = folder.resolve("kept.parquet");

        var run = ProgramRun.of("curate", "fix", table + ".parquet", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        var peek = ProgramRun.of("peek", out.toString(), "--format", "json");
        assertThat(peek.out()).contains("\"comparison\" : 2");
    }

    @Test
    void densityOfEachFileAndOfScoresWithIt() throws IOException {
        var scores = folder.resolve("scores.csv");
        Files.writeString(
                scores,
                """
                corpus,preparation,classifier,score
                pairs,words,svm,0.5
                pairs,word-bigrams,svm,0.8
                pairs,tokens,svm,0.5
                """);
        var run = ProgramRun.of("curate", "density", pairs, "--scores", scores.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("words                                   13          22      0.5909")
                .contains("svm, 3 scores: Pearson -1.00", "4 rows read, 1 rejected");
        for (var format : new String[] {"json", "csv", "md"}) {
            assertThat(ProgramRun.of("curate", "density", pairs, "--format", format).out())
                    .as(format)
                    .contains("character-trigrams");
        }
    }

    @Test
    void scoresOfWhatIsNotThereAreRefusedWithTheirPlace() throws IOException {
        var scores = folder.resolve("scores.csv");
        Files.writeString(scores, "corpus,preparation,classifier,score\npairs,lemmas,svm,0.5\n");
        var run = ProgramRun.of("curate", "density", pairs, "--scores", scores.toString());
        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.err())
                .contains("scores.csv:2, preparation: there is none called \"lemmas\"")
                .contains("It is one of: words, words-without-stopwords");
        assertThat(ProgramRun.of("curate", "check", pairs, "--scores", "x.csv").err())
                .contains("--scores belongs to curate density, not to check");
        assertThat(ProgramRun.of("curate", "density", pairs, "--drop", "refusals").err())
                .contains("--drop belongs to curate fix, and density drops nothing");
        assertThat(ProgramRun.of("curate", "density", pairs, pairs).code()).isEqualTo(Exit.USAGE);
    }
}
