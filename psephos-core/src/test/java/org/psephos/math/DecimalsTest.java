package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-0.0, 2, 0.00",
        "-0.004, 2, 0.00",
        "0.125, 2, 0.12",
        "0.375, 2, 0.38",
        "2.5, 0, 2",
        "3.5, 0, 4",
        "-2.5, 0, -2",
        "0.5, 0, 0",
        "1.5, 0, 2",
        "9.999, 2, 10.00",
        "1e21, 1, 1000000000000000000000.0",
        "1e-30, 3, 0.000",
        "12.3, 3, 12.300",
        "999999.9999999, 6, 1000000.000000",
        "-1234.5678, 1, -1234.6",
        "0.045, 2, 0.04"
    })
    void decimalsAreRoundedHalfToEven(double value, int decimals, String expected) {
        assertThat(Decimals.fixed(value, decimals)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.1, 0.1",
        "1200, 1200",
        "-0.05, -0.05",
        "1e20, 100000000000000000000",
        "0.12345678905, 0.123456789",
        "12345678915, 12345678920",
        "3e-9, 3E-9",
        "1.25e-9, 1.25E-9",
        "1e-7, 0.0000001",
        "9999999999.9, 10000000000",
        "-4.9e-324, -4.9E-324"
    })
    void significantDigitsHaveNoZerosAtTheEnd(double value, String expected) {
        assertThat(Decimals.significant(value, 10)).isEqualTo(expected);
    }

    /** The slow twin: decimals of any length, by the library. */
    @Test
    void allDigitsAreThoseOfTheLibrary() {
        var random = new SplitMix64(20261124);
        for (int i = 0; i < 200_000; i++) {
            double value = value(random, i % 4);
            int decimals = random.nextInt(9);
            var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
            var zero = BigDecimal.ZERO.setScale(decimals).toPlainString();
            assertThat(Decimals.fixed(value, decimals))
                    .as("%s with %s decimals", value, decimals)
                    .isEqualTo(rounded.signum() == 0 ? zero : rounded.toPlainString());
            int most = 1 + random.nextInt(17);
            var short1 =
                    BigDecimal.valueOf(value)
                            .round(new MathContext(most, RoundingMode.HALF_EVEN))
                            .stripTrailingZeros();
            int exponent = short1.precision() - short1.scale() - 1;
            var expected = exponent < -7 ? short1.toString() : short1.toPlainString();
            assertThat(Decimals.significant(value, most))
                    .as("%s with %s digits", value, most)
                    .isEqualTo(short1.signum() == 0 ? "0" : expected);
        }
    }

    /** Any double, then numbers of everyday, then halves of the last digit, then whole ones. */
    private static double value(SplitMix64 random, int kind) {
        double any = Double.longBitsToDouble(random.nextLong());
        double sign = random.nextInt(2) == 0 ? 1 : -1;
        return switch (kind) {
            case 0 -> Double.isFinite(any) ? any : 0;
            case 1 -> sign * random.nextDouble() * Math.pow(10, random.nextInt(7) - 3);
            case 2 -> sign * (random.nextInt(200_000) * 10 + 5) / Math.pow(10, random.nextInt(7));
            default -> sign * random.nextInt(1_000_000);
        };
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.fixed(Double.NaN, 2))
                .withMessage("value must be finite, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.significant(Double.POSITIVE_INFINITY, 2))
                .withMessage("value must be finite, but was Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.fixed(1, -1))
                .withMessage("decimals must be at least 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.significant(1, 18))
                .withMessage("digits must be from 1 to 17, but was 18");
    }
}
