package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Places by hand: three systems whose strengths have error 1 and do not depend on each other. */
class RankIntervalsTest {

    private static int[] places(int i, double... values) {
        int n = values.length;
        var covariance = new double[n * n];
        for (int k = 0; k < n; k++) {
            covariance[k * n + k] = 0.5;
        }
        var spread = new Spread.Gaussian(values, covariance, 0.95, "test");
        return new RankIntervals(values, spread, 0.95).places(i);
    }

    /** 2.1 is beyond 1.96, but not beyond the 2.24 that two differences ask for. */
    @Test
    void twoDifferencesAskForMoreThanOne() {
        assertThat(places(0, 2.1, 0)).containsExactly(1, 1);
        assertThat(places(0, 2.1, 0, 2.0)).containsExactly(1, 3);
    }

    /** Once the largest is rejected at 2.24, the next needs only 1.96. */
    @Test
    void holmStepsDown() {
        assertThat(places(0, 2.3, 0.3, 0)).containsExactly(1, 1);
        assertThat(places(0, 2.2, 0.2, 0)).containsExactly(1, 3);
    }

    @Test
    void betterAndWorseAreToldApart() {
        assertThat(places(1, 3, 0, -3)).containsExactly(2, 2);
        assertThat(places(2, 3, 0, -3)).containsExactly(3, 3);
        assertThat(places(1, 3, 0, -0.5)).containsExactly(2, 3);
    }
}
