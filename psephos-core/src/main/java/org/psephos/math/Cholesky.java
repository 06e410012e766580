package org.psephos.math;

import org.jspecify.annotations.Nullable;

/**
 * The factor L of a symmetric positive definite matrix A = L L'. Matrices are square and lie row by
 * row in one array. Immutable; the order of every sum is fixed, so results are the same bits
 * everywhere.
 *
 * @see "Golub and Van Loan (2013), Matrix computations, 4th edition, section 4.2"
 */
public final class Cholesky {

    /** A pivot that lost this share of its diagonal entry to rounding is taken for zero. */
    private static final double SINGULAR = 1e-12;

    private final double[] factor;
    private final int size;

    private Cholesky(double[] factor, int size) {
        this.factor = factor;
        this.size = size;
    }

    /**
     * The factor of {@code matrix}, or null where it is not positive definite up to rounding.
     *
     * @param matrix row by row, of which the lower triangle is read; not changed
     * @param size number of rows, at least 0
     */
    public static @Nullable Cholesky of(double[] matrix, int size) {
        var l = matrix.clone();
        var column = new double[size];
        for (int k = 0; k < size; k++) {
            double pivot = l[k * size + k];
            if (!(pivot > SINGULAR * matrix[k * size + k]) || pivot == Double.POSITIVE_INFINITY) {
                return null;
            }
            eliminate(l, column, size, k, Math.sqrt(pivot));
        }
        return new Cholesky(l, size);
    }

    /** Scales column k and takes its outer product from what is below and right of it. */
    private static void eliminate(double[] l, double[] column, int size, int k, double root) {
        l[k * size + k] = root;
        for (int i = k + 1; i < size; i++) {
            column[i] = l[i * size + k] / root;
            l[i * size + k] = column[i];
        }
        for (int i = k + 1; i < size; i++) {
            subtract(l, i * size, column, 0, column[i], k + 1, i + 1);
        }
    }

    /** target[to + j] -= factor * source[from + j], for j from start until end. */
    private static void subtract(
            double[] target, int to, double[] source, int from, double factor, int start, int end) {
        for (int j = start; j < end; j++) {
            target[to + j] -= factor * source[from + j];
        }
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** Replaces {@code b} by the solution x of A x = b. */
    public void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * size + k] * b[k];
            }
            b[i] = sum / factor[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            b[i] /= factor[i * size + i];
            subtract(b, 0, factor, i * size, b[i], 0, i);
        }
    }

    /** The logarithm of the determinant of A. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += StrictMath.log(factor[i * size + i]);
        }
        return 2 * sum;
    }

    /** The inverse of A, row by row. */
    public double[] inverse() {
        var x = new double[size * size];
        for (int i = 0; i < size; i++) {
            x[i * size + i] = 1;
            for (int k = 0; k < i; k++) {
                subtract(x, i * size, x, k * size, factor[i * size + k], 0, k + 1);
            }
            divide(x, i, i + 1);
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                subtract(x, i * size, x, k * size, factor[k * size + i], 0, i + 1);
            }
            divide(x, i, i + 1);
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                x[i * size + j] = x[j * size + i];
            }
        }
        return x;
    }

    private void divide(double[] x, int row, int end) {
        double by = factor[row * size + row];
        for (int j = 0; j < end; j++) {
            x[row * size + j] /= by;
        }
    }

    /** The product of two square matrices. */
    public static double[] multiply(double[] a, double[] b, int size) {
        var product = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                subtract(product, i * size, b, k * size, -a[i * size + k], 0, size);
            }
        }
        return product;
    }
}
