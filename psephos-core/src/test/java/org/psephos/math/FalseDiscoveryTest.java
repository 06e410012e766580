package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    /** As p.adjust(c(0.01, 0.04, 0.03, 0.005), "BH") of R 4.3 says. */
    @Test
    void adjustedAsR() {
        assertThat(FalseDiscovery.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
    }

    @Test
    void aSingleTestStaysAsItIs() {
        assertThat(FalseDiscovery.adjusted(new double[] {0.2})).containsExactly(0.2);
        assertThat(FalseDiscovery.adjusted(new double[] {})).isEmpty();
    }
}
