package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** What must hold between two ladders, whatever the numbers are. */
class IdentityTest {
    private static final double CLOSE = 1e-9;

    @Test
    void exchangingSidesNegatesPositionAndNothingElse() {
        for (var ties : Options.OF_PAIRS) {
            var straight = Options.of(ties).position().ladder(RankerContract.votes());
            var swapped = Options.of(ties).position().ladder(RankerContract.votes().swapped());

            same(straight, swapped, 1);
            assertThat(swapped.effects().getFirst().estimate().value())
                    .isCloseTo(-straight.effects().getFirst().estimate().value(), within(CLOSE));
            assertThat(swapped.logLikelihood())
                    .isCloseTo(ReferenceTest.logLikelihood(straight), within(CLOSE));
        }
    }

    @Test
    void sidesDoNotMatterWithoutPosition() {
        for (var ties : Options.OF_PAIRS) {
            same(
                    Options.of(ties).ladder(RankerContract.votes()),
                    Options.of(ties).ladder(RankerContract.votes().swapped()),
                    1);
        }
    }

    @Test
    void fourCopiesOfAVoteAreAVoteOfWeightFour() {
        for (var ties : Options.OF_PAIRS) {
            var copies = Options.of(ties).ladder(RankerContract.votes().repeated(4));
            var weighed = Options.of(ties).ladder(RankerContract.votes().weighing(4));

            same(copies, weighed, 1);
            assertThat(weighed.rungs().getFirst().comparisons())
                    .isEqualTo(copies.rungs().getFirst().comparisons());
        }
    }

    @Test
    void fourCopiesHalveEveryInterval() {
        for (var ties : Options.OF_PAIRS) {
            same(
                    Options.of(ties).ladder(RankerContract.votes()),
                    Options.of(ties).ladder(RankerContract.votes().repeated(4)),
                    0.5);
        }
    }

    @Test
    void copiesDoNotMoveWinRates() {
        var one = Options.of(Method.WIN_RATE).ladder(RankerContract.votes());
        var four = Options.of(Method.WIN_RATE).ladder(RankerContract.votes().repeated(4));

        for (var rung : one.rungs()) {
            assertThat(ReferenceTest.strength(four, rung.system().value()))
                    .isCloseTo(rung.strength().value(), within(CLOSE));
        }
    }

    @Test
    void luceOfPairsIsBradleyTerry() {
        for (var ties : Options.OF_PAIRS) {
            assertThat(
                            Options.of(Method.PLACKETT_LUCE)
                                    .ties(ties)
                                    .ladder(RankerContract.votes())
                                    .rungs())
                    .isEqualTo(Options.of(ties).ladder(RankerContract.votes()).rungs());
        }
    }

    /** The same votes as rankings of two go through the likelihood of rankings. */
    @Test
    void luceOfRankingsOfTwoIsDavidson() {
        var rankings = new Votes();
        var votes = new Votes();
        String[][] pairs = {{"a", "b"}, {"b", "c"}, {"c", "a"}, {"a", "d"}, {"d", "b"}};
        for (int i = 0; i < 60; i++) {
            var pair = pairs[i % pairs.length];
            int how = (i / pairs.length) % 4;
            var sign = how == 0 ? ">" : how == 1 ? "=" : how == 2 && i % 3 > 0 ? ">" : "<";
            boolean swap = sign.equals("<");
            rankings.ranking(
                    (swap ? pair[1] : pair[0]) + (swap ? ">" : sign) + (swap ? pair[0] : pair[1]));
            votes.add(
                    pair[0],
                    pair[1],
                    sign.equals("=") ? Outcome.TIE : swap ? Outcome.RIGHT : Outcome.LEFT);
        }

        for (var interval :
                new IntervalMethod[] {
                    IntervalMethod.SANDWICH, IntervalMethod.FISHER, IntervalMethod.PROFILE
                }) {
            var luce =
                    Options.of(Method.PLACKETT_LUCE)
                            .ties(Ties.DAVIDSON)
                            .interval(interval)
                            .ladder(rankings);
            var davidson = Options.of(Ties.DAVIDSON).interval(interval).ladder(votes);

            same(davidson, luce, 1);
            assertThat(luce.effects().getFirst().name()).isEqualTo("tie");
            assertThat(luce.effects().getFirst().estimate().value())
                    .isCloseTo(davidson.effects().getFirst().estimate().value(), within(CLOSE));
            assertThat(luce.logLikelihood())
                    .isCloseTo(ReferenceTest.logLikelihood(davidson), within(CLOSE));
        }
    }

