package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.model.PsephosException;

/** What other programs get wrong, and what has no answer. */
class AgreementTrapTest {

    /** irrCAC, evalica and nltk say 1.0 here, scikit-learn and statsmodels NaN. */
    @ParameterizedTest
    @EnumSource(MeasurementScale.class)
    void oneCategoryIsNoPerfectAgreement(MeasurementScale scale) {
        var same = Tables.labels("1 1 1\n1 1 .\n1 1 1\n");

        for (var agreement : Audit.run(same, Tables.QUICK.on(scale)).agreement()) {
            if (agreement.measure() == Measure.PERCENT_AGREEMENT
                    || agreement.measure() == Measure.LEAVE_ONE_OUT) {
                continue; // Counted, with nothing to correct for chance.
            }
            assertThat(agreement.estimate()).as(agreement.measure().toString()).isNull();
            assertThat(agreement.undefined()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(MeasurementScale.class)
    void whereNobodyJudgedTwiceThereIsNoAgreement(MeasurementScale scale) {
        var single = Tables.labels("1 .\n. 2\n3 .\n");

        for (var agreement : Audit.run(single, Tables.QUICK.on(scale)).agreement()) {
            assertThat(agreement.estimate()).as(agreement.measure().toString()).isNull();
            assertThat(agreement.undefined()).isNotBlank();
        }
    }

    /** LLMBar's kappa compares {0, 1} with {1, 2}: 0.27 at an accuracy of 95.5%. */
    @Test
    void codeBooksThatDoNotFitAreRefused() {
        var shifted = Tables.labels("1 0\n2 1\n1 0\n2 1\n1 0\n2 0\n");

        var kappa =
                Tables.measured(
                        shifted, Tables.QUICK.on(MeasurementScale.NOMINAL), Measure.COHEN_KAPPA);

        assertThat(kappa.undefined()).contains("different categories (1, 2 against 0, 1)");
    }

    @Test
    void aRaterWhoLeavesOutACategoryIsNoStranger() {
        var narrow = Tables.labels("1 1\n2 2\n3 2\n1 1\n2 2\n3 3\n2 2\n");

        assertThat(Tables.value(narrow, MeasurementScale.NOMINAL, Measure.COHEN_KAPPA))
                .isBetween(0.7, 0.85);
    }

    /**
     * irrCAC's alpha with "ordinal" weights is not Krippendorff's: mid-ranks move with the data.
     */
    @Test
    void ordinalAlphaLooksAtRanksAndNotAtNumbers() {
        var plain = Tables.labels("1 1 2\n2 2 3\n3 3 3\n1 2 2\n3 2 3\n");
        var stretched = Tables.labels("1 1 9\n9 9 100\n100 100 100\n1 9 9\n100 9 100\n");

        assertThat(Tables.value(plain, MeasurementScale.ORDINAL, Measure.KRIPPENDORFF_ALPHA))
                .isEqualTo(
                        Tables.value(
                                stretched, MeasurementScale.ORDINAL, Measure.KRIPPENDORFF_ALPHA),
                        within(1e-12));
    }

    @Test
    void weightedKappaGoesByPlaceAmongDeclaredCategories() {
        var table = Tables.labels("1 1\n1 4\n4 4\n4 4\n1 1\n5 4\n5 5\n1 5\n4 5\n");
        var observed = Tables.QUICK.on(MeasurementScale.ORDINAL);
        var declared = observed.among(List.of("1", "2", "3", "4", "5"));

        var among = Tables.measured(table, observed, Measure.WEIGHTED_KAPPA_LINEAR);
        var all = Tables.measured(table, declared, Measure.WEIGHTED_KAPPA_LINEAR);

        assertThat(among.weights()).isEqualTo("linear by place among 3 categories");
        assertThat(all.weights()).isEqualTo("linear by place among 5 categories");
        assertThat(among.estimate()).isNotEqualTo(all.estimate());
    }

    @Test
    void whatWasNotDeclaredIsRefused() {
        var table = Tables.labels("1 1\n1 4\n");
        var declared = Tables.QUICK.among(List.of("1", "2", "3"));

        assertThatThrownBy(() -> Audit.run(table, declared))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("\"4\" occurs and is not among the declared categories");
    }

    @Test
    void numbersAreNotMadeOfWords() {
        var words = Tables.labels("low high\nhigh high\n");

        assertThatThrownBy(() -> Audit.run(words, Tables.QUICK.on(MeasurementScale.INTERVAL)))
                .isInstanceOf(PsephosException.class)
                .hasMessageStartingWith("interval says nothing to values that are no numbers");
    }

    @Test
    void aKappaOfTwoRatersIsNotMadeUpForThree() {
        var three = Tables.labels("1 1 2\n2 2 2\n1 2 1\n");

        assertThat(
                        Tables.measured(
                                        three,
                                        Tables.QUICK.on(MeasurementScale.NOMINAL),
                                        Measure.COHEN_KAPPA)
                                .undefined())
                .contains("compares two raters, and here are 3");
    }
}
