package org.psephos.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final double[] MATRIX = {4, 2, -2, 2, 10, 4, -2, 4, 9};

    private static Cholesky factor(double[] matrix, int size) {
        return Objects.requireNonNull(Cholesky.of(matrix, size));
    }

    @Test
    void aSystemOfThreeIsSolved() {
        var b = new double[] {4, 16, 11};

        factor(MATRIX, 3).solve(b);

        assertThat(b).containsExactly(new double[] {1, 1, 1}, within(1e-14));
    }

    @Test
    void theInverseTimesTheMatrixIsOne() {
        var random = new Seed(3).random();
        int n = 40;
        var root = new double[n * n];
        for (int i = 0; i < root.length; i++) {
            root[i] = random.nextGaussian();
        }
        var transposed = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                transposed[j * n + i] = root[i * n + j];
            }
        }
        var matrix = Cholesky.multiply(root, transposed, n);
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] += 1;
        }

        var product = Cholesky.multiply(matrix, factor(matrix, n).inverse(), n);

        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(product[i * n + j]).isCloseTo(i == j ? 1 : 0, within(1e-11));
            }
        }
    }

    @Test
    void onlyTheLowerTriangleIsRead() {
        var lower = new double[] {4, 99, 99, 2, 10, 99, -2, 4, 9};

        assertThat(factor(lower, 3).inverse()).isEqualTo(factor(MATRIX, 3).inverse());
    }

    @Test
    void singularAndIndefiniteMatricesHaveNoFactor() {
        assertThat(Cholesky.of(new double[] {1, 1, 1, 1}, 2)).isNull();
        assertThat(Cholesky.of(new double[] {1, 2, 2, 1}, 2)).isNull();
        assertThat(Cholesky.of(new double[] {Double.NaN}, 1)).isNull();
        assertThat(Cholesky.of(new double[] {0}, 1)).isNull();
        assertThat(Cholesky.of(new double[0], 0)).isNotNull();
    }
}
