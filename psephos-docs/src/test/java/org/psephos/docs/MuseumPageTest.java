package org.psephos.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The museum of the bugs of programs for judging: every bug has its row, every test is there. */
class MuseumPageTest {
    private static final Path ROOT = House.checkout();
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern TEST = Pattern.compile("\\bvoid (\\w+)\\(");

    /** The bugs are numbered as their sources do, and none is passed over. */
    @Test
    void everyBugHasItsRow() throws IOException {
        var rows = page().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();

        assertThat(rows)
                .extracting(row -> Integer.valueOf(row.split(" ", 3)[1]))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 27).boxed().toList());
        assertThat(rows)
                .allMatch(
                        row -> NAMED.matcher(row).find() || row.matches(".*(until|as \\d|same).*"));
    }

    @Test
    void testsNamedInThePageExist() throws IOException {
        var named =
                page().flatMap(line -> NAMED.matcher(line).results())
                        .map(found -> found.group(1) + "." + found.group(2))
                        .toList();

        assertThat(tests()).containsAll(named);
        assertThat(named).hasSizeGreaterThan(40);
    }

    private static java.util.stream.Stream<String> page() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/methods/museum.md")).stream();
    }

    private static SortedSet<String> tests() throws IOException {
        var tests = new TreeSet<String>();
        try (var modules = Files.newDirectoryStream(ROOT, "psephos-*")) {
            for (var module : modules) {
                for (var file : sources(module.resolve("src/test/java"))) {
                    var type = file.getFileName().toString().replace(".java", ".");
                    TEST.matcher(Files.readString(file))
                            .results()
                            .forEach(found -> tests.add(type + found.group(1)));
                }
            }
        }
        return tests;
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
    }
}
