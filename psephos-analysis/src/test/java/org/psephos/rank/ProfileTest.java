package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;

/** Ends of profile intervals are where the likelihood has dropped by the right amount. */
class ProfileTest {
    private static final double HALF_CHI_SQUARED = 1.959963984540054 * 1.959963984540054 / 2;

    /** Two systems have one distance d, so the drop can be written down. */
    @Test
    void endsOfOnePairSolveTheirEquation() {
        var ladder =
                Options.plain()
                        .interval(IntervalMethod.PROFILE)
                        .ladder(new Votes().pair("a", "b", 9, 2, 0));

        var rung = ladder.rungs().getFirst();
        var interval = ReferenceTest.interval(rung.strength());
        double best = likelihood(2 * rung.strength().value());
        assertThat(best - likelihood(2 * interval.low())).isCloseTo(HALF_CHI_SQUARED, within(1e-7));
        assertThat(best - likelihood(2 * interval.high()))
                .isCloseTo(HALF_CHI_SQUARED, within(1e-7));
        assertThat(interval.high() - rung.strength().value())
                .isGreaterThan(1.1 * (rung.strength().value() - interval.low()));
        assertThat(interval.method()).isEqualTo("profile likelihood");
    }

    private static double likelihood(double d) {
        return 9 * d - 11 * Math.log1p(Math.exp(d));
    }

    /** With many votes the likelihood is a parabola. */
    @Test
    void manyVotesGiveTheIntervalsOfFisher() {
        var votes = Simulated.davidson(4, 4, 30_000, 0.7, 0.3);
        for (var ties : new Ties[] {Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER}) {
            var profile =
                    Options.of(ties).position().interval(IntervalMethod.PROFILE).ladder(votes);
            var fisher = Options.of(ties).position().interval(IntervalMethod.FISHER).ladder(votes);

            for (var rung : fisher.rungs()) {
                var twin = ReferenceTest.rung(profile, rung.system().value());
                assertThat(ReferenceTest.error(twin.strength()))
                        .isCloseTo(
                                ReferenceTest.error(rung.strength()),
                                within(0.01 * ReferenceTest.error(rung.strength())));
            }
            for (int e = 0; e < fisher.effects().size(); e++) {
                double error = ReferenceTest.error(fisher.effects().get(e).estimate());
                assertThat(ReferenceTest.error(profile.effects().get(e).estimate()))
                        .isCloseTo(error, within(0.01 * error));
            }
        }
    }
}
