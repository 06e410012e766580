package org.psephos.audit.probe;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Cholesky;

/**
 * A linear mixed model by restricted maximum likelihood: y = X b + Z u + e in groups that are
 * independent, u normal with a variance of its own for each column of Z and no correlations. With
 * relative deviations t, V = I + Z diag(t^2) Z' in each group; b and the residual variance follow
 * from t in closed form, and t maximises what is left, by golden sections over one coordinate after
 * the other.
 *
 * @see "Bates et al. (2015), Fitting linear mixed-effects models using lme4, Journal of Statistical
 *     Software 67(1), sections 3 and 4"
 */
final class MixedModel {
    private static final int ROUNDS = 60;
    private static final double DONE = 1e-9;

    private final List<Group> groups;
    private final int fixed;
    private final int random;
    private final int n;
    final double[] weights;
    final double[] errors;

    /** Standard deviations of the random effects, in the unit of y. */
    final double[] deviations;

    double residual;
    double criterion;
    private double @Nullable [] covariance;

    /** Products of one group: Z'Z, Z'X, Z'y, X'X, X'y, y'y, row by row. */
    static final class Group {
        final double[][] x;
        final double[][] z;
        final double[] y;

        /** Rows of X and Z, and y; handed over. */
        Group(double[][] x, double[][] z, double[] y) {
            this.x = x;
            this.z = z;
            this.y = y;
        }

        private double[] zz = new double[0];
        private double[] zx = new double[0];
        private double[] zy = new double[0];
        private double[] xx = new double[0];
        private double[] xy = new double[0];
        private double yy;

        private void multiply(int p, int q) {
            zz = new double[q * q];
            zx = new double[q * p];
            zy = new double[q];
            xx = new double[p * p];
            xy = new double[p];
            for (int row = 0; row < y.length; row++) {
                for (int i = 0; i < q; i++) {
                    zy[i] += z[row][i] * y[row];
                    for (int j = 0; j < q; j++) {
                        zz[i * q + j] += z[row][i] * z[row][j];
                    }
                    for (int j = 0; j < p; j++) {
                        zx[i * p + j] += z[row][i] * x[row][j];
                    }
                }
                for (int i = 0; i < p; i++) {
                    xy[i] += x[row][i] * y[row];
                    for (int j = 0; j < p; j++) {
                        xx[i * p + j] += x[row][i] * x[row][j];
                    }
                }
                yy += y[row] * y[row];
            }
        }
    }

    /**
     * @param fixed columns of X
     * @param random columns of Z
     */
    MixedModel(List<Group> groups, int fixed, int random) {
        this.groups = List.copyOf(groups);
        this.fixed = fixed;
        this.random = random;
        n = groups.stream().mapToInt(group -> group.y.length).sum();
        weights = new double[fixed];
        errors = new double[fixed];
        deviations = new double[random];
        this.groups.forEach(group -> group.multiply(fixed, random));
    }

    /** Whether there is an answer: columns of X that do not go together, and rows enough. */
    boolean fit() {
        var t = new double[random];
        Arrays.fill(t, 0.5);
        if (n <= fixed || Double.isNaN(profile(t))) {
            return false;
        }
        double best = profile(t);
        for (int round = 0; round < ROUNDS; round++) {
            double before = best;
            for (int i = 0; i < random; i++) {
                best = search(t, i);
            }
            if (before - best < DONE * Math.abs(best)) {
                break;
            }
        }
        criterion = profile(t);
        var inverse = covariance;
        if (inverse == null || !(residual > 0)) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            errors[i] = Math.sqrt(residual * inverse[i * fixed + i]);
        }
        for (int i = 0; i < random; i++) {
            deviations[i] = t[i] * Math.sqrt(residual);
        }
        return true;
    }

    /** Sets the best value of one relative deviation, others kept; gives the criterion there. */
    private double search(double[] t, int i) {
        t[i] = Golden.least(value -> at(t, i, value));
        return profile(t);
    }

    private double at(double[] t, int i, double value) {
        var other = t.clone();
        other[i] = value;
        return profile(other);
    }

    /** Twice the negative restricted log-likelihood, profiled over b and the residual variance. */
    private double profile(double[] t) {
        var a = new double[fixed * fixed];
        var c = new double[fixed];
        double squares = 0;
        double determinant = 0;
        for (var group : groups) {
            var m = new double[random * random];
            for (int i = 0; i < random; i++) {
                for (int j = 0; j < random; j++) {
                    m[i * random + j] = t[i] * group.zz[i * random + j] * t[j] + (i == j ? 1 : 0);
                }
            }
            var factor = Cholesky.of(m, random);
            if (factor == null) {
                return Double.NaN;
            }
            determinant += factor.logDeterminant();
            squares += group.yy;
            var zy = scaled(t, group.zy);
            var solvedY = zy.clone();
            factor.solve(solvedY);
            squares -= dot(zy, solvedY);
            for (int j = 0; j < fixed; j++) {
                var zx = new double[random];
                for (int i = 0; i < random; i++) {
                    zx[i] = t[i] * group.zx[i * fixed + j];
                }
                c[j] += group.xy[j] - dot(zx, solvedY);
                factor.solve(zx);
                for (int k = 0; k < fixed; k++) {
                    double sum = group.xx[j * fixed + k];
                    for (int i = 0; i < random; i++) {
                        sum -= zx[i] * t[i] * group.zx[i * fixed + k];
                    }
                    a[j * fixed + k] += sum;
                }
            }
        }
        var factor = Cholesky.of(a, fixed);
        if (factor == null) {
            return Double.NaN;
        }
        var b = c.clone();
        factor.solve(b);
        squares -= dot(b, c);
        System.arraycopy(b, 0, weights, 0, fixed);
        covariance = factor.inverse();
        double degrees = n - fixed;
        residual = squares / degrees;
        return determinant
                + factor.logDeterminant()
                + degrees * (1 + StrictMath.log(2 * Math.PI * residual));
    }

    private static double[] scaled(double[] t, double[] values) {
        var scaled = values.clone();
        for (int i = 0; i < t.length; i++) {
            scaled[i] *= t[i];
        }
        return scaled;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
