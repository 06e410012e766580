package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Estimate;
import org.psephos.model.Outcome;

/** Small cases whose answers can be counted by hand. */
class SuspicionsTest {

    @Test
    void nothingIsSilentlyAbsent() {
        var findings =
                Suspicions.look(
                        new Evidence(new Table().data(), AuditOptions.withDefaults(), List.of()));

        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates().hasSizeGreaterThan(9);
        assertThat(findings)
                .filteredOn(finding -> finding.estimate() == null)
                .allSatisfy(
                        finding -> {
                            assertThat(finding.severity()).isEqualTo(Severity.NONE);
                            assertThat(finding.claim()).startsWith("not looked at: ");
                            assertThat(finding.remedy()).isNotEqualTo("nothing to do");
                        });
    }

    @Test
    void aFileThatNamesTheWinnerFirstSaysNothingOfPosition() {
        var table = new Table();
        for (int i = 0; i < 50; i++) {
            table.vote("", "item" + i, "a" + i % 3, "b" + i % 2, Outcome.LEFT);
        }
        var finding = PositionEffect.look(table.docket());

        assertThat(finding.estimate()).isNull();
        assertThat(finding.claim()).contains("all 50 decided votes went to the left side");
    }

    @Test
    void positionAndStrengthOfASystemThatAlwaysStandsLeftCannotBeToldApart() {
        var table = new Table();
        for (int i = 0; i < 50; i++) {
            table.vote("", "item" + i, "a", "b", i % 3 == 0 ? Outcome.RIGHT : Outcome.LEFT);
        }
        var finding = PositionEffect.look(table.docket());

        assertThat(finding.estimate()).isNull();
        assertThat(finding.claim()).contains("66.0% of 50").contains("cannot be told apart");
    }

    /** Two islands have no common ladder, but position shows in pairs seen in both orders. */
    @Test
    void positionIsEstimatedOnIslandsFromMatchedOrders() {
        var table = new Table();
        for (int i = 0; i < 40; i++) {
            var first = i % 2 == 0 ? "a" : "c";
            var second = i % 2 == 0 ? "b" : "d";
            table.vote("", "i" + i, first, second, i % 4 < 3 ? Outcome.LEFT : Outcome.RIGHT);
            table.vote("", "i" + i, second, first, i % 8 < 6 ? Outcome.LEFT : Outcome.RIGHT);
        }
        var finding = PositionEffect.look(table.docket());

        assertThat(finding.estimate()).isNotNull().isPositive();
        assertThat(finding.measure()).contains("both orders");
    }

    /** 2x2 strata whose Mantel-Haenszel ratio is known: (3*3/8) / (1*1/8) = 9. */
    @Test
    void matchedOrdersAreHalfTheCommonLogOddsRatio() {
        var table = new Table();
        for (int i = 0; i < 4; i++) {
            table.vote("", "x", "a", "b", i < 3 ? Outcome.LEFT : Outcome.RIGHT);
            table.vote("", "x", "b", "a", i < 3 ? Outcome.LEFT : Outcome.RIGHT);
        }
        var docket = table.docket();
        var estimate =
                MatchedOrders.of(docket.votes(), docket.questions(), AuditOptions.withDefaults());

        assertThat(estimate)
                .isNotNull()
                .extracting(Estimate::value, DOUBLE)
                .isCloseTo(Math.log(9) / 2, within(1e-12));
    }

    @Test
    void aTieInBothOrdersIsConsistent() {
        var finding =
                SelfInconsistency.look(
                        new Table()
                                .vote("w", "x", "a", "b", Outcome.TIE)
                                .vote("w", "x", "b", "a", Outcome.TIE)
                                .docket());

        assertThat(finding.estimate()).isZero();
        assertThat(finding.n()).isEqualTo(1);
    }

    /** Net vote, both the same, flip as tie: three answers to the same four questions. */
    @Test
    void flipsAreCountedInThreeWays() {
        var docket =
                new Table()
                        .vote("w", "1", "a", "b", Outcome.LEFT)
                        .vote("w", "1", "b", "a", Outcome.RIGHT)
                        .vote("w", "2", "a", "b", Outcome.LEFT)
                        .vote("w", "2", "b", "a", Outcome.TIE)
                        .vote("w", "3", "a", "b", Outcome.LEFT)
                        .vote("w", "3", "b", "a", Outcome.LEFT)
                        .vote("w", "4", "a", "b", Outcome.RIGHT)
                        .vote("w", "4", "b", "a", Outcome.LEFT)
                        .docket();
        var finding = SelfInconsistency.look(docket);

        assertThat(finding.estimate()).isEqualTo(0.5);
        assertThat(finding.claim())
                .contains("by net vote 75.0% have a winner")
                .contains("the same one 50.0%")
                .contains("with a flip as a tie 50.0% ties")
                .contains(
                        "a wins 56.2% of all verdicts, 62.5% by net vote, 25.0% in both orders, 50.0% with a flip as a tie");
        assertThat(finding.rows()).containsExactly("table.csv:4", "table.csv:6");
    }

