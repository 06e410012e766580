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
        var findings = Suspicions.look(new Table().docket());

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
                .isEqualTo("annotators copy and gpt gave the same 12 votes in the same places");
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

    @Test
    void longerAnswersThatWinAreCountedByQuestion() {
        var table = new Table();
        for (int i = 0; i < 30; i++) {
            table.prefer("i" + i, 10, 20, Outcome.RIGHT, i < 24 ? 3 : 1);
            table.prefer("i" + i, 10, 20, Outcome.LEFT, 2);
        }
        table.prefer("even", 10, 10, Outcome.LEFT, 9);
        var finding = LengthPreference.look(table.docket());

        assertThat(finding.n()).isEqualTo(30);
        assertThat(finding.estimate()).isEqualTo(0.8);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void ratingsThatTurnRoundTheVotesAreContradictions() {
        var table = new Table();
        for (int i = 0; i < 20; i++) {
            table.grade("i" + i, "x" + i, 3).grade("i" + i, "y" + i, 5);
            table.choose("i" + i, "x" + i, "y" + i, i < 12 ? Outcome.LEFT : Outcome.RIGHT);
        }
        var finding = Contradictions.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(0.6);
        assertThat(finding.claim()).contains("8 of 20").contains("12 are the other way round");
    }

    /** 3.64 beside parts whose mean is 3.84: bug 12 of the museum. */
    @Test
    void aTotalThatIsNotTheMeanOfItsPartsIsFlagged() {
        var table = new Table();
        for (int s = 0; s < 4; s++) {
            double[] parts = {4.51 + s * 0.1, 3.2, 3.9, 3.75, 3.84 - s * 0.1};
            for (int p = 0; p < parts.length; p++) {
                table.rate("", "", "model" + s, "task" + p, parts[p]);
            }
            table.rate("", "", "model" + s, "PersonaScore", s == 2 ? 3.64 : 3.84);
        }
        var finding = TotalsMismatch.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(1);
        assertThat(finding.n()).isEqualTo(4);
        assertThat(finding.claim())
                .contains("1 of 4 totals are not the mean of their parts")
                .contains("model2 has 3.64 where its parts make 3.84");
    }

    @Test
    void sumsAreTotalsToo() {
        var table = new Table();
        for (int s = 0; s < 4; s++) {
            table.rate("", "", "m" + s, "a", s).rate("", "", "m" + s, "b", 2);
            table.rate("", "", "m" + s, "total", s + 2);
        }

        assertThat(TotalsMismatch.look(table.docket()).claim())
                .isEqualTo("all 4 totals are the sum of their parts");
    }

    @Test
    void systemsRatedOnOtherItemsAreMixed() {
        var table = new Table();
        for (int i = 0; i < 10; i++) {
            table.rate("", "i" + i, "whole", "overall", i < 5 ? 8 : 2);
            if (i < 5) {
                table.rate("", "i" + i, "part", "overall", 7);
            }
        }
        var finding = MixedItemSets.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(0.5);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim())
                .startsWith("5 of 10 items were rated for all 2 systems")
                .contains("whole has 5.0000 on its own 10 and 8.0000 on the common 5")
                .contains("turn round the order of 1 pair");
    }

    @Test
    void commonItemsAreThoseOfEverySystem() {
        var table = new Table();
        for (int i = 0; i < 10; i++) {
            table.rate("", "i" + i, "all", "overall", i);
            if (i < 5) {
                table.rate("", "i" + i, "early", "overall", 1);
            }
            if (i > 1) {
                table.rate("", "i" + i, "late", "overall", 2);
            }
        }

        assertThat(MixedItemSets.look(table.docket()).claim())
                .startsWith("3 of 10 items were rated for all 3 systems");
    }

    @Test
    void systemsRatedOnTheSameItemsAreNotMixed() {
        var table = new Table();
        for (int i = 0; i < 10; i++) {
            table.rate("", "i" + i, "a", "overall", 1).rate("", "i" + i, "b", "overall", 2);
        }

        assertThat(MixedItemSets.look(table.docket()).severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void aJudgeThatFavoursItsFamilyIsFoundBesideOthers() {
        var table = new Table();
        for (int i = 0; i < 200; i++) {
            table.vote("gpt-4", "i" + i, "gpt-3.5", "claude-2", chance(i, 7, 10));
            table.vote("mistral", "i" + i, "gpt-3.5", "claude-2", chance(i, 5, 10));
        }
        var finding = SelfPreference.look(table.docket());

        assertThat(finding.estimate()).isNotNull().isCloseTo(Math.log(7 / 3.0), within(1e-9));
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.n()).isEqualTo(200);
    }

    private static Outcome chance(int i, int wins, int of) {
        return i % of < wins ? Outcome.LEFT : Outcome.RIGHT;
    }

    @Test
    void aSingleJudgesFavourCannotBeToldFromMerit() {
        var table = new Table();
        for (int i = 0; i < 20; i++) {
            table.vote("gpt-4", "i" + i, "gpt-3.5", "claude-2", chance(i, 7, 10));
        }
        var finding = SelfPreference.look(table.docket());

        assertThat(finding.estimate()).isNull();
        assertThat(finding.claim()).contains("win 14 of 20").contains("cannot be told apart");
    }

    @Test
    void criteriaThatPreferOppositeAnswersConflict() {
        var table = new Table();
        for (int i = 0; i < 40; i++) {
            table.by("helpful", "i" + i, "a", "b", Outcome.LEFT);
            table.by("safe", "i" + i, "b", "a", i < 16 ? Outcome.LEFT : Outcome.RIGHT);
        }
        var finding = DimensionConflict.look(table.docket());

        assertThat(finding.estimate()).isEqualTo(0.4);
        assertThat(finding.n()).isEqualTo(40);
        assertThat(finding.claim()).contains("helpful and safe, in 40.0% of 40");
    }

    @Test
    void ratingsByCriteriaConflictTheSameWay() {
        var table = new Table();
        for (int i = 0; i < 10; i++) {
            table.rate("w", "i" + i, "a", "helpful", 5).rate("w", "i" + i, "b", "helpful", 3);
            table.rate("w", "i" + i, "a", "safe", i < 2 ? 1 : 5).rate("w", "i" + i, "b", "safe", 3);
        }

        assertThat(DimensionConflict.look(table.docket()).estimate()).isEqualTo(0.2);
    }

    @Test
    void kindsOfDisagreementAreTold() {
        var table = new Table();
        for (int who = 0; who < 6; who++) {
            table.vote("w" + who, "agreed", "a", "b", who < 5 ? Outcome.LEFT : Outcome.RIGHT);
            table.vote("w" + who, "plural", "a", "b", who < 3 ? Outcome.LEFT : Outcome.RIGHT);
            table.vote("w" + who, "same", "a", "b", who < 4 ? Outcome.TIE : Outcome.RIGHT);
        }
        var finding = DisagreementTypes.look(table.docket());

        assertThat(finding.estimate()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(finding.claim())
                .contains("1 are agreed")
                .contains("1 indistinguishable")
                .contains("1 plural")
                .contains("0 undecided");
    }

    /** A system that is swapped for a better one half way. */
    @Test
    void aSystemThatChangesIsFound() {
        var table = new Table();
        var random = new org.psephos.math.Seed(3).random();
        for (int i = 0; i < 1200; i++) {
            var sides =
                    i % 3 == 0
                            ? List.of("a", "b")
                            : i % 3 == 1 ? List.of("b", "c") : List.of("c", "a");
            double chance =
                    i < 600 || !sides.contains("a") ? 0.5 : sides.indexOf("a") == 0 ? 0.8 : 0.2;
            var outcome = random.nextDouble() < chance ? Outcome.LEFT : Outcome.RIGHT;
            table.at(1_000_000 + 60L * i, "w" + i % 7, "i" + i, sides, outcome);
        }
        var finding = Drift.look(table.docket());

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim()).contains("the win rate of a changed by");
        assertThat(finding.estimate()).isNotNull().isGreaterThan(0.2);
    }

    /** A list wins by one log-odd; what is bold does nothing. */
    @Test
    void listsThatWinByThemselvesAreFound() {
        var table = new Table();
        var random = new org.psephos.math.Seed(4).random();
        for (int i = 0; i < 1500; i++) {
            int list = random.nextInt(2);
            int bold = random.nextInt(2);
            double chance = 1 / (1 + Math.exp(-(list == 1 ? 1 : -1)));
            boolean won = random.nextDouble() < chance;
            table.write(
                    "i" + i,
                    List.of("a" + i % 3, "b" + i % 4),
                    text(list == 1, bold == 1) + "x".repeat(random.nextInt(30)),
                    text(list == 0, bold == 0) + "x".repeat(random.nextInt(30)),
                    won ? Outcome.LEFT : Outcome.RIGHT);
        }
        var finding = StylePreference.look(table.docket());

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.claim())
                .containsPattern("lists \\+[01]\\.[0-9]+, .*bold .*within chance");
    }

    private static String text(boolean list, boolean bold) {
        return (list ? "- one\n" : "one\n") + (bold ? "**two**" : "two two");
    }

    /**
     * A file in the order of its items: ties in a row tell of the items, where nobody else saw
     * them.
     */
    @Test
    void aRunOfTiesOnQuestionsThatNobodyElseSawIsNoStraightLine() {
        var table = new Table();
        for (int i = 0; i < 100; i++) {
            var outcome = i < 40 ? Outcome.TIE : i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT;
            table.vote("w", "i" + i, "a", "b", outcome);
            table.vote("v", "j" + i, "a", "b", i % 2 == 0 ? Outcome.LEFT : Outcome.RIGHT);
        }

        assertThat(StraightLining.look(table.docket()).severity()).isEqualTo(Severity.NONE);
    }
}
