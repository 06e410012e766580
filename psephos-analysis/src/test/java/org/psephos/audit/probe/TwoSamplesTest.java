package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Figures by scipy 1.17.1 ({@code ttest_ind(equal_var=False)}, {@code
 * mannwhitneyu(method='asymptotic')}) and by a script of numpy that writes out the matrix of
 * dominances, 2026-11-29.
 */
class TwoSamplesTest {
    private static final Offset<Double> CLOSE = within(1e-10);
    private static final double[] ONE = {5, 4, 4, 3, 5, 2, 4, 3};
    private static final double[] OTHER = {2, 3, 1, 4, 2, 3, 2, 1, 3};

    @Test
    void meansAreComparedAfterWelch() {
        var found = Objects.requireNonNull(new TwoSamples(ONE, OTHER).means(0.95));

        assertThat(found.value()).isCloseTo(1.4166666666666665, CLOSE);
        assertThat(found.interval().low()).isCloseTo(0.359205969048104, CLOSE);
        assertThat(found.interval().high()).isCloseTo(2.474127364285229, CLOSE);
        assertThat(found.p()).isCloseTo(0.012118320034396791, CLOSE);
    }

    @Test
    void dominanceIsThatOfTheWrittenOutMatrixAndTurnsWithTheOrder() {
        var found = new TwoSamples(ONE, OTHER).dominance(0.95);
        var turned = new TwoSamples(OTHER, ONE).dominance(0.95);

        assertThat(found.delta()).isCloseTo(2.0 / 3, CLOSE);
        assertThat(Objects.requireNonNull(found.interval()).low())
                .isCloseTo(0.18137277483450498, CLOSE);
        assertThat(found.interval().high()).isCloseTo(0.8908514010855868, CLOSE);
        assertThat(found.p()).isCloseTo(0.020242043619948642, CLOSE);
        assertThat(turned.delta()).isEqualTo(-found.delta());
        assertThat(Objects.requireNonNull(turned.interval()).high())
                .isCloseTo(-found.interval().low(), CLOSE);
        assertThat(turned.p()).isEqualTo(found.p());
        assertThat(Objects.requireNonNull(new TwoSamples(ONE, OTHER).hedges(0.95)).value())
                .isCloseTo(1.3227673636998372, CLOSE);
    }

    @Test
    void whatNeverVariesOrNeverOverlapsHasNoInterval() {
        var same = new TwoSamples(new double[] {3, 3}, new double[] {3, 3, 3});
        assertThat(same.means(0.95)).isNull();
        assertThat(same.hedges(0.95)).isNull();
        assertThat(same.dominance(0.95).p()).isNull();
        assertThat(same.dominance(0.95).delta()).isZero();
        var apart = new TwoSamples(new double[] {1, 2}, new double[] {3, 4}).dominance(0.95);
        assertThat(apart.delta()).isEqualTo(-1);
        assertThat(apart.interval()).isNull();
    }
}
