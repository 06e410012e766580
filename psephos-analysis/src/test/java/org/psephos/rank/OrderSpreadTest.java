package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;

/**
 * Elo over random orders. Mutants that fell: every order that of the file; one seed for all orders.
 */
class OrderSpreadTest {

    private static Options elo() {
        return Options.of(Method.ELO).interval(IntervalMethod.NONE).k(32);
    }

    private static OrderSpread spread(Options options, Votes votes, int orders) {
        return OrderSpread.of(votes.dataset(), options.build(), orders);
    }

    /** Two votes that say opposite things: whoever won last is ahead. */
    private static Votes opposite() {
        return new Votes().add("a", "b", Outcome.LEFT).add("a", "b", Outcome.RIGHT);
    }

    @Test
    void twoOrdersOfTwoVotesAreBothSeen() {
        var spread = spread(elo(), opposite(), 2000);

        var first = spread.systems().getFirst();
        double lead = 32 * (1 / (1 + StrictMath.pow(10, -32 / 400.0)) - 0.5);
        // After a lost 16 + lead of the 16 it had: the last vote weighs more, by twice the lead.
        assertThat(first.points().value()).isCloseTo(0, within(0.2));
        var middle = Objects.requireNonNull(first.points().interval());
        assertThat(middle.low()).isCloseTo(-lead, within(1e-9));
        assertThat(middle.high()).isCloseTo(lead, within(1e-9));
        assertThat(first.rankLow()).isEqualTo(1);
        assertThat(first.rankHigh()).isEqualTo(2);
    }

    @Test
    void theOrderOfTheFileIsTheLadderOfElo() {
        var votes = RankerContract.votes();
        var ladder = elo().ladder(votes);
        double unit = 400 / StrictMath.log(10);

        for (var row : spread(elo(), votes, 5).systems()) {
            var rung =
                    ladder.rungs().stream()
                            .filter(one -> one.system().equals(row.system()))
                            .findFirst()
                            .orElseThrow();
            assertThat(row.file())
                    .satisfiesAnyOf(
                            file ->
                                    assertThat(file)
                                            .isCloseTo(rung.strength().value(), within(1e-9)),
                            file ->
                                    assertThat(file)
                                            .isCloseTo(
                                                    rung.strength().value() * unit, within(1e-9)));
        }
    }

    @Test
    void everyVoteIsReplayedInEveryOrder() {
        var votes = new Votes();
        for (int i = 0; i < 9; i++) {
            votes.add("a", "b", Outcome.LEFT);
        }

        var first = spread(elo(), votes, 50).systems().getFirst();

        assertThat(first.points().value()).isCloseTo(first.file(), within(1e-9));
        assertThat(Objects.requireNonNull(first.points().interval()).halfWidth())
                .isCloseTo(0, within(1e-9));
        assertThat(first.rankHigh()).isEqualTo(1);
    }

    @Test
    void threadsChangeNothing() {
        var votes = RankerContract.votes();

        assertThat(spread(elo().threads(2), votes, 40)).isEqualTo(spread(elo(), votes, 40));
        assertThat(spread(elo().seed(2), votes, 40)).isNotEqualTo(spread(elo(), votes, 40));
    }

    @Test
    void islandsHaveNoOrders() {
        var votes = new Votes().add("a", "b", Outcome.LEFT).add("c", "d", Outcome.LEFT);

        var spread = spread(elo(), votes, 3);

        assertThat(spread.systems()).isEmpty();
        assertThat(spread.undefined()).isEqualTo("2 groups of systems never met each other");
    }

    @Test
    void otherMethodsAreRefused() {
        assertThatThrownBy(() -> spread(Options.plain(), opposite(), 3))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("--orders says nothing");
    }
}
