package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.dataset.Dataset;

/** Values that other programs and the literature print for the same ratings. */
class AgreementReferenceTest {

    /** Krippendorff (2011), section C: 12 units, 4 observers, cells missing. */
    static final String KRIPPENDORFF =
            """
            1 1 . 1
            2 2 3 2
            3 3 3 3
            3 3 3 3
            2 2 2 2
            1 2 3 4
            4 4 4 4
            1 1 2 1
            2 2 2 2
            . 5 5 5
            . . 1 1
            . . 3 .
            """;

    private static Dataset krippendorff() {
        return Tables.labels(KRIPPENDORFF);
    }

    /** By irr::kripp.alpha of R, and by hand in the paper (.743 .815 .849 .797). */
    @ParameterizedTest
    @CsvSource({
        "NOMINAL, 0.743421052632",
        "ORDINAL, 0.815387503755",
        "INTERVAL, 0.849107142857",
        "RATIO, 0.797402774712"
    })
    void alphaOfKrippendorffsExample(MeasurementScale scale, double expected) {
        assertThat(Tables.value(krippendorff(), scale, Measure.KRIPPENDORFF_ALPHA))
                .isEqualTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource("0.8181818")
    void percentOfKrippendorffsExample(double expected) {
        assertThat(
                        Tables.value(
                                krippendorff(),
                                MeasurementScale.NOMINAL,
                                Measure.PERCENT_AGREEMENT))
                .isEqualTo(expected, within(1e-7));
    }
}
