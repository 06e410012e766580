package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Reject;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Bad input is answered with what is wrong and what to do, word for word. */
final class BadInputTest {
    @TempDir Path folder;

    private Path file = Path.of("unwritten");

    private Path write(String text) {
        file = Reading.write(folder, "votes.csv", text);
        return file;
    }

    private PsephosException refused(Path path) {
        return catchThrowableOfType(PsephosException.class, () -> Reading.read(path));
    }

    private PsephosException refused(String text) {
        return refused(write(text));
    }

    private static void says(PsephosException refusal, Kind kind, String problem, String remedy) {
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal.remedy()).isEqualTo(remedy);
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    /** Rejects of rows under a header, as text without the name of the file. */
    private List<String> rejects(String text) {
        return rejects(Reading.read(write(text)));
    }

    private List<String> rejects(Dataset dataset) {
        var all = new ArrayList<String>();
        for (Reject reject : dataset.manifest().rejects().examples()) {
            all.add(reject.toString().substring(file.toString().length()));
        }
        return all;
    }

    @Test
    void aFileThatIsNotThereIsAUsageError() {
        var nowhere = folder.resolve("nowhere.csv");

        says(
                refused(nowhere),
                Kind.USAGE,
                nowhere + ": there is no such file",
                "check the path; relative paths begin at the folder you are in");
    }

    @Test
    void aFolderIsNoFile() {
        says(
                refused(folder),
                Kind.USAGE,
                folder
                        + ": a folder without a file to read: none in it or below it ends in"
                        + " .parquet .jsonl .json .csv .tsv",
                "name a file of judgements, or the folder that holds them");
    }

