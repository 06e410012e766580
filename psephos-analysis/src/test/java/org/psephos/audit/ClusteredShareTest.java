package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Interval;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.math.StudentT;

/** Shares of votes that hang together in units. */
class ClusteredShareTest {
    private static final double LEVEL = 0.95;

    private static Interval of(int[][] units) {
        var share = new ClusteredShare();
        for (int unit = 0; unit < units.length; unit++) {
            for (int hit : units[unit]) {
                share.add(unit, hit);
            }
        }
        return Objects.requireNonNull(Objects.requireNonNull(share.estimate(LEVEL)).interval());
    }

    /**
     * By hand: three units that all say yes are three votes, of which Student's quantile at two
     * degrees leaves 3 (z / t)^2; Wilson's lower end is then votes / (votes + z^2). The normal
     * interval of before had no width at all.
     */
    @Test
    void aHandfulThatSaysTheSameIsNotCertain() {
        double z = Normal.quantile(0.975);
        double votes = 3 * Math.pow(z / StudentT.quantile(0.975, 2), 2);

        var interval = of(new int[][] {{1, 1}, {1}, {1, 1, 1}});

        assertThat(interval.low()).isCloseTo(votes / (votes + z * z), within(1e-12));
        assertThat(interval.low()).isCloseTo(0.1395, within(1e-4));
        assertThat(interval.high()).isEqualTo(1);
    }

    /** Every small panel there is of up to four units of one or two votes stays inside 0 and 1. */
    @Test
    void noIntervalLeavesWhatAShareCanBe() {
        for (int pattern = 0; pattern < 256; pattern++) {
            var units = new int[4][2];
            for (int bit = 0; bit < 8; bit++) {
                units[bit / 2][bit % 2] = (pattern >> bit) & 1;
            }
            var interval = of(units);
            double share = Integer.bitCount(pattern) / 8.0;

            assertThat(interval.low()).isBetween(0.0, share);
            assertThat(interval.high()).isBetween(share, 1.0);
            assertThat(interval.high() - interval.low()).isPositive();
        }
    }

    /** Twice the same votes of each unit say no more than once. */
    @Test
    void votesOfOneUnitAreNotIndependent() {
        var once = new int[][] {{1}, {0}, {1}, {1}, {0}, {1}, {1}, {1}};
        var twice = new int[once.length][];
        for (int unit = 0; unit < once.length; unit++) {
            twice[unit] = new int[] {once[unit][0], once[unit][0]};
        }
        assertThat(of(twice).low()).isCloseTo(of(once).low(), within(1e-12));
        assertThat(of(twice).high()).isCloseTo(of(once).high(), within(1e-12));
    }

    /**
     * Recovery: ten units of four votes, alike in half of the units, true share 0.9. Mutants run:
     * Student's quantile left out, the variance of independent votes.
     */
    @Test
    void itCoversAsOftenAsItSays() {
        int covered = 0;
        int panels = 4000;
        for (int panel = 0; panel < panels; panel++) {
            var random = new Seed(7).child("panel", panel).random();
            var units = new int[10][4];
            for (var unit : units) {
                boolean alike = random.nextDouble() < 0.5;
                for (int at = 0; at < unit.length; at++) {
                    unit[at] = alike && at > 0 ? unit[0] : random.nextDouble() < 0.9 ? 1 : 0;
                }
            }
            var interval = of(units);
            covered += interval.low() <= 0.9 && 0.9 <= interval.high() ? 1 : 0;
        }
        assertThat(covered / (double) panels).isBetween(0.94, 0.99);
    }
}
