package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.Ties;

/**
 * Rounds that do not place every system are left out and counted, never fitted to a large number.
 */
class PairBootstrapTest {

    private static Votes core() {
        return new Votes()
                .pair("a", "b", 60, 50, 0)
                .pair("b", "c", 60, 50, 0)
                .pair("c", "a", 50, 50, 0);
    }

    /** One win among few: a share of e^-1 of the rounds draws none of it. */
    @Test
    void aSystemWhoseOnlyWinIsNotDrawnHasNoStrengthInThatRound() {
        var votes = core().pair("a", "new", 30, 1, 0);

        var ladder = Options.plain().bootstrap(400).ladder(votes);

        var rung = ReferenceTest.rung(ladder, "new");
        var note = ladder.notes().stream().filter(n -> n.contains("of 400")).toList();
        assertThat(note).hasSize(1);
        int left = Integer.parseInt(note.getFirst().split(" ", -1)[0]);
        // 400 / e = 147, with five standard deviations.
        assertThat(left).isBetween(99, 195);
        var interval = Objects.requireNonNull(rung.strength().interval());
        assertThat(interval.low()).isGreaterThan(-8);
    }

    /** As above, where no system met all others, so that the short way is closed. */
    @Test
    void thatHoldsWithoutASystemThatMetAllOthers() {
        var votes =
                new Votes()
                        .pair("a", "b", 60, 50, 0)
                        .pair("b", "c", 60, 50, 0)
                        .pair("c", "d", 50, 50, 0)
                        .pair("d", "new", 30, 1, 0);

        var ladder = Options.plain().bootstrap(400).ladder(votes);

        var note = ladder.notes().stream().filter(n -> n.contains("of 400")).toList();
        assertThat(note).hasSize(1);
        assertThat(Integer.parseInt(note.getFirst().split(" ", -1)[0])).isBetween(99, 195);
    }

    @Test
    void thereIsNoAnswerWhereMostRoundsHaveNone() {
        var votes = core();
        for (var name : new String[] {"u", "v", "w"}) {
            votes.pair("a", name, 30, 1, 0);
        }

        var fit = Options.plain().bootstrap(200).rank(votes).fit();

        assertThat(((NotIdentified) fit).reason())
                .isEqualTo("fewer than half of the bootstrap rounds determine every strength");
    }

    /** To ask only whom the middle system met says the same as the full search. */
    @Test
    void theShortWayAndTheSearchLeaveOutTheSameRounds() {
        var star = core().pair("a", "x", 2, 2, 0).pair("z", "a", 2, 2, 0).pair("a", "y", 4, 0, 1);
        // Joined in many rounds by others than the middle one, and so not left out.
        star.pair("c", "x", 2, 1, 0).pair("c", "y", 1, 1, 0);

        for (var middle : List.of("a", "zz")) {
            var votes = star.renamed(name -> name.equals("a") ? middle : name);

            var options = Options.plain().bootstrap(300);

            assertThat(left(options, votes, 300))
                    .isEqualTo(leftBy(options.build(), votes, Components::strong))
                    .isPositive();
        }
    }

    /** A tie parameter has an end only in rounds that draw a tie. */
    @ParameterizedTest
    @EnumSource(names = {"DAVIDSON", "RAO_KUPPER"})
    void aRoundWithoutATieSaysNothingOfTies(Ties ties) {
        var votes = core().pair("a", "b", 0, 0, 1);
        var options = Options.of(ties).bootstrap(200);

        assertThat(left(options, votes, 200))
                .isEqualTo(
                        leftBy(
                                options.build(),
                                votes,
                                round -> new int[] {round.allTies() > 0 ? 0 : 1}))
                .isBetween(40, 110);
    }

    /**
     * Two systems in both orders: two log-odds for two parameters, so each order needs both ends.
     */
    @Test
    void aRoundWhereOneOrderHasOneWinnerOnlySaysNothingOfPosition() {
        var votes = new Votes().pair("a", "b", 40, 1, 0).pair("b", "a", 40, 3, 0);
        var options = Options.plain().position().bootstrap(200);

        assertThat(left(options, votes, 200))
                .isEqualTo(
                        leftBy(
                                options.build(),
                                votes,
                                round -> new int[] {bothEnds(round, 0), bothEnds(round, 1)}))
                .isPositive();
    }

    private static int bothEnds(Cells round, int cell) {
        return round.wins()[cell] > 0 && round.losses()[cell] > 0 ? 0 : 1;
    }

    /** How many rounds a ladder says that it left out. */
    private static int left(Options options, Votes votes, int rounds) {
        return options.ladder(votes).notes().stream()
                .filter(note -> note.contains(" of " + rounds + " bootstrap rounds"))
                .mapToInt(note -> Integer.parseInt(note.split(" ", -1)[0]))
                .sum();
    }

    /** How many of the same rounds have something above zero in what is asked of them. */
    private static int leftBy(RankOptions options, Votes votes, Function<Cells, int[]> asked) {
        var ordered = Tally.of(Duels.of(votes.dataset()), options).cells();
        var found =
                new Resampling(options, options.position() ? ordered : ordered.merged(), null)
                        .rounds(
                                (round, _) ->
                                        Arrays.stream(asked.apply(round)).anyMatch(x -> x > 0)
                                                ? null
                                                : new double[0]);
        return options.rounds() - found.length;
    }
}
