package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Correlation.Kind;

class CorrelationTest {
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {2, 1, 4, 3, 30};

    private static Correlation of(double[] x, double[] y, Kind kind) {
        return Objects.requireNonNull(Correlation.of(x, y, kind, 0.95));
    }

    /** By hand: ranks differ by 1, 1, 1, 1, 0, so that 1 - 6 * 4 / (5 * 24) is 0.8. */
    @Test
    void spearmanLooksAtRanksOnly() {
        assertThat(of(X, Y, Kind.SPEARMAN).estimate().value()).isCloseTo(0.8, within(1e-12));
    }

    /** By hand: sums of squares 10 and 610, of products 58. */
    @Test
    void pearsonLooksAtNumbers() {
        assertThat(of(X, Y, Kind.PEARSON).estimate().value())
                .isCloseTo(58 / Math.sqrt(10 * 610.0), within(1e-12));
    }

    /** Mid-ranks 1.5, 1.5, 3 and 1, 2, 3: covariance 1.5 over the root of 1.5 and 2. */
    @Test
    void tiedOnesShareTheMeanOfTheirRanks() {
        var tied = of(new double[] {7, 7, 9}, new double[] {1, 2, 3}, Kind.SPEARMAN);
        assertThat(tied.estimate().value()).isCloseTo(1.5 / Math.sqrt(3), within(1e-12));
        assertThat(tied.estimate().interval()).isNull();
    }

    /**
     * For r = 0.8 of 5 pairs z = 1.0986, half of the interval is 1.95996 / sqrt(2) = 1.3859, for
     * ranks times sqrt(1.32). Of the 120 orders of five ranks 16 go together as far: p is 0.1333.
     */
    @Test
    void intervalAndTestAreThoseOfTheTextbook() {
        var interval = Objects.requireNonNull(of(X, Y, Kind.SPEARMAN).estimate().interval());
        double half = 1.959964 / Math.sqrt(2) * Math.sqrt(1.32);
        assertThat(interval.low()).isCloseTo(Math.tanh(1.098612 - half), within(1e-6));
        assertThat(interval.high()).isCloseTo(Math.tanh(1.098612 + half), within(1e-6));
        assertThat(of(X, Y, Kind.SPEARMAN).p()).isCloseTo(16 / 120.0, within(1e-12));
    }

    @Test
    void aPerfectCorrelationHasNoInterval() {
        assertThat(of(X, X, Kind.SPEARMAN).estimate().interval()).isNull();
        assertThat(of(X, X, Kind.SPEARMAN).p()).isCloseTo(2 / 120.0, within(1e-12));
    }

    /** Against the sum of the density itself. */
    @Test
    void ofMorePairsTheTestIsStudents() {
        double[] x = {1, 1, 1, 1, 1, 1, -2, -2, -2};
        double[] y = {1, 1, 1, 1, 0, 0, 0, -2, -2};
        double r = of(x, y, Kind.PEARSON).estimate().value();
        double t = Math.abs(r) * Math.sqrt(7 / (1 - r * r));
        // The density of Student's t with 7 degrees of freedom, summed by the trapezoid rule.
        double inside = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            inside += t / steps * (student7(i * t / steps) + student7((i + 1) * t / steps)) / 2;
        }
        assertThat(of(x, y, Kind.PEARSON).p()).isCloseTo(1 - 2 * inside, within(1e-6));
    }

    private static double student7(double t) {
        return 16 / (5 * Math.PI * Math.sqrt(7)) * Math.pow(1 + t * t / 7, -4);
    }

    @Test
    void aColumnThatDoesNotVaryHasNoCorrelation() {
        assertThat(Correlation.of(X, new double[5], Kind.PEARSON, 0.95)).isNull();
        assertThat(Correlation.of(new double[2], new double[2], Kind.PEARSON, 0.95)).isNull();
        assertThatThrownBy(() -> Correlation.of(X, new double[4], Kind.PEARSON, 0.95))
                .hasMessageContaining("5 and 4");
    }
}
