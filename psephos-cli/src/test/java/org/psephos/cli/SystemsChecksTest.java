package org.psephos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.PublishedSystem;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Scoreboard;
import org.psephos.catalog.Standing;
import org.psephos.catalog.Standing.Status;
import org.psephos.catalog.Verdict;
import org.psephos.testkit.Shared;

class SystemsChecksTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "psephos", "cli");

    @TempDir private Path folder;

    @Test
    void everyCoveringIsThereAndNamesItsSystem() throws Exception {
        for (var covering : SystemsChecks.ALL) {
            var file =
                    covering.kind() == Kind.CODE
                            ? SOURCES.resolve(covering.name() + ".java")
                            : Path.of("..", shelf(covering), covering.name());

            assertThat(file).isRegularFile().content().contains(covering.system());
        }
    }

    private static String shelf(Covering covering) {
        return switch (covering.kind()) {
            case CATALOG -> "psephos-io/src/main/resources/org/psephos/catalog/cards";
            case BENCHMARK -> "benchmarks";
            case RECIPE -> "recipes";
            case CODE -> throw new IllegalArgumentException("code lies on no shelf");
        };
    }

    @Test
    void genAiArenaIsPartialAndSaysWhatIsMissing() {
        var standing = standing(null);

        assertThat(standing.verdicts()).allMatch(Verdict.Met.class::isInstance);
        assertThat(standing.status()).isEqualTo(Status.PARTIAL);
        assertThat(standing.missing()).startsWith("a ladder from the published votes");
        assertThat(standing.rows()).isEqualTo(Rows.GENERATED);
    }

    @Test
    void ratingsAreHeldAgainstRankingsWithAndWithoutThePublishedRows() {
        assertThat(SystemsProtocols.check(null)).isInstanceOf(Verdict.Met.class);
        var published = Shared.file("data/sparse_feedback").resolveSibling(".").normalize();
        assertThat(SystemsProtocols.check(published)).isInstanceOf(Verdict.Met.class);
        assertThat(SystemsThemes.check(null)).isInstanceOf(Verdict.Met.class);
    }

    @Test
    void publishedVotesAreCountedWhereTheyAre() {
        var published = Shared.file("data/genai_bench").resolveSibling(".").normalize();

        assertThat(SystemsArenaVotes.check(published))
                .isEqualTo(
                        new Verdict.Met(
                                Rows.PUBLISHED,
                                "votes by board as left/right/tie/both-bad, then rejects: "
                                        + SystemsArenaVotes.PUBLISHED));
    }

    @Test
    void aVoteThatIsLostFromTheRowsTakesTheStatusDown() throws Exception {
        var published = Shared.file("data/genai_bench/human_votes.csv");
        var lines = Files.readAllLines(published);
        Files.createDirectories(folder.resolve("genai_bench"));
        Files.write(
                folder.resolve("genai_bench").resolve("human_votes.csv"),
                lines.subList(0, lines.size() - 1));

        var standing = standing(folder);

        assertThat(standing.status()).isEqualTo(Status.MISSING);
        assertThat(standing.verdicts().getFirst()).isInstanceOf(Verdict.Missed.class);
        assertThat(standing.missing()).startsWith("check failed: votes by board");
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsSeen() throws Exception {
        var rows = folder.resolve("genai_bench");
        Files.createDirectories(rows);
        Files.writeString(
                rows.resolve("human_votes.csv"),
                """
                task,idx,prompt,human_vote
                image_edition,0,a hill,leftvote
                image_edition,1,a cup,middlevote
                """);

        assertThat(SystemsArenaVotes.check(folder))
                .isInstanceOfSatisfying(
                        Verdict.Missed.class,
                        missed -> assertThat(missed.found()).isEqualTo("image_edition 1/0/0/0, 1"));
    }

    private static Standing standing(@Nullable Path published) {
        return Scoreboard.check(PublishedSystem.all(), SystemsChecks.ALL, published)
                .standings()
                .get(123);
    }
}
