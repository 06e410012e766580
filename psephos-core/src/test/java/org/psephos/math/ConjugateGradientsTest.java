package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConjugateGradientsTest {
    private static final double[] MATRIX = {4, 1, 0, 1, 3, -1, 0, -1, 2};
    private static final double[] DIAGONAL = {4, 3, 2};

    private static void times(double[] matrix, double[] vector, double[] to) {
        int n = vector.length;
        for (int i = 0; i < n; i++) {
            to[i] = 0;
            for (int j = 0; j < n; j++) {
                to[i] += matrix[i * n + j] * vector[j];
            }
        }
    }

    @Test
    void theSolutionIsThatOfElimination() {
        var b = new double[] {1, 2, 3};
        var expected = b.clone();
        Objects.requireNonNull(Cholesky.of(MATRIX, 3)).solve(expected);

        var x = ConjugateGradients.solve((v, to) -> times(MATRIX, v, to), DIAGONAL, b, 1e-12);

        assertThat(x).containsExactly(expected, within(1e-10));
        assertThat(b).containsExactly(1, 2, 3);
    }

    @Test
    void aRightSideInTheRangeOfASingularMatrixIsEnough() {
        var laplacian = new double[] {2, -1, -1, -1, 1, 0, -1, 0, 1};

        var x =
                Objects.requireNonNull(
                        ConjugateGradients.solve(
                                (v, to) -> times(laplacian, v, to),
                                new double[] {2, 1, 1},
                                new double[] {1, -2, 1},
                                1e-12));

        assertThat(x[0] - x[1]).isCloseTo(2, within(1e-10));
        assertThat(x[2] - x[0]).isCloseTo(1, within(1e-10));
    }

    @Test
    void aDirectionThatCurvesTheOtherWayIsNoAnswer() {
        var indefinite = new double[] {1, 0, 0, -1};

        assertThat(
                        ConjugateGradients.solve(
                                (v, to) -> times(indefinite, v, to),
                                new double[] {1, 1},
                                new double[] {0, 1},
                                1e-10))
                .isNull();
    }
}
