package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** A method by the kind of data, with the reason. */
class AutoTest {

    private static RankResult auto(Votes votes) {
        return Options.of(Method.AUTO).rank(votes);
    }

    @Test
    void pairsWithTiesGoToDavidson() {
        var result = auto(RankerContract.votes());

        assertThat(result.options().method()).isEqualTo(Method.BRADLEY_TERRY);
        assertThat(result.options().ties()).isEqualTo(Ties.DAVIDSON);
        assertThat(Options.ladder(result).notes())
                .last()
                .isEqualTo(
                        "auto chose --method bradley-terry --ties davidson: judgements are"
                                + " comparisons of two, and 17% of them are ties");
        assertThat(Options.ladder(result).rungs())
                .isEqualTo(Options.of(Ties.DAVIDSON).ladder(RankerContract.votes()).rungs());
    }

    @Test
    void pairsWithHardlyATieAreHalved() {
        var votes = new Votes().pair("a", "b", 60, 40, 1).pair("b", "c", 50, 45, 0);

        assertThat(auto(votes).options().ties()).isEqualTo(Ties.HALF);
    }

    @Test
    void votesAgainstBothAreMentioned() {
        var votes = RankerContract.votes().add(9, "kea", "tui", Outcome.BOTH_BAD);

        assertThat(Options.ladder(auto(votes)).notes())
                .last()
                .asString()
                .endsWith(
                        "; --ties grounded-rao-kupper would make an outcome of the 9 votes against"
                                + " both");
    }

    @Test
    void rankingsGoToLuce() {
        var votes = new Votes().ranking("a>b>c").ranking("c>a=b").ranking("b>c>a");
        votes.add("a", "b", Outcome.LEFT);

        var result = auto(votes);

        assertThat(result.options().method()).isEqualTo(Method.PLACKETT_LUCE);
        assertThat(Options.ladder(result).notes())
                .last()
                .isEqualTo(
                        "auto chose --method plackett-luce --ties davidson: 3 of 4 judgements are"
                                + " rankings or choices among several, which it takes as they are");
    }

    @Test
    void positionAsksForPairs() {
        var votes = RankerContract.votes().ranking("kea>tui>moa");

        assertThat(Options.of(Method.AUTO).position().rank(votes).options().method())
                .isEqualTo(Method.BRADLEY_TERRY);
    }
}
