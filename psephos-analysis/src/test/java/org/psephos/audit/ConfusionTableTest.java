package org.psephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What averages over categories, against figures by hand. */
class ConfusionTableTest {
    private static final String TEN = "0 0\n0 0\n0 1\n1 1\n1 1\n1 0\n2 2\n2 2\n2 1\n2 0\n";
    private static final AuditOptions BESIDE = Tables.QUICK.beside(List.of("r0"));

    private static double value(Measure measure) {
        var estimate = Tables.measured(Tables.labels(TEN), BESIDE, measure).estimate();
        return estimate == null ? Double.NaN : estimate.value();
    }

    /** Correlation of indicators, pooled over categories. */
    @Test
    void matthewsIsACorrelationOfIndicators() {
        assertThat(value(Measure.MCC)).isEqualTo(0.4308202184276646, within(1e-12));
    }

    @Test
    void recallIsAveragedOverCategoriesOfTheTruth() {
        assertThat(value(Measure.BALANCED_ACCURACY)).isEqualTo(11 / 18.0, within(1e-12));
        assertThat(value(Measure.UAR)).isEqualTo(value(Measure.BALANCED_ACCURACY));
    }

    @Test
    void theCardOfTheJudgeSaysTheSame() {
        var card = Audit.run(Tables.labels(TEN), BESIDE).judges().getFirst();

        assertThat(card.judge()).isEqualTo("r1");
        assertThat(score(card, Measure.MCC)).isEqualTo(0.4308202184276646, within(1e-12));
        assertThat(score(card, Measure.UAR)).isEqualTo(11 / 18.0, within(1e-12));
        assertThat(score(card, Measure.MACRO_PRECISION)).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(score(card, Measure.MACRO_F1)).isEqualTo(0.6031746031746033, within(1e-12));
    }

    private static double score(JudgeCard card, Measure measure) {
        return card.measures().stream()
                .filter(one -> one.measure() == measure)
                .map(JudgeCard.Score::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutATruthNothingIsAveragedOverIt() {
        assertThat(Audit.run(Tables.labels(TEN), Tables.QUICK).agreement())
                .extracting(Agreement::measure)
                .contains(Measure.MCC)
                .doesNotContain(Measure.UAR, Measure.BALANCED_ACCURACY);
    }

    @Test
    void aJudgeThatSaysOneThingHasNoCorrelation() {
        var constant = Tables.labels("0 1\n1 1\n0 1\n");

        assertThat(Tables.measured(constant, BESIDE, Measure.MCC).undefined()).isNotBlank();
        assertThat(Tables.measured(constant, BESIDE, Measure.UAR).estimate())
                .extracting(e -> e.value())
                .isEqualTo(0.5);
    }

    /** Of three that say x, x, y each x agrees half with the divided others, y with nobody. */
    @Test
    void leaveOneOutSharesWhatTheOthersAreDividedOver() {
        var three = Tables.labels("x x y\ny y y\n");
        var agreed = Tables.measured(three, Tables.QUICK, Measure.LEAVE_ONE_OUT).estimate();

        assertThat(agreed).extracting(e -> e.value()).isEqualTo((1 / 3.0 + 1) / 2);
    }

    @Test
    void ratingsOfAJudgeAreCorrelatedWithTheMeanOfTheReference() {
        var table = Tables.labels("1 1\n2 3\n3 2\n4 5\n5 4\n");
        var card = Audit.run(table, BESIDE.on(MeasurementScale.INTERVAL)).judges().getFirst();

        assertThat(score(card, Measure.PEARSON)).isEqualTo(0.8, within(1e-12));
        assertThat(score(card, Measure.SPEARMAN)).isEqualTo(0.8, within(1e-12));
        assertThat(score(card, Measure.KENDALL_TAU_B)).isEqualTo(0.6, within(1e-12));
        assertThat(score(card, Measure.KENDALL_TAU_C)).isEqualTo(0.6, within(1e-12));
    }
}
