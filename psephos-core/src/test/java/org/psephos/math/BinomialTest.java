package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {

    @Test
    void tailsAreSumsOfMasses() {
        var coin = new Binomial(4, 0.5);
        assertThat(coin.atMost(1)).isCloseTo(5 / 16.0, within(1e-12));
        assertThat(coin.atLeast(3)).isCloseTo(5 / 16.0, within(1e-12));
        assertThat(coin.atLeast(0)).isEqualTo(1);
    }

    @Test
    void bothSidesOfAFairCoinAreTwiceTheTail() {
        assertThat(new Binomial(10, 0.5).asExtremeAs(1)).isCloseTo(22 / 1024.0, within(1e-12));
        assertThat(new Binomial(10, 0.5).asExtremeAs(9)).isCloseTo(22 / 1024.0, within(1e-12));
        assertThat(new Binomial(10, 0.5).asExtremeAs(5)).isEqualTo(1);
    }

    /** The lower tail 0.9^10 has no opposite tail that is as unlikely or more, but 4 and above. */
    @Test
    void theOtherSideOfACrookedCoinIsNoLikelier() {
        var coin = new Binomial(10, 0.1);
        assertThat(coin.asExtremeAs(4)).isCloseTo(coin.atLeast(4), within(1e-12));
        assertThat(coin.asExtremeAs(0)).isCloseTo(coin.atMost(0) + coin.atLeast(2), within(1e-12));
    }
}
