package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psephos.cli.Terminal.Surroundings;

class HelpTest {

    static Stream<String> built() {
        return Verbs.BUILT.stream();
    }

    @Test
    void aVerbIsEitherBuiltOrPlanned() {
        assertThat(Verbs.BUILT).doesNotHaveDuplicates().doesNotContainAnyElementsOf(Verbs.PLANNED);
        for (var word : Verbs.BUILT) {
            assertThat(Verbs.named(word).syntax().verb()).isEqualTo(word);
        }
    }

    @Test
    void theOverviewListsWhatWorksAndNothingElse() {
        var run = ProgramRun.of();

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("  ")).map(HelpTest::first))
                .containsExactlyElementsOf(Verbs.BUILT);
        assertThat(run).isEqualTo(ProgramRun.of("--help")).isEqualTo(ProgramRun.of("help"));
    }

    private static String first(String line) {
        return line.strip().split(" ", 2)[0];
    }

    @ParameterizedTest
    @MethodSource("built")
    void everyVerbSaysItsOptionsAnExampleAndTheExitCodes(String verb) {
        var syntax = Verbs.named(verb).syntax();
        var run = ProgramRun.of(verb, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("psephos " + verb)
                .contains("\nExample\n  psephos " + verb)
                .contains("Exit codes: 0 fine, 1 our bug, 2 usage, 3 data rejected, 4 no answer");
        assertThat(syntax.optionNames()).allSatisfy(name -> assertThat(run.out()).contains(name));
        assertThat(run).isEqualTo(ProgramRun.of("help", verb));
    }

    @ParameterizedTest
    @MethodSource("built")
    void helpKeepsToTheWidthOfTheWindow(String verb) {
        var narrow = new Surroundings(80, false, false, false, 1, java.time.Clock.systemUTC());

        assertThat(ProgramRun.of(narrow, verb, "--help").out().lines())
                .filteredOn(line -> !line.startsWith("  psephos "))
                .filteredOn(line -> !line.contains("--"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @MethodSource("built")
    void theExampleOfTheHelpWorks(String verb, @TempDir Path folder) throws Exception {
        var votes = folder.resolve("votes.csv");
        Files.writeString(votes, Practice.votes());
        for (var example : Verbs.named(verb).syntax().example().lines().toList()) {
            var run = ProgramRun.of(call(example, folder));

            assertThat(run.err()).as(example).doesNotContain("\nWrite", "bug");
            assertThat(run.code()).as(example).isZero();
        }
    }

    /** What is written, and files that are made here, lie in {@code folder}. */
    private static String[] call(String example, Path folder) {
        var words = new ArrayList<String>();
        for (var word : example.split(" ", -1)) {
            boolean written = !words.isEmpty() && List.of("--out", "-o").contains(words.getLast());
            boolean made = word.endsWith(".csv") || word.endsWith(".html");
            boolean file = written || (made && !word.contains("/"));
            // Examples are called where the house stands, and tests run in a room of it.
            var there = word.startsWith("docs/") ? Path.of("..", word).toString() : word;
            words.add(file ? folder.resolve(word).toString() : there);
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        var pom = Files.readString(Path.of("").toAbsolutePath().resolve("pom.xml"));

        assertThat(pom).contains("<version>" + Version.NAME + "</version>");
        assertThat(ProgramRun.of("--version").out()).isEqualTo("psephos " + Version.NAME + "\n");
    }

    @Test
    void aVerbThatIsNotBuiltSaysSo() {
        assertThat(ProgramRun.of("explain", "votes.csv"))
                .isEqualTo(
                        new ProgramRun(
                                Exit.USAGE,
                                "",
                                "psephos: explain is not built yet\nWhat works now: "
                                        + String.join(", ", Verbs.BUILT)
                                        + ".\n"));
    }

    @Test
    void whatIsNoVerbGetsAHint() {
        assertThat(ProgramRun.of("rnak").err())
                .isEqualTo(
                        """
                        psephos: there is no verb "rnak"
                        Did you mean rank? All verbs: psephos --help
                        """);
        assertThat(ProgramRun.of("votes.csv").err())
                .isEqualTo(
                        """
                        psephos: there is no verb "votes.csv"
                        To rank the systems of a file: psephos rank votes.csv
                        """);
        assertThat(ProgramRun.of("--strict", "rank").err())
                .isEqualTo(
                        "psephos: --strict stands before any verb\n"
                                + "Name a verb first, as in psephos rank votes.csv; all verbs:"
                                + " psephos --help\n");
    }
}