    @Test
    void tieModelsWithoutTiesAreBradleyTerryAndSaySo() {
        var votes =
                new Votes().pair("a", "b", 3, 2, 0).pair("b", "c", 4, 1, 0).pair("c", "a", 2, 5, 0);
        var plain = Options.plain().ladder(votes);

        for (var ties : new Ties[] {Ties.DAVIDSON, Ties.RAO_KUPPER}) {
            var ladder = Options.of(ties).ladder(votes);

            assertThat(ladder.rungs()).isEqualTo(plain.rungs());
            assertThat(ladder.effects()).isEmpty();
            assertThat(ladder.notes().getFirst()).startsWith("there are no ties: ");
        }
    }

    /** Towards the limit the tie parameter goes to its bound. */
    @Test
    void fewTiesComeCloseToNone() {
        var none = Options.plain().ladder(RankerContract.votes().repeated(1));
        var dropped = Options.of(Ties.DROP).ladder(RankerContract.votes());
        var few = new Votes().pair("a", "b", 5000, 3000, 1).pair("b", "c", 4000, 2500, 0);
        few.pair("c", "a", 2000, 5000, 0);

        same(
                Options.plain().interval(IntervalMethod.NONE).ladder(few),
                Options.of(Ties.DAVIDSON).interval(IntervalMethod.NONE).ladder(few),
                1,
                1e-3);
        assertThat(none.rungs()).isNotEqualTo(dropped.rungs());
    }

    @Test
    void eloOnlyMovesPoints() {
        var ladder = Options.of(Method.ELO).k(32).ladder(RankerContract.votes());
        double sum = 0;
        for (var rung : ladder.rungs()) {
            sum += rung.strength().value();
        }

        assertThat(sum).isCloseTo(0, within(1e-9));
        assertThat(ladder.rungs().getFirst().strength().value()).isGreaterThan(10);
    }

    @Test
    void strengthsHaveMeanZero() {
        for (var ties : Options.OF_PAIRS) {
            double sum = 0;
            for (var rung : Options.of(ties).ladder(RankerContract.votes()).rungs()) {
                sum += rung.strength().value();
            }

            assertThat(sum).isCloseTo(0, within(1e-12));
        }
    }

    /** Without ties the model is right, and both say the same up to the noise of its own votes. */
    @Test
    void sandwichIsCloseToFisherWithoutTies() {
        var votes = Simulated.davidson(5, 8, 20_000, 0, 0);
        var sandwich = Options.plain().ladder(votes);
        var fisher = Options.plain().interval(IntervalMethod.FISHER).ladder(votes);

        for (var rung : sandwich.rungs()) {
            double ratio =
                    ReferenceTest.error(rung.strength())
                            / ReferenceTest.error(
                                    ReferenceTest.rung(fisher, rung.system().value()).strength());
            assertThat(ratio).isCloseTo(1, within(0.03));
        }
    }

    /** The half width of percentile intervals against that of the sandwich. */
    @Test
    void bootstrapIsCloseToSandwich() {
        var votes = Simulated.davidson(6, 6, 4_000, 0.8, 0);
        for (var ties : Options.OF_PAIRS) {
            var sandwich = Options.of(ties).ladder(votes);
            var bootstrap = Options.of(ties).bootstrap(2000).ladder(votes);

            for (var rung : sandwich.rungs()) {
                double ratio =
                        ReferenceTest.error(
                                        ReferenceTest.rung(bootstrap, rung.system().value())
                                                .strength())
                                / ReferenceTest.error(rung.strength());
                assertThat(ratio).isCloseTo(1, within(0.1));
            }
        }
    }

    private static void same(Ladder one, Ladder other, double width) {
        same(one, other, width, CLOSE);
    }

    private static void same(Ladder one, Ladder other, double width, double close) {
        assertThat(other.rungs()).hasSameSizeAs(one.rungs());
        for (var rung : one.rungs()) {
            var twin = ReferenceTest.rung(other, rung.system().value());
            assertThat(twin.strength().value()).isCloseTo(rung.strength().value(), within(close));
            if (rung.strength().interval() != null) {
                assertThat(ReferenceTest.error(twin.strength()))
                        .isCloseTo(ReferenceTest.error(rung.strength()) * width, within(1e-7));
            }
        }
    }
}