    @Test
    void withoutNamesOnlyQuestionsAskedOnceInEachOrderAreLookedAt() {
        var docket =
                new Table()
                        .vote("", "1", "a", "b", Outcome.LEFT)
                        .vote("", "1", "b", "a", Outcome.LEFT)
                        .vote("", "2", "a", "b", Outcome.LEFT)
                        .vote("", "2", "a", "b", Outcome.RIGHT)
                        .docket();
        var finding = SelfInconsistency.look(docket);

        assertThat(finding.n()).isEqualTo(1);
        assertThat(finding.estimate()).isEqualTo(1);
        assertThat(finding.claim()).contains("annotators are not named");
    }

    @Test
    void rockPaperScissorsIsACycle() {
        var table = new Table();
        for (int i = 0; i < 20; i++) {
            table.vote("", "", "paper", "rock", i < 16 ? Outcome.LEFT : Outcome.RIGHT);
            table.vote("", "", "rock", "scissors", i < 16 ? Outcome.LEFT : Outcome.RIGHT);
            table.vote("", "", "scissors", "paper", i < 16 ? Outcome.LEFT : Outcome.RIGHT);
        }
        var finding = Intransitivity.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(1);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim()).contains("paper > rock > scissors > paper");
    }

    @Test
    void islandsAreCountedAndNamed() {
        var finding =
                Islands.look(
                        new Table()
                                .vote("", "", "a", "b", Outcome.LEFT)
                                .vote("", "", "b", "c", Outcome.LEFT)
                                .vote("", "", "y", "z", Outcome.TIE)
                                .docket());

        assertThat(finding.estimate()).isEqualTo(2);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim())
                .isEqualTo("5 systems fall into 2 sets that never met: a, b, c | y, z");
    }

    @Test
    void pairsThatHardlyMetAreCounted() {
        var table = new Table();
        for (int i = 0; i < 40; i++) {
            table.vote("", "", "a", "b", Outcome.LEFT).vote("", "", "b", "c", Outcome.LEFT);
        }
        table.vote("", "", "a", "d", Outcome.LEFT);
        var finding = ThinCoverage.look(table.docket());

        assertThat(finding.estimate()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(finding.n()).isEqualTo(6);
        assertThat(finding.claim())
                .startsWith("4 of 6 pairs met fewer than 5 times, 3 never; 1 of 4 systems");
    }

    @Test
    void twoJudgesWithTheSameFileAreFound() {
        var table = new Table();
        for (int i = 0; i < 12; i++) {
            var outcome = i % 3 == 0 ? Outcome.RIGHT : Outcome.LEFT;
            table.vote("gpt", "i" + i, "a", "b", outcome);
            table.vote("copy", "i" + i, "a", "b", outcome);
            table.vote("own", "i" + i, "a", "b", i == 5 ? Outcome.TIE : outcome);
        }
        var finding = DuplicateAnnotators.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(1);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim())
                .isEqualTo("copy and gpt gave the same 12 votes in the same places");
    }

    @Test
    void twoFilesOfTheSameBytesAreFound() {
        var finding =
                DuplicateAnnotators.look(
                        new Table().source("a.json", "12").source("b.json", "12").docket());

        assertThat(finding.claim()).isEqualTo("a.json and b.json are the same bytes");
    }

    @Test
    void rowsOfWhoeverChoosesOneSideAreNamed() {
        var table = new Table();
        for (int i = 0; i < 60; i++) {
            table.vote("honest", "i" + i, "a", "b", i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT);
        }
        for (int i = 0; i < 20; i++) {
            table.vote("lazy", "i" + i, "a", "b", Outcome.LEFT);
        }
        var finding = OneSided.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(0.5);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim()).contains("lazy chose the left side in 20 of 20");
        assertThat(finding.rows()).hasSize(20).first().isEqualTo("table.csv:62");
    }

    /** Everybody who gives the most common rating is no straight liner. */
    @Test
    void agreeingThatAlmostEverythingIsHarmlessIsNoStraightLine() {
        var table = new Table();
        for (int who = 0; who < 6; who++) {
            for (int i = 0; i < 60; i++) {
                table.rate("w" + who, "i" + i, "a", "toxic", i % 20 == who ? 1 : 0);
            }
        }

        assertThat(StraightLining.look(table.docket()).severity()).isEqualTo(Severity.NONE);
    }
}
