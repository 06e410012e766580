package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that cannot be ranked, or not all of them: each gets a clear answer, and nothing is lost.
 */
class BadInputTest {
    private static final String HEADER = "left,right,winner\n";
    private static final String TWO_VOTES = "a,b,left\nb,a,left\n";

    @TempDir Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static ProgramRun rank(Path file, String... more) {
        var words = new String[more.length + 2];
        words[0] = "rank";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return ProgramRun.of(words);
    }

    /** No answer on standard output, two lines on standard error. */
    private static void assertRefused(ProgramRun run, int code, String problem, String remedy) {
        assertThat(run)
                .isEqualTo(new ProgramRun(code, "", "psephos: " + problem + "\n" + remedy + "\n"));
    }

    /** What a reject says, told apart as its file of rejects has it. */
    private record Told(int line, String field, String expected, String found) {
        String csv() {
            return line + "," + field + "," + cell(expected) + "," + cell(found) + "\n";
        }

        String words() {
            return "%d: %s: expected %s, but found %s".formatted(line, field, expected, found);
        }

        private static String cell(String text) {
            return text.matches("(?s).*[,\"].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }
    }

    /** One row is rejected with this reason and the others are ranked; --strict stops at it. */
    private void assertRejected(Path file, long rows, Told reject) throws IOException {
        var kept = folder.resolve("rejects.csv");
        var run = rank(file, "--rejects", kept.toString());

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .matches(
                        "psephos: read %d rows in \\d+\\.\\d s, 1 rejected: see \\Q%s\\E\n"
                                .formatted(rows, kept));
        assertThat(kept)
                .content()
                .isEqualTo("source,line,field,expected,found\n" + file + "," + reject.csv());
        assertThat(rank(file).err()).endsWith(", 1 rejected: see --rejects FILE\n");
        assertRefused(
                rank(file, "--strict"),
                Exit.DATA,
                file + ":" + reject.words(),
                "Mend the row, or leave --strict out to count such rows and go on");
    }

    @Test
    void anUnknownWinnerIsARejectWithTheKnownOnesNamed() throws IOException {
        var file = file("votes.csv", HEADER + TWO_VOTES + "a,b,banana\n");

        assertRejected(
                file,
                3,
                new Told(4, "winner", "one of left, right, tie, both-bad, both_bad", "\"banana\""));
    }

    @Test
    void aMissingColumnIsNamedByTheOptionThatMendsIt() throws IOException {
        var file = file("votes.csv", "left,winner\na,left\n");

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": no known layout has these columns: left, winner",
                "--columns left=LEFT_COLUMN,right=RIGHT_COLUMN,winner=winner");
    }

    @Test
    void aSystemAgainstItselfIsAReject() throws IOException {
        assertRejected(
                file("votes.csv", HEADER + "a,a,left\n" + TWO_VOTES),
                3,
                new Told(2, "right", "another system than on the left", "\"a\""));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        var file = file("votes.csv", "");

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": the file is empty",
                "Name a file with a header line and votes: psephos formats shows some");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() throws IOException {
        var file = file("votes.csv", HEADER);

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": columns, but not one row",
                "Name a file with votes in it; this one may have been cut off");
    }

    @Test
    void whereEveryRowIsRejectedThereIsNothingToRank() throws IOException {
        var file = file("votes.csv", HEADER + "a,a,left\n");

        assertRefused(
                rank(file),
                Exit.DATA,
                file
                        + ": every row was rejected; "
                        + file
                        + ":2: right: expected another system than on the left, but found \"a\"",
                "See all of them with --rejects FILE; name columns and values with --columns and"
                        + " --winner-values.");
    }

