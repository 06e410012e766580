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
import org.psephos.catalog.Verdict;

/**
 * Mutants that died here: a datasheet that speaks for a file nobody looked at; one that says a
 * probe was run where none was.
 */
class CurateContentTest {
    @TempDir private Path folder;
    private String rows = "";

    @BeforeEach
    void write() throws IOException {
        var file = folder.resolve("rated.csv");
        Files.writeString(
                file,
                """
                id,text,rating
                r1,You are an idiot.,1
                r2,The tomatoes need water.,5
                """);
        rows = file.toString();
    }

    private String converted(String out, String... more) throws IOException {
        var words =
                new ArrayList<>(
                        List.of(
                                "convert",
                                rows,
                                "--columns=item=id,rating=rating",
                                "--to",
                                "csv",
                                "--out",
                                folder.resolve(out).toString()));
        words.addAll(List.of(more));
        var run = ProgramRun.of(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return Files.readString(folder.resolve(out).resolve("DATASHEET.md"));
    }

    @Test
    void theDatasheetAnswersByWhatWasFoundAndOnlyThen() throws IOException {
        var found = folder.resolve("content.json").toString();
        var look = ProgramRun.of("curate", "content", rows, "--format=json", "--out", found);
        assertThat(look.err()).isEmpty();
        assertThat(converted("with", "--content", found))
                .contains(
                        "Of 2 texts, 1 of 2 (50.0%, from 9.5% to 90.5% at level 0.95) were flagged")
                .contains("* lexicon, where a text holds a word of the lexicon: 1 of 2")
                .contains("; insult 1.")
                .contains("*To be answered by a person.*")
                .doesNotContain("no probe was run");
        assertThat(Files.readString(folder.resolve("with").resolve("conversion.json")))
                .contains("\"content\" : \"content.json\"");
        assertThat(converted("without"))
                .contains("Nobody has looked into this: no probe was run")
                .doesNotContain("were flagged");
    }

    @Test
    void whatWasFoundInOtherFilesIsRefused() throws IOException {
        var found = folder.resolve("content.json");
        ProgramRun.of("curate", "content", rows, "--format=json", "--out", found.toString());
        Files.writeString(Path.of(rows), "id,text,rating\nr1,Another text.,1\n");
        var out = folder.resolve("with");
        var run =
                ProgramRun.of(
                        "convert",
                        rows,
                        "--columns=item=id,rating=rating",
                        "--to=csv",
                        "--out",
                        out.toString(),
                        "--content",
                        found.toString());
        assertThat(run.code()).isEqualTo(Exit.DATA);
        assertThat(run.err())
                .contains("says nothing of " + rows, "Look anew: psephos curate content");
        assertThat(out).doesNotExist();
        Files.writeString(found, "[]");
        assertThat(
                        ProgramRun.of(
                                        "convert",
                                        rows,
                                        "--columns=item=id,rating=rating",
                                        "--to=csv",
                                        "--out",
                                        out.toString(),
                                        "--content",
                                        found.toString())
                                .err())
                .contains("is not what psephos curate content finds");
    }

    @Test
    void aPictureIsWrittenAndAnchorsMayBeOnesOwn() throws IOException {
        var own = folder.resolve("own.txt");
        Files.writeString(own, "vegetables word tomato*\n");
        var cloud = folder.resolve("words.svg");
        var run =
                ProgramRun.of(
                        "curate",
                        "content",
                        rows,
                        "--anchors",
                        own.toString(),
                        "--cloud",
                        cloud.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("vegetables", "1 of 2 texts").doesNotContain("insult");
        assertThat(cloud).content().startsWith("<svg ").contains("Words that tell flagged texts");
    }

    @Test
    void whatWouldChangeNothingIsRefused() {
        refused("--margin changes nothing here", "content", "--margin", "0.2");
        refused("--threshold changes nothing here", "content", "--threshold", "0.2");
        refused("--cloud belongs to curate content", "check", "--cloud", "a.svg");
        refused("the picture is an SVG file", "content", "--cloud", "a.png");
        refused("--drop belongs to curate fix", "content", "--drop", "refusals");
        assertThat(
                        ProgramRun.of(
                                        "convert",
                                        rows,
                                        "--columns=item=id,rating=rating",
                                        "--to=csv",
                                        "--out=a.csv",
                                        "--content=x")
                                .err())
                .contains("only a folder for others gets a datasheet");
    }

    private void refused(String problem, String what, String... more) {
        var words = new ArrayList<>(List.of("curate", what, rows));
        words.addAll(List.of(more));
        var run = ProgramRun.of(words.toArray(String[]::new));
        assertThat(run.code()).as(problem).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains(problem);
    }

    @Test
    void thePublishedSystemIsServed() {
        assertThat(SystemsContent.all().getFirst().check().run(null))
                .isInstanceOf(Verdict.Met.class);
    }
}
