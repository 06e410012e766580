package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Origin;
import org.psephos.model.Outcome;

/**
 * Rows that were not understood, annotators who gave most of the votes, systems without a place.
 */
class CoverageOfVotesTest {

    @Test
    void systemsThatOnlyWonOrOnlyLostHaveNoPlace() {
        var finding =
                Separation.look(
                        circle(new Table(), "a", "b", "c")
                                .vote("w", "1", "champion", "a", Outcome.LEFT)
                                .vote("w", "2", "b", "loser", Outcome.LEFT)
                                .docket());

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.estimate()).isEqualTo(0.4);
        assertThat(finding.n()).isEqualTo(5);
        assertThat(finding.claim())
                .isEqualTo(
                        "2 of 5 systems have no place: champion won every comparison, loser lost every comparison");
    }

    @Test
    void aTieJoinsWhatVictoriesDoNot() {
        var finding =
                Separation.look(
                        circle(new Table(), "a", "b", "c")
                                .vote("w", "1", "champion", "a", Outcome.LEFT)
                                .vote("w", "2", "champion", "b", Outcome.TIE)
                                .docket());

        assertThat(finding.severity()).isEqualTo(Severity.NONE);
        assertThat(finding.estimate()).isZero();
        assertThat(finding.claim()).startsWith("each of 4 systems both won and lost, or tied");
    }

    @Test
    void whereEveryVoteGoesDownwardsNobodyHasAPlace() {
        var finding =
                Separation.look(
                        new Table()
                                .vote("w", "1", "a", "b", Outcome.LEFT)
                                .vote("w", "2", "b", "c", Outcome.LEFT)
                                .docket());

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.estimate()).isEqualTo(1);
        assertThat(finding.claim()).startsWith("none of 3 systems has a place: ");
    }

    @Test
    void islandsAreNoSeparationAndAnEmptyFileSaysWhy() {
        var islands =
                Separation.look(circle(circle(new Table(), "a", "b", "c"), "x", "y", "z").docket());

        assertThat(islands.estimate()).isNull();
        assertThat(islands.claim())
                .isEqualTo("not looked at: the systems fall into sets that never met");
        assertThat(Separation.look(new Table().docket()).claim())
                .isEqualTo("not looked at: no two named systems were compared");
    }

    @Test
    void rejectedRowsAreAShareOfAllRowsRead() {
        assertThat(rejected(1000, 0).severity()).isEqualTo(Severity.NONE);
        assertThat(rejected(1000, 0).claim()).isEqualTo("every one of 1,000 rows was understood");
        assertThat(rejected(1000, 9).severity()).isEqualTo(Severity.LOW);
        assertThat(rejected(1000, 10).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(rejected(1000, 49).severity()).isEqualTo(Severity.MEDIUM);
        var many = rejected(1000, 50);
        assertThat(many.severity()).isEqualTo(Severity.HIGH);
        assertThat(many.estimate()).isEqualTo(0.05);
        assertThat(many.n()).isEqualTo(1000);
        assertThat(many.claim()).isEqualTo("50 of 1,000 rows were not understood (5.0%)");
        assertThat(many.rows()).containsExactly("votes.csv:17");
        assertThat(rejected(0, 0).claim()).isEqualTo("not looked at: no row was read");
    }

    @Test
    void oneAnnotatorWithThreeEvenSharesAndATenthOfTheVotesIsRaised() {
        var even = VoteConcentration.look(crowd(7, 3).docket());
        assertThat(even.severity()).isEqualTo(Severity.NONE);
        assertThat(even.estimate()).isEqualTo(0.3);
        assertThat(VoteConcentration.look(crowd(40, 5).docket()).severity())
                .isEqualTo(Severity.MEDIUM);

        var busy = VoteConcentration.look(crowd(8, 5).docket());
        assertThat(busy.severity()).isEqualTo(Severity.HIGH);
        assertThat(busy.claim())
                .isEqualTo(
                        "annotator busy gave 5 of 13 votes (38.5%); an even share among 9 annotators would be 11.1%");
        assertThat(busy.rows()).hasSize(5).startsWith("table.csv:10");
    }

    /** One vote of two thousand is no 0.0%. Mutant: one decimal, always. */
    @Test
    void aSmallShareIsNotToldAsNothing() {
        assertThat(VoteConcentration.look(crowd(1999, 1).docket()).claim())
                .contains("1 of 2,000 votes (0.05%)")
                .contains("2,000 annotators would be 0.05%");
        assertThat(Words.percent(0.99996)).isEqualTo("99.996%");
        assertThat(Words.percent(0)).isEqualTo("0.0%");
        assertThat(Words.percent(1)).isEqualTo("100.0%");
        assertThat(Words.percent(1e-9)).isEqualTo("0.0%");
        assertThat(Words.percent(0.001)).isEqualTo("0.1%");
    }

    private static Table crowd(int others, int busy) {
        var table = new Table();
        for (int i = 0; i < others; i++) {
            table.vote("v" + i, "i" + i, "a", "b", Outcome.LEFT);
        }
        for (int i = 0; i < busy; i++) {
            table.vote("busy", "j" + i, "a", "b", i == 0 ? Outcome.TIE : Outcome.RIGHT);
        }
        return table;
    }

    @Test
    void oneAnnotatorAloneIsNobodyElse() {
        var alone =
                VoteConcentration.look(new Table().vote("w", "1", "a", "b", Outcome.LEFT).docket());
        var nameless =
                VoteConcentration.look(new Table().vote("", "1", "a", "b", Outcome.LEFT).docket());

        assertThat(alone.claim()).startsWith("not looked at: all votes are of one annotator");
        assertThat(nameless.claim()).isEqualTo("not looked at: no vote names its annotator");
    }

    private static Finding rejected(long read, long count) {
        var examples =
                count == 0
                        ? List.<Reject>of()
                        : List.of(
                                new Reject(
                                        new Origin.Row("votes.csv", 17), "winner", "a side", "x"));
        var data =
                new DatasetBuilder()
                        .build(
                                new Manifest(
                                        List.of(),
                                        read,
                                        new Rejects(count, examples),
                                        "test",
                                        null,
                                        false));
        return RejectedRows.look(
                new Docket(new Evidence(data, AuditOptions.withDefaults(), List.of())));
    }

    private static Table circle(Table table, String a, String b, String c) {
        return table.vote("w", a, a, b, Outcome.LEFT)
                .vote("w", b, b, c, Outcome.LEFT)
                .vote("w", c, c, a, Outcome.LEFT);
    }
}
