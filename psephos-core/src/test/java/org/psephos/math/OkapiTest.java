package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The formula by hand. Mutant seen off: lengths not held against their mean. */
class OkapiTest {
    @Test
    void aWordAddsItsRarityTimesItsSaturatedCount() {
        // N = 3, one document holds the word: ln(1 + 2.5 / 1.5); twice in 3 words, 2 on average.
        var okapi = new Okapi(3, 2);

        assertThat(okapi.rarity(1)).isCloseTo(Math.log(1 + 2.5 / 1.5), within(1e-15));
        assertThat(okapi.part(1, 2, 3))
                .isCloseTo(2 * 1.9 / (2 + 0.9 * (0.6 + 0.4 * 1.5)), within(1e-15));
        assertThat(okapi.part(1, 0, 3)).isZero();
        assertThat(okapi.rarity(3)).isPositive();
    }

    @Test
    void aMeanLengthOfNothingIsRefused() {
        assertThatThrownBy(() -> new Okapi(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
