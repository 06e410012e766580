package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

    /** The first numbers from seed 1234567, as the reference in C of Vigna (2015) prints them. */
    @Test
    void numbersAreThoseOfTheReference() {
        var random = new Seed(1234567).random();

        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("4593380528125082431");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("16408922859458223821");
    }

    @Test
    void childrenAreTheSameInEveryRun() {
        var seed = new Seed(1);

        assertThat(seed.child("bootstrap", 3)).isEqualTo(seed.child("bootstrap", 3));
        assertThat(seed.child("bootstrap", 3)).isNotEqualTo(seed.child("bootstrap", 4));
        assertThat(seed.child("bootstrap")).isNotEqualTo(seed.child("bootstraps"));
        assertThat(new Seed(2).child("bootstrap", 3)).isNotEqualTo(seed.child("bootstrap", 3));
    }

    @Test
    void everyNumberBelowTheBoundIsAsLikely() {
        var random = new Seed(9).random();
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }

        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThatThrownBy(() -> random.nextInt(0))
                .hasMessage("bound must be at least 1, but was 0");
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        var random = new Seed(10).random();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextGaussian();
            sum += x;
            squares += x * x;
        }

        assertThat(sum / 100_000).isCloseTo(0, within(0.015));
        assertThat(squares / 100_000).isCloseTo(1, within(0.02));
    }
}
