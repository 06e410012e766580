package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Method;

/**
 * Profiles of the literature, with what pref_voting 1.18.2 (Python 3.11, 2026-11-24) makes of them:
 * {@code borda_scores}, {@code copeland_scores}, {@code kemeny_young_rankings}, {@code
 * ranked_pairs}, {@code beat_path}.
 */
class VotingRulesTest {

    /** Schulze's example of 45 voters, as on Wikipedia; open_spiel has the same order. */
    private static Votes schulze() {
        return ballots(5, "A>C>B>E>D")
                .addAll(ballots(5, "A>D>E>C>B"))
                .addAll(ballots(8, "B>E>D>A>C"))
                .addAll(ballots(3, "C>A>B>E>D"))
                .addAll(ballots(7, "C>A>E>B>D"))
                .addAll(ballots(2, "C>B>A>D>E"))
                .addAll(ballots(7, "D>C>E>B>A"))
                .addAll(ballots(8, "E>B>A>D>C"));
    }

    /** Tennessee chooses its capital: the example of Wikipedia's pages on voting rules. */
    private static Votes tennessee() {
        return ballots(42, "Memphis>Nashville>Chattanooga>Knoxville")
                .addAll(ballots(26, "Nashville>Chattanooga>Knoxville>Memphis"))
                .addAll(ballots(15, "Chattanooga>Knoxville>Nashville>Memphis"))
                .addAll(ballots(17, "Knoxville>Chattanooga>Nashville>Memphis"));
    }

    private static Votes ballots(int times, String ranking) {
        return new Votes().ranking(ranking).repeated(times);
    }

    private static List<String> order(Ladder ladder) {
        return ladder.rungs().stream().map(rung -> rung.system().value()).toList();
    }

    @Test
    void bordaCountsAreThePublishedOnesOverTheBallots() {
        var capital = Options.of(Method.BORDA).ladder(tennessee());
        double[] published = {194, 173, 126, 107};

        assertThat(order(capital))
                .containsExactly("Nashville", "Chattanooga", "Memphis", "Knoxville");
        for (int i = 0; i < published.length; i++) {
            assertThat(capital.rungs().get(i).strength().value())
                    .isCloseTo(published[i] / 100, within(1e-12));
        }
        double[] voters = {98, 92, 89, 69, 102};
        for (int i = 0; i < voters.length; i++) {
            var name = String.valueOf((char) ('A' + i));
            assertThat(ReferenceTest.strength(Options.of(Method.BORDA).ladder(schulze()), name))
                    .isCloseTo(voters[i] / 45, within(1e-12));
        }
    }

    @Test
    void copelandScoresArePublished() {
        var ladder = Options.of(Method.COPELAND).ladder(schulze());

        assertThat(order(ladder)).containsExactly("E", "A", "B", "C", "D");
        assertThat(ladder.rungs())
                .extracting(rung -> rung.strength().value())
                .containsExactly(2.0, 0.0, 0.0, 0.0, -2.0);
        assertThat(ladder.rungs()).extracting(Ladder.Rung::rank).containsExactly(1, 2, 2, 2, 5);
        assertThat(ladder.notes())
                .contains(
                        "no system beats every other one by majority: there is no Condorcet"
                                + " winner");
    }

    @Test
    void schulzesExampleHasHisOrder() {
        var ladder = Options.of(Method.SCHULZE).ladder(schulze());

        assertThat(order(ladder)).containsExactly("E", "A", "C", "B", "D");
        assertThat(ladder.rungs())
                .extracting(rung -> rung.strength().value())
                .containsExactly(4.0, 2.0, 0.0, -2.0, -4.0);
    }

