package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * A linear mixed model of ratings that go together in two ways: y = X b + u of the person + v of
 * the text + e, all three normal, by restricted maximum likelihood. With relative deviations s and
 * t of the two the rest follows in closed form; persons are eliminated one by one, so that the cost
 * is that of a matrix over texts. The deviations maximise what is left, one after the other.
 *
 * @see "Bates et al. (2015), Fitting linear mixed-effects models using lme4, Journal of Statistical
 *     Software 67(1), sections 3 and 4"
 */
final class CrossedModel {
    private static final int ROUNDS = 60;
    private static final double DONE = 1e-10;

    private final double[][] x;
    private final double[] y;
    private final int[] inner;
    private final int[] outer;
    private final int fixed;
    private final int inners;
    private final int outers;
    private final List<TreeMap<Integer, Double>> meets = new ArrayList<>();
    private final double[] innerCounts;
    private final double[] outerCounts;

    final double[] weights;
    private double @Nullable [] covariance;
    private double residual;
    private double innerDeviation;
    private double outerDeviation;

    /**
     * @param x rows with a constant; handed over
     * @param inner level of each row from 0, such as the person; every one occurs
     * @param outer level of each row from 0, such as the text; every one occurs
     */
    CrossedModel(double[][] x, double[] y, int[] inner, int[] outer) {
        this.x = x;
        this.y = y;
        this.inner = inner.clone();
        this.outer = outer.clone();
        fixed = x[0].length;
        inners = Arrays.stream(inner).max().orElseThrow() + 1;
        outers = Arrays.stream(outer).max().orElseThrow() + 1;
        weights = new double[fixed];
        innerCounts = new double[inners];
        outerCounts = new double[outers];
        for (int i = 0; i < inners; i++) {
            meets.add(new TreeMap<>());
        }
        for (int row = 0; row < y.length; row++) {
            innerCounts[inner[row]]++;
            outerCounts[outer[row]]++;
            meets.get(inner[row]).merge(outer[row], 1.0, Double::sum);
        }
    }

    /** Whether there is an answer. */
    boolean fit() {
        double s = 0.5;
        double t = 0.5;
        double best = profile(s, t);
        if (y.length <= fixed || Double.isNaN(best)) {
            return false;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double before = best;
            double kept = t;
            s = Golden.least(value -> profile(value, kept));
            double found = s;
            t = Golden.least(value -> profile(found, value));
            best = profile(s, t);
            if (before - best < DONE * Math.abs(best)) {
                break;
            }
        }
        innerDeviation = s * Math.sqrt(residual);
        outerDeviation = t * Math.sqrt(residual);
        return covariance != null && residual > 0;
    }

    /** Twice the negative restricted log likelihood but for a constant, at relative deviations. */
    private double profile(double s, double t) {
        int columns = fixed + 1;
        var toInner = new double[inners][columns];
        var toOuter = new double[outers][columns];
        var products = new double[columns * columns];
        for (int row = 0; row < y.length; row++) {
            for (int a = 0; a < columns; a++) {
                double value = a == fixed ? y[row] : x[row][a];
                toInner[inner[row]][a] += s * value;
                toOuter[outer[row]][a] += t * value;
                for (int b = 0; b < columns; b++) {
                    products[a * columns + b] += value * (b == fixed ? y[row] : x[row][b]);
                }
            }
        }
        var left = new double[outers * outers];
        for (int i = 0; i < outers; i++) {
            left[i * outers + i] = 1 + t * t * outerCounts[i];
        }
        double determinant = 0;
        for (int i = 0; i < inners; i++) {
            determinant += eliminate(i, s, t, left, toInner[i], toOuter, products);
        }
        var factor = Cholesky.of(left, outers);
        if (factor == null) {
            return Double.NaN;
        }
        reduce(factor, toOuter, products);
        return finish(products, determinant + factor.logDeterminant());
    }

    /** Takes one inner level out of the equations; gives the logarithm of its pivot. */
    private double eliminate(
            int i,
            double s,
            double t,
            double[] left,
            double[] own,
            double[][] toOuter,
            double[] products) {
        double pivot = 1 + s * s * innerCounts[i];
        var met = meets.get(i);
        for (var a : met.entrySet()) {
            double share = s * t * a.getValue() / pivot;
            for (var b : met.entrySet()) {
                left[a.getKey() * outers + b.getKey()] -= share * s * t * b.getValue();
            }
            for (int c = 0; c <= fixed; c++) {
                toOuter[a.getKey()][c] -= share * own[c];
            }
        }
        for (int a = 0; a <= fixed; a++) {
            for (int b = 0; b <= fixed; b++) {
                products[a * (fixed + 1) + b] -= own[a] * own[b] / pivot;
            }
        }
        return StrictMath.log(pivot);
    }

    private void reduce(Cholesky factor, double[][] toOuter, double[] products) {
        int columns = fixed + 1;
        for (int a = 0; a < columns; a++) {
            var solved = new double[outers];
            for (int i = 0; i < outers; i++) {
                solved[i] = toOuter[i][a];
            }
            factor.solve(solved);
            for (int b = 0; b < columns; b++) {
                for (int i = 0; i < outers; i++) {
                    products[a * columns + b] -= solved[i] * toOuter[i][b];
                }
            }
        }
    }

    /** Weights, residual and the criterion from products within V inverse. */
    private double finish(double[] products, double determinant) {
        int columns = fixed + 1;
        var a = new double[fixed * fixed];
        var b = new double[fixed];
        for (int i = 0; i < fixed; i++) {
            System.arraycopy(products, i * columns, a, i * fixed, fixed);
            b[i] = products[i * columns + fixed];
        }
        var factor = Cholesky.of(a, fixed);
        if (factor == null) {
            return Double.NaN;
        }
        var solved = b.clone();
        factor.solve(solved);
        double squares = products[columns * columns - 1];
        for (int i = 0; i < fixed; i++) {
            squares -= solved[i] * b[i];
            weights[i] = solved[i];
        }
        double degrees = (double) y.length - fixed;
        residual = squares / degrees;
        covariance = factor.inverse();
        return determinant
                + factor.logDeterminant()
                + degrees * StrictMath.log(Math.max(residual, Double.MIN_NORMAL));
    }

    /** Standard error of a weight. */
    double error(int column) {
        var inverse = java.util.Objects.requireNonNull(covariance);
        return Math.sqrt(residual * inverse[column * fixed + column]);
    }

    /** Standard deviation of what the inner levels have of their own. */
    double innerDeviation() {
        return innerDeviation;
    }

    double outerDeviation() {
        return outerDeviation;
    }

    double residualDeviation() {
        return Math.sqrt(residual);
    }
}
