package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.rank.RankOptions.Method;

/**
 * Score intervals of shares with ties, and win rates made of them. Mutants that fail here: the
 * chance of a loss kept at what was counted; a tie's variance left at that of half a vote.
 */
class TiedShareTest {
    private static final double Z = Normal.quantile(0.975);

    @Test
    void withoutTiesItIsWilsons() {
        for (int won = 0; won <= 20; won++) {
            var mine = TiedShare.interval(won / 20.0, 1 - won / 20.0, 20, 0.95);
            var wilson = WinRate.wilson(won / 20.0, 20, Z, 0.95);

            assertThat(mine.low()).isCloseTo(wilson.low(), within(1e-12));
            assertThat(mine.high()).isCloseTo(wilson.high(), within(1e-12));
        }
    }

    /** By hand: nothing but ties holds differences up to z^2 / (n + z^2). */
    @Test
    void nothingButTiesHasAnIntervalToo() {
        var interval = TiedShare.interval(0, 0, 30, 0.95);

        double most = Z * Z / (30 + Z * Z);
        assertThat(interval.low()).isCloseTo((1 - most) / 2, within(1e-12));
        assertThat(interval.high()).isCloseTo((1 + most) / 2, within(1e-12));
    }

    /** The chance of a loss under the end of the interval, by search over the likelihood. */
    @Test
    void endsAreWhereTheTestRejects() {
        double[][] cases = {{0.5, 0.2, 40}, {0.1, 0.05, 60}, {0.3, 0.7, 15}, {0, 0.25, 20}};
        for (var one : cases) {
            Interval interval = TiedShare.interval(one[0], one[1], one[2], 0.95);
            for (double end : new double[] {interval.low(), interval.high()}) {
                double d = 2 * end - 1;
                double q = likeliest(one[0], one[1], d);
                double gap = one[0] - one[1] - d;
                assertThat(Math.abs(gap) / Math.sqrt((2 * q + d * (1 - d)) / one[2]))
                        .isCloseTo(Z, within(1e-6));
            }
        }
    }

    private static double likeliest(double won, double lost, double d) {
        double low = Math.max(0, -d);
        double high = (1 - d) / 2;
        for (int step = 0; step < 200; step++) {
            double a = low + (high - low) * 0.382;
            double b = low + (high - low) * 0.618;
            if (likelihood(won, lost, d, a) < likelihood(won, lost, d, b)) {
                low = a;
            } else {
                high = b;
            }
        }
        return (low + high) / 2;
    }

    private static double likelihood(double won, double lost, double d, double q) {
        return part(won, q + d) + part(lost, q) + part(1 - won - lost, 1 - 2 * q - d);
    }

    private static double part(double share, double chance) {
        return share <= 0 ? 0 : share * Math.log(Math.max(chance, 1e-300));
    }

    /** Of two systems, the rate of each is one share: intervals mirror each other. */
    @Test
    void twoSystemsMirrorEachOther() {
        var ladder = Options.of(Method.WIN_RATE).ladder(new Votes().pair("a", "b", 12, 5, 8));
        var a = ReferenceTest.interval(ReferenceTest.rung(ladder, "a").strength());
        var b = ReferenceTest.interval(ReferenceTest.rung(ladder, "b").strength());

        assertThat(a.low()).isCloseTo(1 - b.high(), within(1e-12));
        // One pair with 25 votes: (S + v) / n^2 is v (n + 1) / n^2.
        var alone = TiedShare.interval(12 / 25.0, 5 / 25.0, 25 * 25 / 26.0, 0.95);
        assertThat(a.low()).isCloseTo(alone.low(), within(1e-12));
        assertThat(ReferenceTest.error(ReferenceTest.between(ladder, "a", "b")))
                .isCloseTo(2 * a.halfWidth() / Z, within(0.02));
    }

    /** The bootstrap knows nothing of formulas and finds the same errors. */
    @Test
    void errorsAreThoseOfTheBootstrap() {
        var votes = Simulated.davidson(5, 5, 2000, 1.2, 0);
        var score = Options.of(Method.WIN_RATE).ladder(votes);
        var bootstrap = Options.of(Method.WIN_RATE).bootstrap(4000).ladder(votes);

        for (int i = 0; i < 5; i++) {
            double mine = width(score, i);
            assertThat(mine / width(bootstrap, i)).isBetween(0.95, 1.05);
        }
        double between = ReferenceTest.error(ReferenceTest.between(score, "sa", "sb"));
        double drawn = ReferenceTest.error(ReferenceTest.between(bootstrap, "sa", "sb"));
        assertThat(between / drawn).isBetween(0.95, 1.05);
    }

    private static double width(Ladder ladder, int i) {
        return ReferenceTest.error(ReferenceTest.rung(ladder, Simulated.name(i)).strength());
    }
}
