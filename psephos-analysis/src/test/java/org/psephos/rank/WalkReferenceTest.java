package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * Rank centrality by {@code choix.rank_centrality} of choix 0.4.1; PageRank and Newman's iteration
 * by evalica 0.4.2 with {@code solver="naive"}, tolerances 1e-15 and 1e-14, and no limit of steps.
 * Python 3.11, 2026-11-24.
 */
class WalkReferenceTest {

    @Test
    void rankCentralityOfBaseballIsThatOfChoix() {
        var ladder = Options.of(Method.RANK_CENTRALITY).ladder(Baseball.votes());
        double[] expected = {
            0.533571627564,
            0.394545785962,
            0.203084618742,
            0.231636395758,
            0.01644481373,
            -0.306399623579,
            -1.072883618176
        };
        var names =
                List.of(
                        "Milwaukee",
                        "Detroit",
                        "Toronto",
                        "New York",
                        "Boston",
                        "Cleveland",
                        "Baltimore");

        for (int i = 0; i < expected.length; i++) {
            assertThat(ReferenceTest.strength(ladder, names.get(i)))
                    .isCloseTo(expected[i], within(1e-11));
        }
    }

    /** The worked example of Wikipedia on Bradley-Terry, with pairs that never met. */
    @Test
    void rankCentralityWithPairsThatNeverMetIsThatOfChoix() {
        var votes =
                ReferenceTest.wins(
                        List.of("A", "B", "C", "D"),
                        new int[][] {{0, 2, 0, 1}, {3, 0, 5, 0}, {0, 3, 0, 1}, {4, 0, 3, 0}});
        var ladder = Options.of(Method.RANK_CENTRALITY).ladder(votes);
        double[] expected = {-0.481047328529, 0.036314266217, -0.367523502232, 0.812256564545};

        for (int i = 0; i < expected.length; i++) {
            assertThat(ReferenceTest.strength(ladder, "ABCD".substring(i, i + 1)))
                    .isCloseTo(expected[i], within(1e-11));
        }
    }

    @Test
    void pagerankOfPuddingsIsThatOfEvalica() {
        var ladder = Options.of(Method.PAGERANK).ladder(Pudding.votes());
        double[] expected = {
            0.165535957326,
            0.174987184593,
            0.159509336763,
            0.171599809623,
            0.157749641441,
            0.170618070255
        };

        for (int i = 0; i < expected.length; i++) {
            assertThat(ReferenceTest.strength(ladder, Pudding.BRANDS.get(i)))
                    .isCloseTo(expected[i], within(1e-11));
        }
    }

    @Test
    void newmanOfPuddingsIsThatOfEvalica() {
        var ladder = Options.of(Method.NEWMAN).ties(Ties.DAVIDSON).ladder(Pudding.votes());
        double[] expected = {
            -0.1765607727, 0.0436811275, -0.0235830679, -0.0014158642, -0.0426955458, 0.2005741231
        };

        for (int i = 0; i < expected.length; i++) {
            assertThat(ReferenceTest.strength(ladder, Pudding.BRANDS.get(i)))
                    .isCloseTo(expected[i], within(1e-8));
        }
        // Nu is twice Newman's v.
        assertThat(Math.exp(ladder.effects().getFirst().estimate().value()) / 2)
                .isCloseTo(0.3734114938271444, within(1e-8));
    }

    /** Trap: evalica's eigen ranks backwards. A walk goes from losers to winners. */
    @Test
    void whoWinsStandsFirst() {
        var votes = new Votes().pair("best", "middle", 8, 2, 0).pair("middle", "worst", 8, 2, 0);
        votes.pair("best", "worst", 9, 1, 0);

        for (var method : List.of(Method.RANK_CENTRALITY, Method.PAGERANK, Method.NEWMAN)) {
            assertThat(Options.of(method).ladder(votes).rungs())
                    .as("%s", method)
                    .extracting(rung -> rung.system().value())
                    .containsExactly("best", "middle", "worst");
        }
    }

    /** Trap: one undefeated newcomer made every score of evalica 1e-06, or infinite. */
    @Test
    void anUndefeatedNewcomerLeavesTheOthersWhereTheyAre() {
        var with = Pudding.votes().add("new", "1", Outcome.LEFT);

        for (var method : List.of(Method.NEWMAN, Method.RANK_CENTRALITY)) {
            var before = Options.of(method).ties(ties(method)).ladder(Pudding.votes());
            var after = Options.of(method).ties(ties(method)).ladder(with);

            assertThat(after.unplaced())
                    .extracting(Ladder.Unplaced::reason)
                    .containsExactly("won every comparison");
            for (var rung : before.rungs()) {
                assertThat(ReferenceTest.strength(after, rung.system().value()))
                        .isCloseTo(rung.strength().value(), within(1e-9));
            }
        }
        var paged = Options.of(Method.PAGERANK).ladder(with);
        assertThat(paged.rungs()).hasSize(7);
        double sum = paged.rungs().stream().mapToDouble(rung -> rung.strength().value()).sum();
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    private static Ties ties(Method method) {
        return method == Method.NEWMAN ? Ties.DAVIDSON : Ties.HALF;
    }

    /** Shares far below the precision of a sum are still right to all their digits. */
    @Test
    void aVerySmallShareIsExact() {
        var votes = new Votes();
        for (int i = 0; i < 9; i++) {
            votes.weighted(Simulated.name(i), Simulated.name(i + 1), Outcome.LEFT, 1e4);
            votes.weighted(Simulated.name(i), Simulated.name(i + 1), Outcome.RIGHT, 1);
        }

        var ladder = Options.of(Method.RANK_CENTRALITY).ladder(votes);

        // On a chain each step is the log-odds of its pair.
        assertThat(
                        ladder.rungs().getFirst().strength().value()
                                - ladder.rungs().getLast().strength().value())
                .isCloseTo(9 * Math.log(1e4), within(1e-10));
    }

    @Test
    void truthIsRecovered() {
        var votes = Simulated.davidson(8, 6, 60_000, 0, 0);
        var ladder = Options.of(Method.RANK_CENTRALITY).bootstrap(100).ladder(votes);
        int held = 0;
        for (int i = 0; i < 6; i++) {
            var estimate = ReferenceTest.rung(ladder, Simulated.name(i)).strength();
            assertThat(estimate.value()).isCloseTo(Simulated.truth(i, 6), within(0.06));
            held += ReferenceTest.interval(estimate).contains(Simulated.truth(i, 6)) ? 1 : 0;
        }

        assertThat(held).isGreaterThanOrEqualTo(4);
        assertThat(Options.of(Method.PAGERANK).ladder(votes).rungs())
                .extracting(rung -> rung.system().value())
                .containsExactly("sa", "sb", "sc", "sd", "se", "sf");
    }
}
