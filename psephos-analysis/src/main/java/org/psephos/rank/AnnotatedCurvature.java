package org.psephos.rank;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;
import org.psephos.math.ConjugateGradients;

/**
 * The information of an {@link AnnotatedFit} about the strengths, once the annotators have been
 * eliminated: A - sum over annotators of C H^-1 C'. Up to {@link #DENSE} systems it is a matrix,
 * factored by Cholesky; beyond, only its products with vectors are formed, one pass over the cells
 * each.
 */
final class AnnotatedCurvature {

    /** Systems up to which a matrix is formed. */
    static final int DENSE = 1500;

    private final AnnotatedFit fit;

    /** Per annotator a, ab, b of the inverse of its own information. */
    private final double[] inverse;

    private @Nullable Cholesky factor;

    private AnnotatedCurvature(AnnotatedFit fit, double[] inverse) {
        this.fit = fit;
        this.inverse = inverse;
    }

    /** At the last evaluation, or null where it is not positive definite. */
    static @Nullable AnnotatedCurvature of(AnnotatedFit fit) {
        var inverse = new double[fit.ownInfo.length];
        for (int k = 0; k < fit.annotators; k++) {
            double a = fit.ownInfo[3 * k];
            double ab = fit.ownInfo[3 * k + 1];
            double b = fit.width == 2 ? fit.ownInfo[3 * k + 2] : 1;
            double determinant = a * b - ab * ab;
            if (!(a > 0 && determinant > 0)) {
                return null;
            }
            inverse[3 * k] = b / determinant;
            inverse[3 * k + 1] = -ab / determinant;
            inverse[3 * k + 2] = fit.width == 2 ? a / determinant : 0;
        }
        var result = new AnnotatedCurvature(fit, inverse);
        if (fit.systems <= fit.dense) {
            result.factor = result.factored();
            return result.factor == null ? null : result;
        }
        return result;
    }

    /**
     * Systems of whose strength, all others held, the votes at this place tell nothing any more.
     */
    static int[] flat(AnnotatedFit fit) {
        if (fit.ghosts > 0) {
            return new int[0];
        }
        var own = new double[fit.systems];
        for (int c = 0; c < fit.cells.size(); c++) {
            double much = Math.abs(fit.etaInfo[c]);
            own[fit.cells.left()[c]] += much;
            own[fit.cells.right()[c]] += much;
        }
        return IntStream.range(0, fit.systems)
                .filter(i -> own[i] < 1 / (AnnotatedFit.FAR * AnnotatedFit.FAR))
                .toArray();
    }

    /** Information of the votes times the strengths: where size counts, and how much. */
    static double[] larger(AnnotatedFit fit) {
        var cells = fit.cells;
        var along = new double[fit.systems];
        for (int c = 0; c < cells.size(); c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            double much = fit.etaInfo[c] * (fit.strength[l] - fit.strength[r]);
            along[l] += much;
            along[r] -= much;
        }
        return along;
    }

    @Nullable Cholesky factor() {
        return factor;
    }

    /** The score of the strengths less what the annotators' own scores take of it. */
    double[] eliminated(double[] score, double[] ownScore) {
        var result = score.clone();
        each(
                (k, c) -> {
                    double a = fromOwn(k, ownScore, 0);
                    double b = fit.width == 2 ? fromOwn(k, ownScore, 1) : 0;
                    subtract(result, c, a, b);
                });
        return result;
    }

    /** The step of the annotators that goes with one of the strengths. */
    double[] back(double[] step, double[] ownScore) {
        var left = ownScore.clone();
        var cells = fit.cells;
        for (int k = 0; k < fit.annotators; k++) {
            for (int c = cells.start()[k]; c < cells.start()[k + 1]; c++) {
                double difference = step[cells.left()[c]] - step[cells.right()[c]];
                left[k * fit.width] -= fit.etaA[c] * difference;
                if (fit.width == 2) {
                    left[k * 2 + 1] -= fit.etaB[c] * difference;
                }
            }
        }
        var result = new double[left.length];
        for (int k = 0; k < fit.annotators; k++) {
            for (int p = 0; p < fit.width; p++) {
                result[k * fit.width + p] = fromOwn(k, left, p);
            }
        }
        return result;
    }

    /** Row {@code p} of the inverse information of annotator {@code k} times {@code vector}. */
    private double fromOwn(int k, double[] vector, int p) {
        double first = inverse[3 * k + p] * vector[k * fit.width];
        return fit.width == 1 ? first : first + inverse[3 * k + 1 + p] * vector[k * 2 + 1];
    }

    /** A step of the strengths, or null where there is none. */
    double @Nullable [] solve(double[] score) {
        var dense = factor;
        if (dense == null) {
            var right = score.clone();
            if (fit.ghosts == 0) {
                Covariance.centre(right, right.length); // rounding leaves the range of the matrix
            }
            return ConjugateGradients.solve(this::times, diagonal(), right, 1e-9);
        }
        int ground = fit.ground();
        var rest = without(score, ground);
        dense.solve(rest);
        var step = new double[fit.systems];
        for (int i = 0, k = 0; i < step.length; i++) {
            step[i] = i == ground ? 0 : rest[k++];
        }
        return step;
    }

    private static double[] without(double[] vector, int at) {
        if (at >= vector.length) {
            return vector.clone();
        }
        var result = new double[vector.length - 1];
        System.arraycopy(vector, 0, result, 0, at);
        System.arraycopy(vector, at + 1, result, at, result.length - at);
        return result;
    }

