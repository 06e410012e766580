package org.psephos.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;

class WeightedTest {

    @Test
    void indicesComeInProportionToTheirWeights() {
        double[] weights = {5, 0, 1, 0.25, 3, 0.75};
        double[] shares = shares(weights, 400_000);

        for (int i = 0; i < weights.length; i++) {
            assertThat(shares[i]).isCloseTo(weights[i] / 10, within(0.004));
        }
        assertThat(shares[1]).isZero();
    }

    @Test
    void oneWeightIsAlwaysDrawn() {
        assertThat(shares(new double[] {0.3}, 64)).containsExactly(1);
    }

    @Test
    void placesAreShuffledButKeepTheirWeights() {
        double[] weights = Weighted.byPlace(4, 0.5, new Seed(1).random());
        Arrays.sort(weights);

        assertThat(weights)
                .containsExactly(
                        new double[] {0.5, 1 / Math.sqrt(3), 1 / Math.sqrt(2), 1}, within(1e-15));
    }

    private static double[] shares(double[] weights, int draws) {
        var random = new Seed(6).random();
        var drawn = new Weighted(weights);
        double[] shares = new double[weights.length];
        for (int i = 0; i < draws; i++) {
            shares[drawn.next(random)] += 1.0 / draws;
        }
        return shares;
    }
}
