package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.Unplaced;
import org.psephos.rank.RankOptions.Ties;

/** What votes can and cannot place is found before any fit, and said. */
class PlacementTest {

    private static Votes core() {
        return new Votes().pair("a", "b", 3, 2, 0).pair("b", "c", 3, 2, 1).pair("c", "a", 2, 2, 0);
    }

    private static NotIdentified refused(Options options, Votes votes) {
        return (NotIdentified) options.rank(votes).fit();
    }

    private static Unplaced unplaced(String system, String reason) {
        return new Unplaced(new SystemId(system), reason);
    }

    /** Evalica gives every system the score 1e-6 here. */
    @Test
    void anUndefeatedNewcomerLeavesTheLadderAsItWas() {
        var without = Options.plain().ladder(core());
        var with = Options.plain().ladder(core().add("new", "a", Outcome.LEFT));

        for (var rung : without.rungs()) {
            assertThat(ReferenceTest.rung(with, rung.system().value()).strength())
                    .isEqualTo(rung.strength());
        }
        assertThat(with.unplaced()).containsExactly(unplaced("new", "won every comparison"));
    }

    @Test
    void aWinlessNewcomerIsLeftOutByEveryTieModel() {
        for (var ties : Options.OF_PAIRS) {
            var ladder = Options.of(ties).ladder(core().add(50, "a", "new", Outcome.LEFT));

            assertThat(ladder.rungs()).hasSize(3);
            assertThat(ladder.unplaced()).containsExactly(unplaced("new", "lost every comparison"));
        }
    }

    @Test
    void oneHalfWinIsEnoughForAPlace() {
        var votes = core().add(50, "a", "new", Outcome.LEFT).add("a", "new", Outcome.TIE);

        assertThat(Options.plain().ladder(votes).unplaced()).isEmpty();
        assertThat(Options.of(Ties.DROP).ladder(votes).unplaced())
                .containsExactly(unplaced("new", "lost every comparison"));
    }

    @Test
    void reasonsAreTrueOfChainsToo() {
        var votes =
                core().add("a", "x", Outcome.LEFT)
                        .add("x", "y", Outcome.LEFT)
                        .add("z", "y", Outcome.LEFT)
                        .add("w", "a", Outcome.LEFT)
                        .add("v", "w", Outcome.LEFT)
                        .add("q", "a", Outcome.BOTH_BAD);

        assertThat(Options.plain().ladder(votes).unplaced())
                .containsExactly(
                        unplaced("q", "none of its comparisons is used"),
                        unplaced("v", "won every comparison, but met only systems without a place"),
                        unplaced(
                                "w",
                                "won every comparison with the ladder, and lost only to systems"
                                        + " without a place"),
                        unplaced(
                                "x",
                                "lost every comparison with the ladder, and won only against"
                                        + " systems without a place"),
                        unplaced(
                                "y", "lost every comparison, but met only systems without a place"),
                        unplaced(
                                "z", "won every comparison, but met only systems without a place"));
    }

    @Test
    void aWholeLadderIsRefusedWhereASystemHasNoPlace() {
        var fit = refused(Options.plain().whole(), core().add("a", "new", Outcome.LEFT));

        assertThat(fit.groups()).hasToString("[[a, b, c], [new]]");
        assertThat(fit.reason())
                .isEqualTo("1 of 4 systems have no place, such as new: lost every comparison");
        assertThat(fit.remedy()).isEqualTo("leave out --whole to rank the rest, or add --prior 1");
    }

    @Test
    void twoGroupsJoinedOneWayHaveNoCommonLadder() {
        var votes = core().pair("d", "e", 2, 2, 0).add(9, "a", "d", Outcome.LEFT);

        var fit = refused(Options.plain(), votes);

        assertThat(fit.groups()).hasToString("[[a, b, c], [d, e]]");
        assertThat(fit.reason())
                .isEqualTo(
                        "between groups of systems one side won every comparison, so their"
                                + " distance is infinite");
    }

    @Test
    void aPureOrderHasNoDistances() {
        var votes = new Votes().add(3, "a", "b", Outcome.LEFT).add(2, "b", "c", Outcome.LEFT);

        var fit = refused(Options.plain(), votes);

        assertThat(fit.groups()).hasToString("[[a], [b], [c]]");
        assertThat(fit.reason())
                .isEqualTo(
                        "no two systems ever scored against each other both ways, so every"
                                + " distance is infinite");
    }

    @Test
    void aPriorPlacesEveryoneAndIsNamed() {
        var votes = new Votes().add(3, "a", "b", Outcome.LEFT).add(2, "c", "d", Outcome.LEFT);

        var ladder = Options.plain().prior(1).ladder(votes);

        assertThat(ladder.rungs()).hasSize(4);
        assertThat(ladder.notes())
                .contains(
                        "prior: every system drew 1 times against a virtual opponent of strength"
                                + " 0");
    }

