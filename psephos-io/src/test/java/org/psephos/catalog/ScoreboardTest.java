package org.psephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Standing.Status;
import org.psephos.catalog.Verdict.Missed;
import org.psephos.catalog.Verdict.NotRun;

class ScoreboardTest {
    private static final PublishedSystem ARENA =
            PublishedSystem.parse("S124\tGenAI Arena\tcollect+rank\tthree boards, votes");
    private static final PublishedSystem OTHER =
            PublishedSystem.parse("S125\tK-Sort Arena\trank\tfree-for-all");

    @Test
    void thereAre185SystemsInOrder() {
        var all = PublishedSystem.all();

        assertThat(all).hasSize(185);
        assertThat(all).extracting(PublishedSystem::id).isSorted().doesNotHaveDuplicates();
        assertThat(all.getFirst().id()).isEqualTo("S001");
        assertThat(all.getLast().id()).isEqualTo("S185");
        assertThat(all)
                .allSatisfy(
                        system -> {
                            assertThat(system.title()).isNotBlank();
                            assertThat(system.need()).isNotBlank();
                            assertThat(system.rooms()).isNotEmpty().doesNotContain("");
                        });
    }

    @Test
    void aBrokenLineOfTheTableIsNamed() {
        assertThatThrownBy(() -> PublishedSystem.parse("S001\tonly a title"))
                .hasMessage(
                        "systems.tsv must have 4 fields a line, but had \"S001\tonly a title\"");
    }

    @Test
    void whatNothingCoversIsMissingAndSaysWhatItNeeds() {
        var standing = board().standings().getFirst();

        assertThat(standing.status()).isEqualTo(Status.MISSING);
        assertThat(standing.rows()).isEqualTo(Rows.NONE);
        assertThat(standing.missing()).isEqualTo("all of it: three boards, votes");
    }

    @Test
    void aSystemPassesWhereEveryFigureIsMetAndNothingIsLacking() {
        var standing = board(covering("", met(Rows.PUBLISHED))).standings().getFirst();

        assertThat(standing.status()).isEqualTo(Status.PASSES);
        assertThat(standing.rows()).isEqualTo(Rows.PUBLISHED);
        assertThat(standing.missing()).isEmpty();
    }

    @Test
    void aSystemThatLacksSomethingIsPartialHoweverManyFiguresAreMet() {
        var board = board(covering("", met(Rows.PUBLISHED)), covering("pages", met(Rows.FAITHFUL)));

        assertThat(board.standings().getFirst().status()).isEqualTo(Status.PARTIAL);
        assertThat(board.standings().getFirst().missing()).isEqualTo("pages");
    }

    @Test
    void theWeakestEvidenceIsReported() {
        var board =
                board(
                        covering("", met(Rows.PUBLISHED)),
                        covering("", met(Rows.GENERATED)),
                        covering("", met(Rows.FAITHFUL)));

        assertThat(board.standings().getFirst().rows()).isEqualTo(Rows.GENERATED);
    }

    @Test
    void aFigureThatIsMissedTakesAStepOff() {
        var missed = new Missed(Rows.PUBLISHED, "votes", "3723", "3722");

        assertThat(status(covering("", met(Rows.PUBLISHED)), covering("", missed)))
                .isEqualTo(Status.PARTIAL);
        assertThat(status(covering("x", met(Rows.PUBLISHED)), covering("", missed)))
                .isEqualTo(Status.MISSING);
        assertThat(status(covering("", missed))).isEqualTo(Status.MISSING);
        assertThat(board(covering("pages", missed)).standings().getFirst().missing())
                .isEqualTo("check failed: votes: expected 3723, but found 3722; pages");
    }

    @Test
    void aCheckThatDidNotRunProvesNothing() {
        var standing = board(covering("", new NotRun("no rows"))).standings().getFirst();

        assertThat(standing.status()).isEqualTo(Status.MISSING);
        assertThat(standing.rows()).isEqualTo(Rows.NONE);
        assertThat(standing.missing()).isEqualTo("check did not run: no rows");
    }

    @Test
    void checksRunEachTimeTheQuestionIsAsked() {
        var runs = new AtomicInteger();
        var covering =
                new Covering(
                        "S124",
                        Kind.CODE,
                        "Counts",
                        "",
                        rows -> Verdict.compare(Rows.GENERATED, "n", 1, runs.incrementAndGet()));

        assertThat(status(covering)).isEqualTo(Status.PASSES);
        assertThat(status(covering)).isEqualTo(Status.MISSING);
    }

    @Test
    void roomsCountEverySystemOfTheirs() {
        var board = board(covering("", met(Rows.FAITHFUL)));

        assertThat(board.byRoom())
                .containsEntry("collect", new TreeMap<>(Map.of(Status.PASSES, 1)))
                .containsEntry("rank", new TreeMap<>(Map.of(Status.PASSES, 1, Status.MISSING, 1)));
        assertThat(board.count(Status.MISSING)).isEqualTo(1);
    }

    @Test
    void aCoveringOfAnUnknownSystemIsRefused() {
        var covering = new Covering("S999", Kind.CODE, "X", "", rows -> met(Rows.FAITHFUL));

        assertThatThrownBy(() -> board(covering))
                .hasMessage("coverings must name published systems, but was S999");
    }

    private static Verdict met(Rows rows) {
        return Verdict.compare(rows, "votes", 3, 3);
    }

    private static Covering covering(String lacks, Verdict verdict) {
        return new Covering("S124", Kind.CODE, "Counts", lacks, rows -> verdict);
    }

    private static Scoreboard board(Covering... coverings) {
        return Scoreboard.check(List.of(ARENA, OTHER), List.of(coverings), null);
    }

    private static Status status(Covering... coverings) {
        return board(coverings).standings().getFirst().status();
    }
}
