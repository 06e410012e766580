package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Truth is put in, and comes out again inside its intervals as often as promised. */
class RecoveryTest {
    private static final int SYSTEMS = 6;
    private static final int RUNS = 100;

    /** Of 600 intervals of 100 runs at 95%, between 92% and 98% hold the truth. */
    @Test
    void sandwichHoldsTheTruthOfHalfTieData() {
        covers(Options.plain(), 0, 0, 0.92, 0.98);
    }

    @Test
    void davidsonHoldsItsTruth() {
        covers(Options.of(Ties.DAVIDSON), 1.2, 0, 0.92, 0.98);
        covers(
                Options.of(Ties.DAVIDSON).interval(IntervalMethod.FISHER).position(),
                1.2,
                0.4,
                0.92,
                0.98);
    }

    @Test
    void bootstrapHoldsTheTruth() {
        covers(Options.of(Ties.DAVIDSON).bootstrap(200), 1.2, 0, 0.91, 0.98);
    }

    private static void covers(
            Options options, double nu, double position, double least, double most) {
        int held = 0;
        for (int run = 0; run < RUNS; run++) {
            var ladder =
                    options.seed(run).ladder(Simulated.davidson(run, SYSTEMS, 600, nu, position));
            for (int i = 0; i < SYSTEMS; i++) {
                var rung = ReferenceTest.rung(ladder, Simulated.name(i));
                boolean inside =
                        ReferenceTest.interval(rung.strength())
                                .contains(Simulated.truth(i, SYSTEMS));
                held += inside ? 1 : 0;
            }
        }
        assertThat(held / (double) (RUNS * SYSTEMS)).isBetween(least, most);
    }

    @Test
    void positionAndTiesAreRecovered() {
        var ladder =
                Options.of(Ties.DAVIDSON)
                        .position()
                        .ladder(Simulated.davidson(1, SYSTEMS, 100_000, 1.2, 0.4));

        assertThat(ladder.effects().get(0).estimate().value()).isCloseTo(0.4, within(0.03));
        assertThat(ladder.effects().get(1).estimate().value())
                .isCloseTo(Math.log(1.2), within(0.03));
    }

    @Test
    void raoAndKuppersThresholdIsRecovered() {
        var ladder =
                Options.of(Ties.RAO_KUPPER).ladder(Simulated.raoKupper(2, SYSTEMS, 100_000, 1.8));

        assertThat(ladder.effects().getFirst().estimate().value())
                .isCloseTo(Math.log(1.8), within(0.02));
        for (int i = 0; i < SYSTEMS; i++) {
            assertThat(ReferenceTest.strength(ladder, Simulated.name(i)))
                    .isCloseTo(Simulated.truth(i, SYSTEMS), within(0.03));
        }
    }

    @Test
    void eloEndsInTheRightOrder() {
        var ladder = Options.of(Method.ELO).ladder(Simulated.davidson(3, SYSTEMS, 20_000, 0.5, 0));

        assertThat(ladder.rungs())
                .extracting(rung -> rung.system().value())
                .containsExactly("sa", "sb", "sc", "sd", "se", "sf");
    }

    @Test
    void rankingsGiveTheirWorthsBack() {
        var votes = new Votes();
        var random = new org.psephos.math.Seed(5).random();
        for (int r = 0; r < 3000; r++) {
            // The first of exponential clocks is a Plackett-Luce choice.
            var text = new StringBuilder();
            var clock = new java.util.TreeMap<Double, String>();
            for (int i = 0; i < SYSTEMS; i++) {
                double rate = Math.exp(Simulated.truth(i, SYSTEMS));
                clock.put(-Math.log1p(-random.nextDouble()) / rate, Simulated.name(i));
            }
            clock.values().forEach(name -> text.append(text.isEmpty() ? "" : ">").append(name));
            votes.ranking(text.toString());
        }

        var ladder = Options.of(Method.PLACKETT_LUCE).ladder(votes);

        for (int i = 0; i < SYSTEMS; i++) {
            var rung = ReferenceTest.rung(ladder, Simulated.name(i));
            assertThat(rung.strength().value())
                    .isCloseTo(Simulated.truth(i, SYSTEMS), within(0.12));
            assertThat(rung.rankLow()).isEqualTo(i + 1);
            assertThat(rung.rankHigh()).isEqualTo(i + 1);
        }
    }
}
