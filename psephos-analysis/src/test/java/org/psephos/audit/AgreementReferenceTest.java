package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.dataset.Dataset;

/**
 * Values that other programs and the literature print for the same ratings: irr 0.84.1 and psych
 * 2.2.9 of R 4.2.2 (kripp.alpha, kappam.fleiss, ICC; run 2026-11-22), and the overview of irrCAC
 * 1.0 after Gwet (2014).
 */
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

    /** Shrout and Fleiss (1979), table 2: 6 targets, 4 judges. */
    static final String SHROUT_FLEISS =
            """
            9 2 5 8
            6 1 3 2
            8 4 6 8
            7 1 2 6
            10 5 6 9
            6 2 4 7
            """;

    /** Fleiss (1971), table 1: diagnoses of 30 patients, as counts by category. */
    private static final String FLEISS =
            """
            0 0 0 6 0, 0 3 0 0 3, 0 1 4 0 1, 0 0 0 0 6, 0 3 0 3 0, 2 0 4 0 0, 0 0 4 0 2, 2 0 3 1 0,
            2 0 0 4 0, 0 0 0 0 6, 1 0 0 5 0, 1 1 0 4 0, 0 3 3 0 0, 1 0 0 5 0, 0 2 0 3 1, 0 0 5 0 1,
            3 0 0 1 2, 5 1 0 0 0, 0 2 0 4 0, 1 0 2 0 3, 0 0 0 0 6, 0 1 0 5 0, 0 2 0 1 3, 2 0 0 4 0,
            1 0 0 4 1, 0 5 0 1 0, 4 0 0 0 2, 0 2 0 4 0, 1 0 5 0 0, 0 0 0 0 6
            """;

    static Dataset krippendorff() {
        return Tables.labels(KRIPPENDORFF);
    }

    /** Also by hand in the paper: .743 .815 .849 .797. */
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
    @CsvSource({
        "PERCENT_AGREEMENT, 0.8181818",
        "GWET_AC1, 0.77544",
        "FLEISS_KAPPA, 0.76117",
        "CONGER_KAPPA, 0.76282",
        "KRIPPENDORFF_ALPHA, 0.74342"
    })
    void gwetsCoefficientsWithMissingCells(Measure measure, double expected) {
        assertThat(Tables.value(krippendorff(), MeasurementScale.NOMINAL, measure))
                .isEqualTo(expected, within(5e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "GWET_AC1, 0.14295",
        "FLEISS_KAPPA, 0.15302",
        "CONGER_KAPPA, 0.14917",
        "KRIPPENDORFF_ALPHA, 0.14557"
    })
    void standardErrorsWithMissingCells(Measure measure, double expected) {
        var agreement =
                Tables.measured(krippendorff(), Tables.QUICK.on(MeasurementScale.NOMINAL), measure);

        assertThat(agreement.standardError()).isEqualTo(expected, within(5e-6));
    }

    private static Dataset table(int[][] counts) {
        var lines = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                lines.append((i + " " + j + "\n").repeat(counts[i][j]));
            }
        }
        return Tables.labels(lines.toString());
    }

    /** Two abstractors, 100 women, three diagnoses: Gwet (2014), table 2.7. */
    @ParameterizedTest
    @CsvSource({
        "COHEN_KAPPA, 0.7964094",
        "SCOTT_PI, 0.7962397",
        "GWET_AC1, 0.8493305",
        "BRENNAN_PREDIGER, 0.835",
        "KRIPPENDORFF_ALPHA, 0.7972585"
    })
    void coefficientsOfTwoAbstractors(Measure measure, double expected) {
        var abstractors = table(new int[][] {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});

        assertThat(Tables.value(abstractors, MeasurementScale.NOMINAL, measure))
                .isEqualTo(expected, within(5e-8));
    }

    @Test
    void standardErrorOfCohensKappa() {
        var abstractors = table(new int[][] {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});
        var kappa =
                Tables.measured(
                        abstractors,
                        Tables.QUICK.on(MeasurementScale.NOMINAL),
                        Measure.COHEN_KAPPA);

        assertThat(kappa.standardError()).isEqualTo(0.0589107, within(5e-8));
    }

    @Test
    void kappaOfFleiss() {
        var lines = new StringBuilder();
        for (var unit : FLEISS.split(",", -1)) {
            var counts = Arrays.stream(unit.strip().split(" ", -1)).mapToInt(Integer::parseInt);
            int category = 0;
            for (int count : counts.toArray()) {
                lines.append((category++ + " ").repeat(count));
            }
            lines.append('\n');
        }

        assertThat(
                        Tables.value(
                                Tables.labels(lines.toString()),
                                MeasurementScale.NOMINAL,
                                Measure.FLEISS_KAPPA))
                .isEqualTo(0.43024452006, within(1e-9));
    }

    /** In the paper: .17 .29 .71 .44 .62 .91. */
    @ParameterizedTest
    @CsvSource({
        "ICC_1, 0.165741768405",
        "ICC_2, 0.289763779528",
        "ICC_3, 0.714840714841",
        "ICC_1K, 0.442797133679",
        "ICC_2K, 0.620050547599",
        "ICC_3K, 0.909315542377"
    })
    void intraclassCorrelationsOfShroutAndFleiss(Measure measure, double expected) {
        assertThat(Tables.value(Tables.labels(SHROUT_FLEISS), MeasurementScale.INTERVAL, measure))
                .isEqualTo(expected, within(1e-9));
    }
}