    /** The table of strongest paths on Wikipedia counts winning votes: (margin + 45) / 2. */
    @Test
    void strongestPathsAreThoseOfWikipedia() {
        var cells = Tally.of(Duels.of(schulze().dataset()), Options.plain().build()).cells();

        var paths = Schulze.paths(Margins.of(cells.merged()));

        int[][] published = {
            {0, 28, 28, 30, 24},
            {25, 0, 28, 33, 24},
            {25, 29, 0, 29, 24},
            {25, 28, 28, 0, 24},
            {25, 28, 28, 31, 0}
        };
        double perVote = Margins.of(cells.merged()).perVote();
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double votes = i == j ? 0 : (paths[i * 5 + j] / perVote + 45) / 2;
                assertThat(votes).as("%d %d", i, j).isEqualTo(published[i][j]);
            }
        }
    }

    @Test
    void rankedPairsLockTheLargestMajoritiesFirst() {
        var ladder = Options.of(Method.RANKED_PAIRS).ladder(schulze());

        // By hand from the margins 21 17 15 13 11 9 7 5 3 1; pref_voting has the winner A.
        assertThat(order(ladder)).containsExactly("A", "C", "E", "B", "D");
        assertThat(ladder.notes())
                .contains("3 of 10 majorities are left out, because they close a circle");
    }

    @Test
    void kemenysOrderIsTheOneThatFewestVotesContradict() {
        var ladder = Options.of(Method.KEMENY).ladder(schulze());

        assertThat(order(ladder)).containsExactly("E", "B", "A", "D", "C");
        assertThat(ladder.notes())
                .contains("the order contradicts 190 votes; no order contradicts fewer");
        assertThat(Options.of(Method.KEMENY).ladder(tennessee()).notes())
                .contains("the order contradicts 207 votes; no order contradicts fewer");
    }

    @Test
    void aCondorcetWinnerIsFirstByEveryRuleOfMajorities() {
        for (var method :
                List.of(Method.COPELAND, Method.SCHULZE, Method.RANKED_PAIRS, Method.KEMENY)) {
            var ladder = Options.of(method).ladder(tennessee());

            assertThat(order(ladder))
                    .as("%s", method)
                    .containsExactly("Nashville", "Chattanooga", "Knoxville", "Memphis");
            assertThat(ladder.notes())
                    .contains(
                            "the first beats every other system by majority: it is the Condorcet"
                                    + " winner");
        }
    }

    /** Nothing is made up for pairs that never met: a chain of defeats orders its members. */
    @Test
    void pairsThatNeverMetSayNothing() {
        var votes = new Votes().pair("a", "b", 3, 1, 0).pair("b", "c", 3, 1, 0);

        assertThat(Options.of(Method.COPELAND).ladder(votes).rungs())
                .extracting(rung -> rung.strength().value())
                .containsExactly(1.0, 0.0, -1.0);
        for (var method : List.of(Method.SCHULZE, Method.RANKED_PAIRS, Method.KEMENY)) {
            var ladder = Options.of(method).ladder(votes);

            assertThat(order(ladder)).containsExactly("a", "b", "c");
            assertThat(ladder.notes())
                    .contains("1 of 3 pairs of systems never met; they say nothing either way");
        }
        var apart = new Votes().pair("a", "b", 3, 1, 0).pair("a", "c", 3, 1, 0);
        for (var method : List.of(Method.SCHULZE, Method.RANKED_PAIRS, Method.KEMENY)) {
            assertThat(Options.of(method).ladder(apart).rungs())
                    .as("%s", method)
                    .extracting(Ladder.Rung::rank)
                    .containsExactly(1, 2, 2);
        }
    }

    /** Rock, paper, scissors: no name and no row decides. */
    @Test
    void aCircleOfEqualMajoritiesIsAThreeWayTie() {
        var votes =
                new Votes()
                        .pair("rock", "scissors", 2, 1, 0)
                        .pair("paper", "rock", 2, 1, 0)
                        .pair("scissors", "paper", 2, 1, 0);
        for (var method :
                List.of(Method.COPELAND, Method.SCHULZE, Method.RANKED_PAIRS, Method.KEMENY)) {
            assertThat(Options.of(method).ladder(votes).rungs())
                    .as("%s", method)
                    .extracting(Ladder.Rung::rank)
                    .containsExactly(1, 1, 1);
        }
    }

    /** A hundred votes of weight one tenth are ten votes, whatever their sum is in binary. */
    @Test
    void brokenWeightsMakeNoMajority() {
        var votes = new Votes();
        for (int i = 0; i < 30; i++) {
            votes.weighted("a", "b", Outcome.LEFT, 0.1);
        }
        votes.weighted("a", "b", Outcome.RIGHT, 3);

        assertThat(Options.of(Method.COPELAND).ladder(votes).rungs())
                .extracting(Ladder.Rung::rank)
                .containsExactly(1, 1);
    }

    @Test
    void aBootstrapSaysHowSureTheRuleIs() {
        var votes = Simulated.davidson(4, 5, 3000, 0.5, 0);
        var ladder = Options.of(Method.BORDA).bootstrap(100).ladder(votes);

        assertThat(order(ladder)).containsExactly("sa", "sb", "sc", "sd", "se");
        assertThat(ladder.rungs().getFirst().rankHigh()).isEqualTo(1);
        assertThat(ReferenceTest.interval(ladder.rungs().getFirst().strength()).method())
                .isEqualTo("bootstrap 100");
    }

    /** A bootstrap of places hardly ever moves them, or moves them by whole systems. */
    @Test
    void scoresThatCountSystemsHaveNoInterval() {
        var votes = Simulated.davidson(4, 5, 3000, 0.5, 0);
        for (var method :
                List.of(Method.COPELAND, Method.SCHULZE, Method.RANKED_PAIRS, Method.KEMENY)) {
            var ladder = Options.of(method).ladder(votes);

            assertThat(order(ladder)).containsExactly("sa", "sb", "sc", "sd", "se");
            assertThat(ladder.rungs().getFirst().strength().interval()).isNull();
            assertThat(ladder.notes())
                    .contains("no interval: scores of " + method + " move in whole steps");
            assertThatThrownBy(() -> Options.of(method).bootstrap(100).rank(votes))
                    .hasMessageContaining("whole steps have no interval of 95%");
        }
    }

    /** A large circle is searched, and the notes bound what may have been missed. */
    @Test
    void aLargeCircleIsSearchedAndSaidToBe() {
        var votes = new Votes();
        int n = KemenyOrders.MOST + 5;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                // Everyone beats those below by 3, but the last beats the first by 1.
                boolean upset = i == 0 && j == n - 1;
                votes.pair(Simulated.name(i), Simulated.name(j), upset ? 0 : 4, 1, 0);
            }
        }

        var ladder = Options.of(Method.KEMENY).ladder(votes);

        assertThat(order(ladder)).hasSize(n).startsWith("sa", "sb").endsWith(Simulated.name(n - 1));
        // 299 pairs with one contrary vote each, and the upset turned round; proven by one circle.
        assertThat(ladder.notes())
                .contains("the order contradicts 300 votes; no order contradicts fewer");
    }
}
