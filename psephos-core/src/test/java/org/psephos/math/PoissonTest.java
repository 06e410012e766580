package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonTest {
    private static final int DRAWS = 200_000;

    /** Pearson's chi-squared against the definition e^-m m^k / k!, for small and broken means. */
    @Test
    void drawsFollowTheDistribution() {
        for (double mean : new double[] {0.3, 1, 2.5, 7, 30}) {
            var poisson = new Poisson(new double[] {mean});
            var random = new Seed(77).random();
            int most = (int) (mean + 5 * Math.sqrt(mean) + 4);
            var counts = new double[most + 1];
            for (int i = 0; i < DRAWS; i++) {
                counts[(int) Math.min(most, poisson.next(mean, random))]++;
            }

            double chance = Math.exp(-mean);
            double rest = 1;
            double chi = 0;
            int cells = 0;
            for (int k = 0; k < most; k++) {
                if (chance * DRAWS > 10) {
                    chi += Math.pow(counts[k] - DRAWS * chance, 2) / (DRAWS * chance);
                    cells++;
                }
                rest -= chance;
                chance *= mean / (k + 1);
            }
            assertThat(rest).isLessThan(1e-3);
            // Mean and five standard deviations of chi-squared.
            assertThat(chi).as("mean %s", mean).isLessThan(cells + 5 * Math.sqrt(2.0 * cells));
        }
    }

    @Test
    void largeMeansHaveTheirMeanAndVariance() {
        for (double mean : new double[] {1000, 16_383, 16_384, 16_384.5, 100_000.25}) {
            var poisson = new Poisson(new double[] {mean});
            var random = new Seed(78).random();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 20_000; i++) {
                double d = poisson.next(mean, random) - mean;
                sum += d;
                squares += d * d;
            }

            assertThat(sum / 20_000).isCloseTo(0, within(4 * Math.sqrt(mean / 20_000)));
            assertThat(squares / 20_000 / mean).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void aMeanOfNothingGivesNothing() {
        assertThat(new Poisson(new double[] {0}).next(0, new Seed(1).random())).isZero();
    }

    @Test
    void meansThatWereNotPreparedAreRefused() {
        assertThatThrownBy(() -> new Poisson(new double[] {3}).next(4, new Seed(1).random()))
                .hasMessage("mean must be prepared, but was 4");
        assertThatThrownBy(() -> new Poisson(new double[] {-1}))
                .hasMessage("mean must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> new Poisson(new double[] {Double.NaN}))
                .hasMessage("mean must be finite and at least 0, but was NaN");
    }

    @Test
    void manyDrawsAtOnceAreTheSameAsOneByOne() {
        double[] means = {0, 0.4, 1, 3.5, 900, 16_384, 40_000.75};
        var poisson = new Poisson(means);
        var together = new SplitMix64[5];
        var alone = new SplitMix64[5];
        for (int k = 0; k < 5; k++) {
            together[k] = new Seed(k).random();
            alone[k] = new Seed(k).random();
        }
        var into = new double[5][means.length];
        for (int at = 0; at < means.length; at++) {
            poisson.next(means[at], together, into, at);
            for (int k = 0; k < 5; k++) {
                assertThat(into[k][at]).isEqualTo(poisson.next(means[at], alone[k]));
            }
        }
    }
}