    private double ghostInfo(int i) {
        double p = PairModel.logistic(fit.strength[i]);
        return fit.ghosts * p * (1 - p);
    }

    private double[] diagonal() {
        var diagonal = new double[fit.systems];
        var cells = fit.cells;
        for (int c = 0; c < cells.size(); c++) {
            diagonal[cells.left()[c]] += Math.max(fit.etaInfo[c], 0);
            diagonal[cells.right()[c]] += Math.max(fit.etaInfo[c], 0);
        }
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = Math.max(diagonal[i] + ghostInfo(i), 1e-12);
        }
        return diagonal;
    }

    /** Sets {@code to} to the information times {@code vector}. */
    private void times(double[] vector, double[] to) {
        var cells = fit.cells;
        for (int i = 0; i < to.length; i++) {
            to[i] = ghostInfo(i) * vector[i];
        }
        var cross = new double[2];
        for (int k = 0; k < fit.annotators; k++) {
            Arrays.fill(cross, 0);
            for (int c = cells.start()[k]; c < cells.start()[k + 1]; c++) {
                double difference = vector[cells.left()[c]] - vector[cells.right()[c]];
                to[cells.left()[c]] += fit.etaInfo[c] * difference;
                to[cells.right()[c]] -= fit.etaInfo[c] * difference;
                cross[0] += fit.etaA[c] * difference;
                cross[1] += fit.width == 2 ? fit.etaB[c] * difference : 0;
            }
            double a = inverse[3 * k] * cross[0] + inverse[3 * k + 1] * cross[1];
            double b = inverse[3 * k + 1] * cross[0] + inverse[3 * k + 2] * cross[1];
            for (int c = cells.start()[k]; c < cells.start()[k + 1]; c++) {
                subtract(to, c, a, b);
            }
        }
    }

    private void subtract(double[] from, int c, double a, double b) {
        double much = fit.etaA[c] * a + (fit.width == 2 ? fit.etaB[c] * b : 0);
        from[fit.cells.left()[c]] -= much;
        from[fit.cells.right()[c]] += much;
    }

    private interface OfCell {
        void at(int annotator, int cell);
    }

    private void each(OfCell work) {
        for (int k = 0; k < fit.annotators; k++) {
            for (int c = fit.cells.start()[k]; c < fit.cells.start()[k + 1]; c++) {
                work.at(k, c);
            }
        }
    }

    /** Blocks of annotators fill matrices of their own, which are added in their order. */
    private @Nullable Cholesky factored() {
        int n = fit.systems;
        int blocks = n > 300 ? 2 : 8;
        var parts = new double[blocks][];
        Crew.each(fit.threads, blocks, block -> parts[block] = filled(block, blocks));
        var matrix = parts[0];
        for (int block = 1; block < blocks; block++) {
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] += parts[block][i];
            }
        }
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] += ghostInfo(i);
        }
        return fit.ground() < n
                ? Cholesky.of(lowerRight(matrix, n), n - 1)
                : Cholesky.of(matrix, n);
    }

    /** Without the first row and column. */
    private static double[] lowerRight(double[] matrix, int n) {
        var result = new double[(n - 1) * (n - 1)];
        for (int i = 1; i < n; i++) {
            System.arraycopy(matrix, i * n + 1, result, (i - 1) * (n - 1), n - 1);
        }
        return result;
    }

    private double[] filled(int block, int blocks) {
        int n = fit.systems;
        var matrix = new double[n * n];
        var cross = new Cross(n);
        int end = (int) ((long) fit.annotators * (block + 1) / blocks);
        for (int k = (int) ((long) fit.annotators * block / blocks); k < end; k++) {
            gather(k, matrix, cross);
            eliminate(k, matrix, cross);
            cross.clear();
        }
        return matrix;
    }

    /** What strengths share with one annotator: the systems it met, and two columns. */
    private static final class Cross {
        final double[] a;
        final double[] b;
        final int[] met;
        final boolean[] known;
        int size;

        Cross(int systems) {
            a = new double[systems];
            b = new double[systems];
            met = new int[systems];
            known = new boolean[systems];
        }

        void add(int system, double first, double second) {
            if (!known[system]) {
                known[system] = true;
                met[size++] = system;
            }
            a[system] += first;
            b[system] += second;
        }

        void clear() {
            for (int s = 0; s < size; s++) {
                a[met[s]] = 0;
                b[met[s]] = 0;
                known[met[s]] = false;
            }
            size = 0;
        }
    }

    private void gather(int k, double[] matrix, Cross cross) {
        int n = fit.systems;
        var cells = fit.cells;
        for (int c = cells.start()[k]; c < cells.start()[k + 1]; c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            double much = fit.etaInfo[c];
            matrix[l * n + l] += much;
            matrix[r * n + r] += much;
            matrix[l * n + r] -= much;
            matrix[r * n + l] -= much;
            double b = fit.width == 2 ? fit.etaB[c] : 0;
            cross.add(l, fit.etaA[c], b);
            cross.add(r, -fit.etaA[c], -b);
        }
    }

    private void eliminate(int k, double[] matrix, Cross cross) {
        int n = fit.systems;
        for (int s = 0; s < cross.size; s++) {
            int i = cross.met[s];
            double a = inverse[3 * k] * cross.a[i] + inverse[3 * k + 1] * cross.b[i];
            double b = inverse[3 * k + 1] * cross.a[i] + inverse[3 * k + 2] * cross.b[i];
            for (int t = 0; t < cross.size; t++) {
                int j = cross.met[t];
                matrix[i * n + j] -= a * cross.a[j] + b * cross.b[j];
            }
        }
    }
}
