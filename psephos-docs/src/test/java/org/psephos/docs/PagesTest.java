package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages say what is true: their blocks are made anew and compared; {@code make docs} writes
 * them.
 */
class PagesTest {
    private static final Path ROOT = House.checkout();
    private static final Pattern COMMAND = Pattern.compile("\\./psephos ([a-z]+)");
    private static final Pattern LINK =
            Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\\)");

    @TestFactory
    Stream<DynamicTest> blocksAreWhatTheyQuote() throws IOException {
        boolean write = "write".equals(System.getProperty("psephos.pages"));
        return pages().stream()
                .map(
                        page ->
                                DynamicTest.dynamicTest(
                                        ROOT.relativize(page.file()).toString(),
                                        () -> compare(page, write)));
    }

    private static void compare(Page page, boolean write) {
        var renewed = page.renewed(new Blocks(ROOT));
        if (write) {
            page.write(renewed);
            return;
        }
        assertThat(page.text()).as("written by `make docs`").isEqualTo(renewed);
    }

    @Test
    void linksInsideTheHouseLeadSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            var link = LINK.matcher(page.text());
            while (link.find()) {
                if (!Files.exists(page.file().resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(page.file()) + " -> " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void codeOfOursStandsInBlocksOnly() throws IOException {
        assertThat(pages()).allSatisfy(page -> assertThat(page.byHand()).doesNotContain("```java"));
    }

    @Test
    void verbsNamedInThePagesExist() throws IOException {
        var unknown = new ArrayList<String>();
        for (var page : pages()) {
            var command = COMMAND.matcher(page.text());
            while (command.find()) {
                if (Run.of(List.of(command.group(1), "--help")).exit() != 0) {
                    unknown.add(ROOT.relativize(page.file()) + ": psephos " + command.group(1));
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void aBlockThatWasEditedIsNoticed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("page.md");
        Files.writeString(file, "a\n<!-- block rooms -->\nedited\n<!-- end -->\nb\n");

        var renewed = Page.read(file).renewed(new Blocks(ROOT));

        assertThat(renewed)
                .startsWith("a\n<!-- block rooms -->\n| room |")
                .doesNotContain("edited")
                .endsWith("\n<!-- end -->\nb\n");
    }

    @Test
    void aRegionIsCutOutOfItsTestWithoutItsMargin() {
        // tag::sample
        var quoted = "this line is quoted by this very test";
        // end::sample

        var block = new Blocks(ROOT).make("region", "PagesTest#sample");

        assertThat(block).isEqualTo("\n```java\nvar quoted = \"%s\";\n```\n".formatted(quoted));
    }

    @Test
    void aBlockOfNoKindIsAnError() {
        assertThatThrownBy(() -> new Blocks(ROOT).make("magic", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no kind of block is called magic");
    }

    private static List<Page> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> decisions = Files.list(ROOT.resolve("decisions"))) {
            return Stream.of(top, docs, decisions)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        }
    }
}
