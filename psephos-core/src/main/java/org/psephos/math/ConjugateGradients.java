package org.psephos.math;

import org.jspecify.annotations.Nullable;

/**
 * Solves A x = b where A is symmetric and positive definite, or positive semidefinite with b in its
 * range, from products with A alone. The order of every sum is fixed: the same bits everywhere.
 *
 * @see "Hestenes and Stiefel (1952), Methods of conjugate gradients for solving linear systems,
 *     Journal of Research of the National Bureau of Standards 49:409-436"
 */
public final class ConjugateGradients {
    private static final int MOST = 10_000;

    private ConjugateGradients() {}

    /** Products with a matrix. */
    @FunctionalInterface
    public interface Operator {
        /** Sets {@code to} to the matrix times {@code vector}. */
        void times(double[] vector, double[] to);
    }

    /**
     * The solution, or null where a direction without curvature was met before it was reached, or
     * the steps ran out.
     *
     * @param diagonal positive, near that of the matrix: what each entry is scaled by
     * @param tolerance what may be left of b, as a share of it, both in units of the diagonal
     */
    public static double @Nullable [] solve(
            Operator matrix, double[] diagonal, double[] b, double tolerance) {
        int n = b.length;
        var x = new double[n];
        var residual = b.clone();
        var scaled = scaled(residual, diagonal);
        var direction = scaled.clone();
        var image = new double[n];
        double left = product(residual, scaled);
        double enough = left * tolerance * tolerance;
        for (int step = 0; left > enough && step < MOST; step++) {
            matrix.times(direction, image);
            double bend = product(direction, image);
            if (!(bend > 0)) {
                return null;
            }
            double length = left / bend;
            add(x, direction, length);
            add(residual, image, -length);
            scaled = scaled(residual, diagonal);
            double next = product(residual, scaled);
            double turn = next / left;
            for (int i = 0; i < n; i++) {
                direction[i] = scaled[i] + turn * direction[i];
            }
            left = next;
        }
        return left <= enough ? x : null;
    }

    private static double[] scaled(double[] vector, double[] diagonal) {
        var result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            result[i] = vector[i] / diagonal[i];
        }
        return result;
    }

    private static void add(double[] to, double[] vector, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * vector[i];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