    @Test
    void oneSystemAloneIsNoOrder() throws IOException {
        var file = file("orders.csv", "ranking\na\na\n");
        var told =
                file
                        + ":2: ranking: expected two or more systems as a > b = c, or a JSON array"
                        + " with ties as inner arrays, but found \"a\"";

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": every row was rejected; " + told,
                "See all of them with --rejects FILE; name columns and values with --columns and"
                        + " --winner-values.");
        assertRefused(
                rank(file, "--strict"),
                Exit.DATA,
                told,
                "Mend the row, or leave --strict out to count such rows and go on");
    }

    @Test
    void aVoteThatStandsTwiceByItsIdIsARejectOnceAndCountsOnce() throws IOException {
        var vote = "{\"vote_id\":\"%s\",\"left\":\"%s\",\"right\":\"%s\",\"winner\":\"left\"}\n";

        assertRejected(
                file(
                        "votes.jsonl",
                        vote.formatted("v1", "a", "b")
                                + vote.formatted("v1", "a", "b")
                                + vote.formatted("v2", "b", "a")),
                3,
                new Told(
                        2, "vote_id", "an id that no vote before has (first on line 1)", "\"v1\""));
        assertRejected(
                file(
                        "votes.csv",
                        "vote_id,left,right,winner\nv1,a,b,left\nv2,b,a,left\nv1,a,b,left\n"),
                3,
                new Told(
                        4, "vote_id", "an id that no vote before has (first on line 2)", "\"v1\""));
    }

    @Test
    void ratingsOnItemsOfTheirOwnAreNoLadderAndAreAccountedFor() throws IOException {
        var file = file("ratings.csv", "item,system,rating\ni,a,3\nj,b,4\n");

        var run = rank(file, "--format", "json");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.err())
                .isEqualTo(
                        """
                        psephos: no item has ratings of two systems, so that a better system and easier items cannot be told apart
                        Name the column of what all systems were asked with --columns item=COLUMN, or collect ratings of several systems on the same items
                        """);
        assertThat(run.out().replaceAll("\\s", ""))
                .contains("\"read\":2,\"used\":0,\"rejected\":0,\"setAside\":{\"graded-alone\":2}");
    }

    /** Without the annotators, b would be ahead of a in half of the rankings only. */
    @Test
    void annotatorsOfRatingsAreReadAlthoughNoOptionNamesThem() throws IOException {
        var file =
                file(
                        "ratings.csv",
                        """
                        item,system,annotator,rating
                        i,a,kea,1
                        i,b,kea,2
                        i,a,tui,5
                        i,b,tui,4
                        j,a,kea,1
                        j,b,kea,2
                        """);

        var run = rank(file, "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("ratings of one annotator on one item are one ranking")
                .contains("3 rankings");
    }

    @Test
    void aSystemThatNeverLostHasNoPlaceAndTheOthersHave() throws IOException {
        var file = file("votes.csv", HEADER + "a,b,left\nb,c,left\nc,b,left\n");

        var run = rank(file, "--format", "csv");
        var whole = rank(file, "--whole");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "psephos: 1 of 3 systems has no place: a (won every comparison)\n"
                                + "More votes would place them, or a prior: --prior 1. With --whole"
                                + " this is an error.\n");
        assertThat(run.out()).isNotEmpty();
        assertThat(whole.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(rank(file, "--prior", "1").err()).isEmpty();
    }

    @Test
    void islandsHaveNoCommonLadderAndTheJsonSaysSo() throws IOException {
        var file = file("votes.csv", HEADER + TWO_VOTES + "c,d,left\nd,c,left\n");

        var run = rank(file, "--format", "json");

        assertThat(run.code()).isEqualTo(Exit.NO_ANSWER);
        assertThat(run.err())
                .isEqualTo(
                        """
                        psephos: 2 groups of systems never met each other
                        Collect comparisons across the groups, or rank each group on its own, or add --prior 1
                        """);
        assertThat(run.out())
                .startsWith("{")
                .contains("\"status\"", "not-identified")
                .endsWith("}\n");
    }

    @Test
    void aMarkOfByteOrderAndWindowsLineEndsAreNoTrouble() throws IOException {
        var windows = file("windows.csv", "\ufeff" + (HEADER + TWO_VOTES).replace("\n", "\r\n"));
        var plain = file("plain.csv", HEADER + TWO_VOTES);

        assertThat(rank(windows, "--format", "csv")).isEqualTo(rank(plain, "--format", "csv"));
    }

    @Test
    void aCellOfFiveMegabytesIsNoTrouble() throws IOException {
        var file =
                file(
                        "votes.csv",
                        "left,right,winner,text\na,b,left,x\nb,a,left,"
                                + "y".repeat(5_000_000)
                                + "\n");

        assertThat(rank(file).code()).isZero();
        assertThat(rank(file).err()).isEmpty();
    }

    @Test
    void aPackedFileThatBreaksOffIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write((HEADER + TWO_VOTES.repeat(1000)).getBytes(StandardCharsets.UTF_8));
        }
        var file = folder.resolve("votes.csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": the packed data breaks off or is damaged",
                "Download it again; nothing of this file was used");
    }

    @Test
    void aPointerToDataIsNotTheData() throws IOException {
        var file =
                file(
                        "votes.csv",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n");

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": this is a git-LFS pointer, not the data",
                "git lfs pull in the repository it came from, or download the file itself");
    }

    @Test
    void aFolderIsNoFile() {
        assertRefused(
                rank(folder),
                Exit.USAGE,
                folder
                        + ": a folder without a file to read: none in it or below it ends in"
                        + " .parquet .jsonl .json .csv .tsv",
                "Name a file of judgements, or the folder that holds them");
    }

    @Test
    void namesThatDifferInCaseOrBlanksAloneAreSaidSo() throws IOException {
        var file =
                file(
                        "votes.csv",
                        HEADER + "GPT-4,b,left\ngpt-4,b,right\nb,GPT-4 ,left\nb,c,left\n");

        assertThat(ProgramRun.of("peek", file.toString()).err())
                .isEqualTo(
                        "psephos: systems that differ in case or blanks alone are different systems:"
                                + " \"GPT-4\" and \"GPT-4 \", \"GPT-4\" and \"gpt-4\"\n");
    }

    @Test
    void namesThatDifferInHowAnAccentIsWrittenAreSaidSo() throws IOException {
        var file = file("votes.csv", HEADER + "\u00e9,b,left\ne\u0301,b,right\nb,c,left\n");

        assertThat(ProgramRun.of("peek", file.toString()).err())
                .startsWith(
                        "psephos: systems that differ in case, blanks or how accents are written"
                                + " alone are different systems: ");
    }

    @Test
    void howManyFilesOfAFolderWereReadIsSaid() throws IOException {
        file("one.csv", HEADER + TWO_VOTES);
        file("two.csv", HEADER + TWO_VOTES);

        assertThat(ProgramRun.of("peek", folder.toString()).err())
                .isEqualTo("psephos: read 2 files as one dataset; name them to read fewer\n");
    }

    @Test
    void latin1IsAdvised() throws IOException {
        var bytes = folder.resolve("votes.csv");
        Files.write(
                bytes,
                (HEADER + "\u00e9,b,left\nb,\u00e9,left\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ProgramRun.of("peek", bytes.toString()).err())
                .endsWith(
                        "Text must be UTF-8. Where it is Latin-1: iconv -f LATIN1 -t UTF-8 < FILE >"
                                + " utf8.csv\n");
    }

    @Test
    void theCommandThatMendsAFileIsPrintedAsItIsTyped() throws IOException {
        var wide = folder.resolve("wide.csv");
        Files.write(wide, (HEADER + TWO_VOTES).getBytes(StandardCharsets.UTF_16));
        var returns = file("returns.csv", (HEADER + TWO_VOTES).replace('\n', '\r'));

        assertRefused(
                rank(wide),
                Exit.DATA,
                wide + ": the text is UTF-16, and only UTF-8 is read",
                "iconv -f UTF-16 -t UTF-8 < " + wide + " > votes-utf8.csv");
        assertRefused(
                rank(returns),
                Exit.DATA,
                returns + ": its lines end in a carriage return alone, as on old Macintoshes",
                "tr '\\r' '\\n' < " + returns + " > votes-lines.csv");
    }

    @Test
    void aFileThatIsNotThereIsAMatterOfTheCall() {
        var file = folder.resolve("votes.csv");

        assertRefused(
                rank(file),
                Exit.USAGE,
                file + ": there is no such file",
                "Check the path; relative paths begin at the folder you are in");
    }

    @Test
    void brokenBytesAreRejects() throws IOException {
        var bytes = folder.resolve("votes.csv");
        Files.write(
                bytes,
                (HEADER + TWO_VOTES + "\u00e9,b,left\n").getBytes(StandardCharsets.ISO_8859_1));

        assertRejected(
                bytes,
                3,
                new Told(
                        4,
                        "row",
                        "text in UTF-8 (where it is Latin-1: iconv -f LATIN1 -t UTF-8)",
                        "the byte E9"));
    }

    @Test
    void aWeightThatIsNoNumberIsAReject() throws IOException {
        assertRejected(
                file(
                        "votes.csv",
                        "left,right,winner,weight\na,b,left,NaN\na,b,left,1\nb,a,left,1\n"),
                3,
                new Told(2, "weight", "a positive, finite number", "\"NaN\""));
    }

    @Test
    void aVoteFromTheFutureIsAReject() throws IOException {
        var past = "2020-01-01T00:00:00Z\n";

        assertRejected(
                file(
                        "votes.csv",
                        "left,right,winner,time\na,b,left,2030-01-01T00:00:00Z\na,b,left,"
                                + past
                                + "b,a,left,"
                                + past),
                3,
                new Told(2, "time", "a time that has passed", "\"2030-01-01T00:00:00Z\""));
    }

    @Test
    void aColumnNamedTwiceIsRefused() throws IOException {
        var file = file("votes.csv", "left,right,winner,left\na,b,left,c\n");

        assertRefused(
                rank(file),
                Exit.DATA,
                file + ": the header line names the column \"left\" twice",
                "Rename one of the two");
    }
}