    @Test
    void linesThatEndInAReturnAloneAreNamed() {
        says(
                refused("left,right,winner\ra,b,left\rb,c,right\r"),
                Kind.DATA,
                file + ": its lines end in a carriage return alone, as on old Macintoshes",
                "tr '\\r' '\\n' < " + file + " > votes-lines.csv");
        assertThat(Reading.read(write("left,right,winner\r\na,b,left\r\n")).comparisons().size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFileThatChangesWhileItIsReadIsRefused(int threads) {
        var rows = "a,b,left\n".repeat(400_000);
        for (var end : new String[] {"csv", "jsonl"}) {
            var text =
                    end.equals("csv")
                            ? "left,right,winner\n" + rows
                            : rows.replace(
                                    "a,b,left",
                                    "{\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\"}");
            var path = Reading.write(folder, "shrinking." + end, text);
            var cut = new AtomicBoolean();
            ReadProgress cutter =
                    (done, total) -> {
                        if (!cut.getAndSet(true)) {
                            cutToHalf(path);
                        }
                    };

            var refusal =
                    catchThrowableOfType(
                            PsephosException.class,
                            () ->
                                    FeedbackFiles.read(
                                            List.of(path),
                                            Reading.threads(threads),
                                            cutter,
                                            1 << 16));

            assertThat(refusal.problem())
                    .startsWith(path + ": the file changed while it was read: it had ");
        }
    }

    private static void cutToHalf(Path path) {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDatasetFolderGoesWithNoOtherFile() throws IOException {
        var dataset = Files.createDirectory(folder.resolve("set"));
        Reading.write(dataset, "dataset.json", "{}");
        var both = List.of(dataset, write("left,right,winner\na,b,left\n"));

        says(
                catchThrowableOfType(
                        PsephosException.class,
                        () ->
                                FeedbackFiles.read(
                                        both, ReadOptions.withDefaults(), ReadProgress.SILENT)),
                Kind.USAGE,
                "a dataset folder is read alone, but was named with others: "
                        + dataset
                        + ", "
                        + file,
                "name the folder alone, or the files that it was made from");
    }

    @Test
    void aFileOfBlanksIsRefused() {
        says(
                refused(" \n\n \t\n"),
                Kind.DATA,
                file + ": the file holds nothing but blanks",
                "name a file with a header line and votes: psephos formats shows some");
    }

    @Test
    void aHeaderAloneIsRefused() {
        says(
                refused("left,right,winner\n"),
                Kind.DATA,
                file + ": columns, but not one row",
                "name a file with votes in it; this one may have been cut off");
    }

    @Test
    void aPointerIsNotTheData() {
        says(
                refused(
                        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"),
                Kind.DATA,
                file + ": this is a git-LFS pointer, not the data",
                "git lfs pull in the repository it came from, or download the file itself");
    }

    @Test
    void utf16IsNamed() {
        var utf16 =
                Reading.write(
                        folder,
                        "votes.csv",
                        "\uFEFFleft,right,winner\na,b,left\n".getBytes(StandardCharsets.UTF_16LE));

        says(
                refused(utf16),
                Kind.DATA,
                utf16 + ": the text is UTF-16, and only UTF-8 is read",
                "iconv -f UTF-16 -t UTF-8 < " + utf16 + " > votes-utf8.csv");
    }

    @Test
    void aWorkbookIsNamed() {
        var workbook = Reading.write(folder, "questions.xlsx", new byte[] {'P', 'K', 3, 4, 20});

        says(
                refused(workbook),
                Kind.DATA,
                workbook + ": a workbook, not a table",
                "save its sheet as CSV in a spreadsheet program");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var binary = Reading.write(folder, "votes.csv", new byte[] {'l', 0, 1, 2});

        says(
                refused(binary),
                Kind.DATA,
                binary + ": not text (byte 1 is zero)",
                "name a file of CSV, TSV, JSON, JSONL or Parquet; text must be UTF-8");
    }

    @Test
    void aColumnNamedTwiceIsRefused() {
        says(
                refused("left,right,winner,left\na,b,left,c\n"),
                Kind.DATA,
                file + ": the header line names the column \"left\" twice",
                "rename one of the two");
    }

    @Test
    void unknownColumnsAreListedWithACallThatWorks() {
        var path = write("model_1,model_2,verdict\na,b,left\na,b,right\n");

        says(
                refused(path),
                Kind.DATA,
                file + ": no known layout has these columns: model_1, model_2, verdict",
                "--columns left=model_1,right=model_2,winner=verdict");
        var named =
                Reading.named(
                        Map.of(Key.LEFT, "model_1", Key.RIGHT, "model_2", Key.WINNER, "verdict"),
                        Map.of());
        assertThat(Reading.read(path, named).comparisons().size()).isEqualTo(2);
    }

    @Test
    void columnsThatAreNoVotesAreAdvisedForWhatTheyLookLike() {
        says(
                refused("question,Stars\nq,4\n"),
                Kind.DATA,
                file + ": no known layout has these columns: question, Stars",
                "--columns item=question,rating=Stars");
        assertThat(refused("foo,bar\n1,2\n").remedy())
                .contains(
                        "comparisons: --columns left=",
                        "ratings: --columns item=",
                        "labels: --columns item=",
                        "rankings: --columns ranking=");
    }

    @Test
    void twoLayoutsThatFitAreNotChosenBetween() {
        says(
                refused("left,right,model_a,model_b,winner\na,b,c,d,left\n"),
                Kind.DATA,
                file
                        + ": several layouts fit (psephos, arena) these columns: left, right,"
                        + " model_a, model_b, winner",
                "--columns left=left,right=right,winner=winner");
    }

    @Test
    void aNamedColumnThatIsNotThereIsAUsageError() {
        var options = Reading.named(Map.of(Key.WINNER, "verdict"), Map.of());

        var refusal =
                catchThrowableOfType(
                        PsephosException.class,
                        () -> Reading.read(write("left,right,winner\na,b,left\n"), options));

        says(
                refusal,
                Kind.USAGE,
                file + ": there is no column \"verdict\" for winner",
                "--columns winner=COLUMN with one of: left, right, winner");
    }

    @Test
    void jsonWithoutVotesIsRefused() {
        says(
                refused("[1, 2, 3]\n"),
                Kind.DATA,
                file + ": JSON that holds no votes: no object with keys was found",
                "name a file with an object a vote, as in: psephos formats show arena");
    }

    @Test
    void aBrokenJsonArrayIsRefusedWithItsLine() {
        says(
                refused("[{\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\"},\n{\"left\":\"a\","),
                Kind.DATA,
                file + ":2: the JSON breaks off or is broken here",
                "mend it or download it again; nothing of this file was used");
    }

    @Test
    void whatFollowsThePackedBytesIsNotPassedOver() throws IOException {
        var votes = "left,right,winner\na,b,left\n".getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream();
        for (int member = 0; member < 2; member++) {
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(member == 0 ? votes : "b,a,left\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        var whole = Reading.write(folder, "whole", packed.toByteArray());
        assertThat(Reading.read(whole).comparisons().size()).isEqualTo(2);
        for (var rest : List.of("b", "b,a,left\n", "b,a,left\n".repeat(20_000))) {
            var both = new ByteArrayOutputStream();
            both.write(packed.toByteArray());
            both.write(rest.getBytes(StandardCharsets.UTF_8));
            var mixed = Reading.write(folder, "mixed", both.toByteArray());

            says(
                    refused(mixed),
                    Kind.DATA,
                    mixed + ": the packed data breaks off or is damaged",
                    "download it again; nothing of this file was used");
        }
    }

    @Test
    void aQuoteThatIsNeverClosedSaysHowMuchItTook() {
        var text = "left,right,winner\na,b,left\n\"b,a,left\n" + "b,a,left\n".repeat(1000);
        var read = Reading.read(Reading.write(folder, "votes", text));

        assertThat(read.manifest().rejects().examples())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("a closing quote", "the end of the file, 1000 lines on");
        assertThat(read.comparisons().size()).isEqualTo(1);
    }

    @Test
    void truncatedZstdIsRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(packed)) {
            zstd.write("left,right,winner\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 5000; i++) {
                zstd.write(("a" + i * 7919 % 5003 + ",b,left\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var whole = Reading.write(folder, "whole", packed.toByteArray());
        var cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        var half = Reading.write(folder, "half", cut);

        assertThat(Reading.read(whole).comparisons().size()).isEqualTo(5000);
        says(
                refused(half),
                Kind.DATA,
                half + ": the packed data breaks off or is damaged",
                "download it again; nothing of this file was used");
    }

    @Test
    void eachFaultOfAVoteIsARejectWithLineFieldExpectedAndFound() {
        assertThat(
                        rejects(
                                """
                                left,right,winner,weight,confidence
                                a,b,x,,
                                a,a,left,,
                                a,,left,,
                                ,b,left,,
                                a,b
                                a,b,left,1,1,1
                                a,b,left,NaN,
                                a,b,left,-1,
                                a,b,left,0,
                                a,b,left,Infinity,
                                a,b,left,1,1.5
                                a,b,left,2,0.5
                                "a"x,b,left,,
                                a,b,left,,"unclosed
                                """))
                .containsExactly(
                        ":2: winner: expected one of left, right, tie, both-bad, both_bad, but"
                                + " found \"x\"",
                        ":3: right: expected another system than on the left, but found \"a\"",
                        ":4: right: expected the name of a system, but found nothing",
                        ":5: left: expected the name of a system, but found nothing",
                        ":6: row: expected 5 fields, but found 2 fields",
                        ":7: row: expected 5 fields, but found 6 fields",
                        ":8: weight: expected a positive, finite number, but found \"NaN\"",
                        ":9: weight: expected a positive, finite number, but found \"-1\"",
                        ":10: weight: expected a positive, finite number, but found \"0\"",
                        ":11: weight: expected a positive, finite number, but found \"Infinity\"",
                        ":12: confidence: expected a number from 0 to 1, but found \"1.5\"",
                        ":14: row: expected a separator after the closing quote, but found"
                                + " \"a\"x,b,left,,",
                        ":15: row: expected a closing quote, but found the end of the file");
    }

    @Test
    void timesThatCannotBeReadOrHaveNotComeAreRejects() {
        var now = Reading.at(Instant.parse("2026-01-01T00:00:00Z"));

        var dataset =
                Reading.read(
                        write(
                                """
                                left,right,winner,time
                                a,b,left,yesterday
                                a,b,left,2026-02-30
                                a,b,left,2026-01-01T00:00:01Z
                                a,b,left,2026-01-01T00:00:00Z
                                a,b,left,1700000000
                                a,b,left,2025-04-17 23:00:17.25+02:00
                                """),
                        now);

        assertThat(rejects(dataset))
                .containsExactly(
                        ":2: time: expected a time such as 2024-05-07T12:34:56Z or seconds since"
                                + " 1970, but found \"yesterday\"",
                        ":3: time: expected a time such as 2024-05-07T12:34:56Z or seconds since"
                                + " 1970, but found \"2026-02-30\"",
                        ":4: time: expected a time that has passed, but found"
                                + " \"2026-01-01T00:00:01Z\"");
        var headers = dataset.comparisons().headers();
        assertThat(headers.time(1)).isEqualTo(1_700_000_000_000L);
        assertThat(headers.time(2))
                .isEqualTo(Instant.parse("2025-04-17T21:00:17.250Z").toEpochMilli());
    }

    @Test
    void aVoteIdSeenBeforeIsARejectThatNamesTheFirst() {
        assertThat(
                        rejects(
                                """
                                id,model_a,model_b,winner_model_a,winner_model_b,winner_tie
                                7,x,y,1,0,0
                                8,x,y,0,0,1
                                7,x,y,0,1,0
                                9,x,y,1,1,0
                                """))
                .containsExactly(
                        ":4: id: expected an id that no vote before has (first on line 2), but"
                                + " found \"7\"",
                        ":5: winner_model_a: expected 1 in one of the three winner columns and 0"
                                + " in the others, but found \"1\", \"1\", \"0\"");
    }

    @Test
    void aLineThatIsNoJsonObjectIsAReject() {
        assertThat(
                        rejects(
                                """
                                {"left":"a","right":"b","winner":"left"}
                                {"left":"a","right":
                                [1]

                                {"left":"a","right":"b","winner":"left"} {}
                                {"left":"a","left":"c","right":"b","winner":"left"}
                                {"left":"a","right":"b","winner":"left","weight":NaN}
                                {"left":"a","right":null,"winner":"left"}
                                """))
                .containsExactly(
                        ":2: row: expected one JSON object, but found {\"left\":\"a\",\"right\":",
                        ":3: row: expected one JSON object, but found [1]",
                        ":5: row: expected one JSON object, but found"
                                + " {\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\"} {}",
                        ":6: left: expected each key once, but found it twice",
                        ":7: weight: expected a positive, finite number, but found \"NaN\"",
                        ":8: right: expected the name of a system, but found null");
    }

    @Test
    void brokenCharactersAreRejectsInTextsAndNames() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("left,right,winner,note\na,b,left,".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes("\na".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.writeBytes(",b,left,fine\na,b,left,\uFFFD\n".getBytes(StandardCharsets.UTF_8));
        file = Reading.write(folder, "votes.csv", bytes.toByteArray());

        var dataset = Reading.read(file);

        assertThat(rejects(dataset))
                .containsExactly(
                        ":2: row: expected text in UTF-8 (where it is Latin-1: iconv -f LATIN1 -t"
                                + " UTF-8), but found the byte FF after \"a,b,left,\"",
                        ":3: row: expected text in UTF-8 (where it is Latin-1: iconv -f LATIN1 -t"
                                + " UTF-8), but found the byte C3 after \"a\"");
        assertThat(dataset.comparisons().get(0).header().attributes())
                .isEqualTo(Map.of("note", "\uFFFD"));
    }

    /** Found by damaging files. */
    @Test
    void halvesOfSurrogatePairsInsideOfObjectsAreSpeltOutByCardsToo() {
        var row =
                "{\"question_id\":81,\"model_a\":%s,\"model_b\":\"b\",\"winner\":\"model_b\",\"judge\":\"author_2\","
                        + "\"turn\":1,\"conversation_a\":[],\"conversation_b\":[]}%n";
        var half = "{\"role\":\"\\ud83d\"}";
        var file = write(row.formatted("\"a\"") + row.formatted(half));

        for (var threads : List.of(1, 3)) {
            var dataset = Reading.read(file, Reading.threads(threads));
            assertThat(dataset.manifest().sources().getFirst().format())
                    .isEqualTo("mt-bench-human");
            assertThat(dataset.comparisons().systems().names())
                    .containsExactly("a", "b", "{\"role\":\"\\ud83d\"}");
            assertThat(dataset.manifest().rejects().count()).isZero();
        }
    }

    @Test
    void halvesOfSurrogatePairsAreSpeltOutInTextsAndNames() {
        var dataset =
                Reading.read(
                        write(
                                """
                                {"left":"a","right":"b","winner":"left","note":"\\ud83d"}
                                {"left":"a\\ud83d","right":"b","winner":"left"}
                                {"left":"a","right":"c\\ud83d\\ude00","winner":"left"}
                                """));

        assertThat(rejects(dataset)).isEmpty();
        assertThat(dataset.comparisons().systems().names())
                .containsExactly("a", "a\\ud83d", "b", "c\uD83D\uDE00");
        assertThat(dataset.comparisons().get(0).header().attributes())
                .isEqualTo(Map.of("note", "\\ud83d"));
    }

    @Test
    void strictStopsAtTheFirstRejectForAnyNumberOfThreads() {
        var text = new StringBuilder("left,right,winner\n");
        for (int row = 0; row < 3000; row++) {
            text.append(row == 1500 || row == 2900 ? "a,b,x\n" : "a,b,left\n");
        }
        var path = write(text.toString());

        for (int threads = 1; threads <= 3; threads++) {
            var options = Reading.strict(threads);
            says(
                    catchThrowableOfType(PsephosException.class, () -> Reading.read(path, options)),
                    Kind.DATA,
                    path
                            + ":1502: winner: expected one of left, right, tie, both-bad,"
                            + " both_bad, but found \"x\"",
                    "mend the row, or leave --strict out to count such rows and go on");
        }
    }

    @Test
    void aCellOfFiveMegabytesIsReadInCsvAndJson() {
        var long5 = "x".repeat(5 << 20);

        var csv = Reading.read(write("left,right,winner,note\na,b,left," + long5 + "\na,b,tie,\n"));
        var json =
                Reading.read(
                        write(
                                "{\"left\":\"a\",\"right\":\"b\",\"winner\":\"left\",\"note\":\""
                                        + long5
                                        + "\"}\n{\"left\":\"a\",\"right\":\"b\",\"winner\":\"tie\"}\n"));

        assertThat(csv.comparisons().size()).isEqualTo(2);
        assertThat(json.comparisons().size()).isEqualTo(2);
        assertThat(csv.comparisons().get(0).header().attributes()).containsEntry("note", long5);
    }

    @Test
    void winnersMayBeGivenOtherWordsAndOnlyThese() {
        var options =
                Reading.named(
                        Map.of(), Map.of(Outcome.LEFT, "1", Outcome.RIGHT, "2", Outcome.TIE, "0"));

        var dataset =
                Reading.read(write("left,right,winner\na,b,1\na,b,2\na,b,0\na,b,left\n"), options);

        assertThat(dataset.comparisons().size()).isEqualTo(3);
        assertThat(rejects(dataset))
                .containsExactly(":5: winner: expected one of 1, 2, 0, but found \"left\"");
    }

    @Test
    void winnersMayBeNamesAndTheManifestSaysSo() {
        var dataset = Reading.read(write("left,right,winner\na,b,a\nb,c,c\na,c,tie\na,b,c\n"));

        var votes = dataset.comparisons();
        assertThat(dataset.manifest().sources().getFirst().format())
                .isEqualTo("psephos, winner by name");
        assertThat(votes.outcome(0)).isEqualTo(Outcome.LEFT);
        assertThat(votes.outcome(1)).isEqualTo(Outcome.RIGHT);
        assertThat(votes.outcome(2)).isEqualTo(Outcome.TIE);
        assertThat(rejects(dataset))
                .containsExactly(
                        ":5: winner: expected the name of the left or the right system, or one of"
                                + " left, right, tie, both-bad, both_bad, but found \"c\"");
    }
}
