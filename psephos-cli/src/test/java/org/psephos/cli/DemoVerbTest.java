package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVerbTest {
    private static final Path PAGE = Path.of("..", "docs", "simulation.md");
    private static final List<String> FILES = List.of("report.html", "truth.csv", "votes.csv");

    @TempDir private Path folder;

    @Test
    void threeFilesAreWrittenAndNamed() throws Exception {
        var out = folder.resolve("new").resolve("demo");
        var run = ProgramRun.of("demo", "--out", out.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted()).isEqualTo(FILES);
        }
        assertThat(run.out())
                .endsWith(
                        "\n%s\n%s\n%s\n"
                                .formatted(
                                        out.resolve("report.html"),
                                        out.resolve("votes.csv"),
                                        out.resolve("truth.csv")));
        assertThat(Files.readAllLines(out.resolve("truth.csv")))
                .hasSize(13)
                .startsWith("system,strength");
        assertThat(Files.readAllLines(out.resolve("votes.csv"))).hasSize(5001);
        assertThat(Files.readString(out.resolve("report.html")))
                .containsIgnoringCase("simulat")
                .contains("./psephos report votes.csv --ties davidson --control position");
    }

    @Test
    void whatItSaysIsWhatThePageShows() throws Exception {
        var run = ProgramRun.of("demo", "--out", folder.toString());
        var said = run.out().substring(0, run.out().indexOf("\n\n" + folder) + 1);

        assertThat(said).contains("truths inside their 95% interval");
        assertThat(Files.readString(PAGE)).contains("```text\n" + said + "```\n");
    }

    @Test
    void oneSeedGivesTheSameBytesInAnyFolder() throws Exception {
        var first = folder.resolve("first");
        var second = folder.resolve("second");
        ProgramRun.of("demo", "--out", first.toString(), "--seed", "5");
        ProgramRun.of("demo", "--out", second.toString(), "--seed", "5");

        assertThat(digests(second)).isEqualTo(digests(first));
        ProgramRun.of("demo", "--out", second.toString(), "--seed", "6");
        assertThat(digests(second)).doesNotContainAnyElementsOf(digests(first));
    }

    @Test
    void theVotesRankToTheLadderThatTheDemonstrationShows() throws Exception {
        var json = ProgramRun.of("demo", "--out", folder.toString(), "--format", "json").out();
        var rank =
                ProgramRun.of(
                        "rank",
                        folder.resolve("votes.csv").toString(),
                        "--ties",
                        "davidson",
                        "--control",
                        "position",
                        "--format",
                        "json");

        assertThat(rank.out()).contains("\"simulated\" : true");
        assertThat(strengths(json)).hasSize(12).isEqualTo(strengths(rank.out()));
    }

    @Test
    void theJsonSaysHowCloseTheLadderCame() {
        var json = ProgramRun.of("demo", "--out", folder.toString(), "--format", "json").out();

        assertThat(json)
                .startsWith("{\n  \"simulated\": true,\n  \"seed\": 1,\n  \"systems\": 12,\n")
                .contains(
                        "\"kendallTau\":", "\"rootMeanSquare\":", "\"of\": 12", "\"position\": {");
    }

    @Test
    void aFileIsRefusedWithTheVerbThatWasMeant() {
        var run = ProgramRun.of("demo", "votes.csv");

        assertThat(run.err())
                .isEqualTo(
                        """
                        psephos: demo reads no file, but was given "votes.csv"
                        To rank your own votes: psephos rank votes.csv
                        """);
        assertThat(run.code()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorOfTwoLines() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var run = ProgramRun.of("demo", "--out", file.resolve("demo").toString());

        assertThat(run.err())
                .startsWith("psephos: " + file.resolve("demo") + " cannot be made a folder: ")
                .endsWith("\nName another: psephos demo --out DIR.\n");
        assertThat(run.code()).isEqualTo(Exit.USAGE);
    }

    private static List<String> digests(Path folder) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        var digests = new ArrayList<String>();
        for (var name : FILES) {
            digests.add(
                    HexFormat.of().formatHex(sha.digest(Files.readAllBytes(folder.resolve(name)))));
        }
        return digests;
    }

    /** The strengths of a ladder in the order written. */
    private static List<String> strengths(String json) {
        return json.lines()
                .filter(line -> line.matches(" *\"strength\" ?: -?[0-9].*"))
                .map(line -> line.replaceAll("[^-.0-9]", ""))
                .collect(Collectors.toList());
    }
}
