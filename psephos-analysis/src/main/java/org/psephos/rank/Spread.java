package org.psephos.rank;

import java.util.Arrays;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.Normal;

/** How uncertain strengths, their differences and the other parameters are. */
sealed interface Spread
        permits Spread.None,
                Spread.Gaussian,
                Spread.Draws,
                Spread.Each,
                Spread.Cautious,
                Spread.Independent,
                ShareSpread {

    /** The strength of system {@code i} with its interval. */
    Estimate strength(int i);

    /** Parameter {@code k} that is no strength, counted after the strengths. */
    Estimate effect(int k);

    /** Strength of {@code i} minus strength of {@code j}. */
    Estimate difference(int i, int j);

    /** Standard error of the difference; negative where none was asked for. */
    double error(int i, int j);

    /** Degrees of freedom of the standard errors; infinite where they are as good as known. */
    default double degrees() {
        return Double.POSITIVE_INFINITY;
    }

    /** No intervals. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record None(double[] values) implements Spread {
        @Override
        public Estimate strength(int i) {
            return new Estimate(values[i], null);
        }

        @Override
        public Estimate effect(int k) {
            return new Estimate(values[k], null);
        }

        @Override
        public Estimate difference(int i, int j) {
            return new Estimate(values[i] - values[j], null);
        }

        @Override
        public double error(int i, int j) {
            return -1;
        }
    }

    /**
     * Intervals from a covariance matrix: normal ones, or Student's where it was estimated from few
     * clusters.
     *
     * @param covariance of {@code values}, row by row
     * @param method its name
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Gaussian(
            double[] values, double[] covariance, double level, String method, double degrees)
            implements Spread {
        Gaussian(double[] values, double[] covariance, double level, String method) {
            this(values, covariance, level, method, Double.POSITIVE_INFINITY);
        }

        /**
         * From sums over {@code clusters}, at least two: with one less degrees of freedom.
         *
         * @see "Cameron and Miller (2015), A practitioner's guide to cluster-robust inference,
         *     Journal of Human Resources 50:317-372, section VI"
         */
        static Gaussian clustered(
                double[] values, double[] covariance, double level, String method, int clusters) {
            return new Gaussian(values, covariance, level, method, Math.max(1, clusters - 1));
        }

        @Override
        public Estimate strength(int i) {
            return Estimate.student(values[i], root(entry(i, i)), degrees, level, method);
        }

        @Override
        public Estimate effect(int k) {
            return strength(k);
        }

        @Override
        public Estimate difference(int i, int j) {
            return Estimate.student(values[i] - values[j], error(i, j), degrees, level, method);
        }

        @Override
        public double error(int i, int j) {
            return root(entry(i, i) + entry(j, j) - 2 * entry(i, j));
        }

        private double entry(int i, int j) {
            return covariance[i * values.length + j];
        }

        private static double root(double variance) {
            return Math.sqrt(Math.max(variance, 0));
        }
    }

    /**
     * Percentile intervals from bootstrap rounds, widened where needed to hold the estimate itself.
     *
     * @see "Efron and Tibshirani (1993), An introduction to the bootstrap, chapter 13; quantiles by
     *     the (rounds + 1) p rule of Davison and Hinkley (1997), section 2.4"
     */
    final class Draws implements Spread {
        private final double[] values;

        /** By value, its draws less their mean. */
        private final double[][] columns;

        private final double[] means;
        private final double[] covariance;
        private final double level;
        private final String method;

        /**
         * @param draws one array of values by round, at least 2
         */
        Draws(double[] values, double[][] draws, double level, String method) {
            this.values = values;
            this.level = level;
            this.method = method;
            int n = values.length;
            means = new double[n];
            columns = new double[n][draws.length];
            for (int i = 0; i < n; i++) {
                for (int b = 0; b < draws.length; b++) {
                    columns[i][b] = draws[b][i];
                    means[i] += draws[b][i] / draws.length;
                }
                for (int b = 0; b < draws.length; b++) {
                    columns[i][b] -= means[i];
                }
            }
            covariance = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double entry = product(columns[i], columns[j]) / (draws.length - 1);
                    covariance[i * n + j] = entry;
                    covariance[j * n + i] = entry;
                }
            }
        }

        /**
         * Intervals about the values from the covariance of the draws: right where draws lie beside
         * the estimate, as rounds do that make strengths larger than those they are drawn from.
         *
         * @param degrees of freedom: one less than the clusters drawn, infinite where there are
         *     none
         * @see "Efron and Tibshirani (1993), An introduction to the bootstrap, section 13.2: the
         *     standard interval"
         */
        Gaussian standard(double degrees) {
            return new Gaussian(values, covariance, level, method, degrees);
        }

        private static double product(double[] a, double[] b) {
            double sum = 0;
            for (int k = 0; k < a.length; k++) {
                sum += a[k] * b[k];
            }
            return sum;
        }

        @Override
        public Estimate strength(int i) {
            var column = columns[i].clone();
            for (int b = 0; b < column.length; b++) {
                column[b] += means[i];
            }
            return percentile(values[i], column);
        }

        @Override
        public Estimate effect(int k) {
            return strength(k);
        }

        @Override
        public Estimate difference(int i, int j) {
            var column = new double[columns[i].length];
            for (int b = 0; b < column.length; b++) {
                column[b] = columns[i][b] - columns[j][b] + (means[i] - means[j]);
            }
            return percentile(values[i] - values[j], column);
        }

        @Override
        public double error(int i, int j) {
            int n = values.length;
            double squares = covariance[i * n + i] + covariance[j * n + j];
            return Math.sqrt(Math.max(0, squares - 2 * covariance[i * n + j]));
        }

        private Estimate percentile(double value, double[] column) {
            Arrays.sort(column);
            double low = Math.min(value, quantile(column, (1 - level) / 2));
            double high = Math.max(value, quantile(column, (1 + level) / 2));
            return new Estimate(value, new Interval(low, high, level, method));
        }

        static double quantile(double[] sorted, double p) {
            double place = (sorted.length + 1) * p - 1;
            if (place <= 0) {
                return sorted[0];
            }
            int below = (int) place;
            return below >= sorted.length - 1
                    ? sorted[sorted.length - 1]
                    : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
        }
    }

    /**
     * Intervals made one by one; differences by the normal distribution.
     *
     * @param estimates of the values
     * @param about what differences are judged by
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Each(Estimate[] estimates, Spread about) implements Spread {
        @Override
        public Estimate strength(int i) {
            return estimates[i];
        }

        @Override
        public Estimate effect(int k) {
            return estimates[k];
        }

        @Override
        public Estimate difference(int i, int j) {
            return about.difference(i, j);
        }

        @Override
        public double degrees() {
            return about.degrees();
        }

        @Override
        public double error(int i, int j) {
            return about.error(i, j);
        }
    }

    /**
     * Intervals of shares that depend on each other in ways left open: the error of a difference is
     * at most the sum of both errors.
     *
     * @param errors standard error by system
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Cautious(Estimate[] estimates, double[] errors, double level, String method)
            implements Spread {
        @Override
        public Estimate strength(int i) {
            return estimates[i];
        }

        @Override
        public Estimate effect(int k) {
            throw new IllegalArgumentException("k must be a system, but was " + k);
        }

        @Override
        public Estimate difference(int i, int j) {
            double value = estimates[i].value() - estimates[j].value();
            return Estimate.normal(value, error(i, j), level, method);
        }

        @Override
        public double error(int i, int j) {
            return errors[i] + errors[j];
        }
    }

    /** Normal intervals of values that are independent of each other. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Independent(double[] values, double[] errors, double level, String method)
            implements Spread {
        @Override
        public Estimate strength(int i) {
            return Estimate.normal(values[i], errors[i], level, method);
        }

        @Override
        public Estimate effect(int k) {
            throw new IllegalArgumentException("k must be a system, but was " + k);
        }

        @Override
        public Estimate difference(int i, int j) {
            return Estimate.normal(values[i] - values[j], error(i, j), level, method);
        }

        @Override
        public double error(int i, int j) {
            return Math.hypot(errors[i], errors[j]);
        }
    }

    /** z for a two-sided interval. */
    static double quantile(double level) {
        return Normal.quantile(0.5 + level / 2);
    }
}