    /** Solved by hand: 2 s + logistic terms vanish for one pair with one win and prior 2. */
    @Test
    void aPriorOfTwoGhostVotesSolvesItsEquation() {
        var ladder = Options.plain().prior(2).ladder(new Votes().add("a", "b", Outcome.LEFT));

        double s = ReferenceTest.strength(ladder, "a");
        double score = 1 - 1 / (1 + Math.exp(-2 * s)) + 2 * (0.5 - 1 / (1 + Math.exp(-s)));
        assertThat(score).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void positionIsConfoundedWhereABaselineAlwaysStandsLeft() {
        var votes = new Votes().pair("base", "a", 3, 2, 1).pair("base", "b", 2, 2, 0);

        for (var ties : Options.OF_PAIRS) {
            var fit = refused(Options.of(ties).position(), votes);

            assertThat(fit.confounded()).containsExactly("position", "base");
            assertThat(fit.reason())
                    .isEqualTo(
                            "position and strength cannot be told apart: no pair stood in both"
                                    + " orders, and base always on the left");
        }
    }

    @Test
    void onePairInBothOrdersTellsPositionApart() {
        var votes =
                new Votes()
                        .pair("base", "a", 3, 2, 1)
                        .pair("base", "b", 2, 2, 0)
                        .pair("a", "base", 1, 1, 0);

        assertThat(Options.plain().position().ladder(votes).effects()).hasSize(1);
    }

    /** A cycle of three can be told apart from position though no pair stands in both orders. */
    @Test
    void aCycleTellsPositionApart() {
        var votes =
                new Votes().pair("a", "b", 3, 2, 0).pair("b", "c", 3, 2, 0).pair("c", "a", 3, 2, 0);

        var ladder = Options.plain().position().ladder(votes);

        assertThat(ladder.effects().getFirst().estimate().value())
                .isCloseTo(Math.log(1.5), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void positionIsInfiniteWhereLeftAlwaysWins() {
        var votes = new Votes();
        for (var pair : new String[][] {{"a", "b"}, {"b", "a"}, {"b", "c"}, {"c", "b"}}) {
            votes.add(3, pair[0], pair[1], Outcome.LEFT);
        }

        var fit = refused(Options.plain().position(), votes);

        assertThat(fit.confounded()).containsExactly("position");
        assertThat(fit.reason())
                .isEqualTo(
                        "one side won wherever strengths leave it open, so the effect of position"
                                + " is infinite");
        assertThat(refused(Options.plain().position().prior(1), votes).confounded())
                .containsExactly("position");
    }

    @Test
    void allTiesDetermineNoTieParameter() {
        var votes = new Votes().pair("a", "b", 0, 0, 4).pair("b", "c", 0, 0, 3);

        for (var ties : new Ties[] {Ties.DAVIDSON, Ties.RAO_KUPPER}) {
            assertThat(refused(Options.of(ties), votes).confounded()).containsExactly("tie");
            assertThat(refused(Options.of(ties).prior(1), votes).confounded())
                    .containsExactly("tie");
        }
        assertThat(Options.plain().ladder(votes).rungs())
                .extracting(Ladder.Rung::rank)
                .containsExactly(1, 1, 1);
    }

    /** Every win is over the same pair, and ties can hold at any distance: nu has no maximum. */
    @Test
    void winsAndTiesThatNeverContradictDetermineNoTieParameter() {
        var votes =
                new Votes().pair("a", "b", 4, 0, 0).pair("a", "c", 0, 0, 3).pair("c", "b", 0, 0, 3);

        for (var ties : new Ties[] {Ties.DAVIDSON, Ties.RAO_KUPPER}) {
            assertThat(refused(Options.of(ties), votes).confounded()).containsExactly("tie");
        }
        assertThat(Options.of(Ties.DAVIDSON).ladder(votes.add("c", "a", Outcome.LEFT)).effects())
                .hasSize(1);
    }

    @Test
    void longChainsNeedNoDeepStack() {
        var votes = new Votes();
        for (int i = 0; i < 3000; i++) {
            votes.add("s%05d".formatted(i), "s%05d".formatted(i + 1), Outcome.LEFT);
        }

        assertThat(refused(Options.plain(), votes).groups()).hasSize(3001);
        votes.add("s03000", "s00000", Outcome.LEFT);
        assertThat(
                        Components.strong(
                                Tally.of(Duels.of(votes.dataset()), Options.plain().build())
                                        .cells()))
                .containsOnly(0);
    }
}
