package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Small cases by hand; mutants that were run: times ignored, ties counted as ordered pairs. */
class KendallTauTest {
    @Test
    void tiesOfEitherSideAreNoPairs() {
        // pairs: 12 alike, 13 alike, 23 tied in y; tau-b = 2 / sqrt(3 * 2)
        assertThat(KendallTau.b(new double[] {1, 2, 3}, new double[] {5, 7, 7}))
                .isCloseTo(2 / Math.sqrt(6), within(1e-15));
        assertThat(KendallTau.b(new double[] {1, 2, 3}, new double[] {3, 2, 1})).isEqualTo(-1);
        assertThat(KendallTau.b(new double[] {1, 2, 3}, new double[] {4, 4, 4})).isNaN();
    }

    @Test
    void aPlaceThatCountsTwiceIsAPlaceWrittenTwice() {
        double[] x = {1, 2, 2, 3};
        double[] y = {2, 1, 1, 3};

        assertThat(
                        KendallTau.b(
                                new double[] {1, 2, 3, 9},
                                new double[] {2, 1, 3, 0},
                                new int[] {1, 2, 1, 0}))
                .isEqualTo(KendallTau.b(x, y));
    }
}
