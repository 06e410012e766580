package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemsVerbTest {
    private static final Path PAGE = Path.of("..", "docs", "systems.md");

    @TempDir private Path folder;

    @Test
    void thePageOfTheDocumentationAgreesWithTheCode() throws Exception {
        var run = ProgramRun.of("systems", "--format", "md", "--rows", folder.toString());
        assertThat(run.code()).as(run.err()).isZero();

        if ("write".equals(System.getProperty("psephos.pages"))) {
            Files.writeString(PAGE, run.out());
        }
        assertThat(Files.readString(PAGE))
                .as("make it again: psephos systems --format md --rows EMPTY_FOLDER")
                .isEqualTo(run.out());
    }

    @Test
    void allSystemsAreListedAndTheRunIsFine() {
        var run = ProgramRun.of("systems", "--rows", folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().filter(line -> line.matches("S\\d{3}  .*"))).hasSize(185);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void jsonIsOneWordAway() {
        var json = ProgramRun.of("systems", "--json", "--rows", folder.toString());

        assertThat(json.out())
                .startsWith("{\n  \"total\": 185,\n  \"passing\": ")
                .isEqualTo(
                        ProgramRun.of("systems", "--format", "json", "--rows", folder.toString())
                                .out());
    }

    @Test
    void filtersChooseRowsButCountsStayWhole() {
        var run =
                ProgramRun.of("systems", "--room", "rank", "--status", "partial", "--rows", dir());

        assertThat(run.out().lines().filter(line -> line.startsWith("S")))
                .isNotEmpty()
                .allMatch(line -> line.matches("S\\d{3}  partial .*"))
                .anyMatch(line -> line.startsWith("S124"));
        assertThat(run.out()).contains("all            185");
        assertThat(
                        ProgramRun.of(
                                        "systems",
                                        "--room",
                                        "docs",
                                        "--status",
                                        "passes",
                                        "--rows",
                                        dir())
                                .out())
                .endsWith("\nNone stands so.\n");
    }

    @Test
    void oneSystemIsShownInFull() {
        assertThat(ProgramRun.of("systems", "S014", "--rows", dir()).out())
                .startsWith("S014       Amazon-M2")
                .contains("\n  status   missing\n", "\n  missing  all of it: session");
    }

    @Test
    void whatIsNotThereIsRefused() {
        refused(
                "there is no system \"S999\"",
                "Ids run from S001 to S185; all of them: psephos" + " systems",
                List.of("systems", "S999"));
        refused(
                "--room is \"rnak\"; expected one of audit, bench, collect, curate, data, docs,"
                        + " explain, judge, learn, rank, route, simulate, values",
                "Did you mean rank? Write for example --room audit.",
                List.of("systems", "--room", "rnak"));
        refused(
                "--rows is \"nowhere\"; expected a folder that is there",
                "Name the folder that holds the published rows, or leave it out.",
                List.of("systems", "--rows", "nowhere"));
        refused(
                "--json and --format csv disagree",
                "Keep one of them.",
                List.of("systems", "--json", "--format", "csv"));
    }

    @Test
    void rowsComeFromTheOptionElseTheEnvironmentElseBesideTheCheckout() throws Exception {
        var data = Files.createDirectories(folder.resolve("shared").resolve("data"));
        var shared = data.resolveSibling(".").normalize().toString();
        var named = arguments("--rows", shared);

        assertThat(SystemsVerb.rows(named, "elsewhere")).isEqualTo(data);
        assertThat(SystemsVerb.rows(arguments(), folder.toString())).isEqualTo(folder);
        assertThat(SystemsVerb.rows(arguments(), "")).isNull();
    }

    private static Arguments arguments(String... words) {
        return Arguments.parse(new SystemsVerb().syntax(), List.of(words));
    }

    private String dir() {
        return folder.toString();
    }

    private static void refused(String problem, String remedy, List<String> words) {
        var run = ProgramRun.of(words.toArray(String[]::new));

        assertThat(run.err()).isEqualTo("psephos: %s\n%s\n".formatted(problem, remedy));
        assertThat(run.code()).isEqualTo(Exit.USAGE);
    }
}
