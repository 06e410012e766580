package org.psephos.audit.probe;

import org.jspecify.annotations.Nullable;
import org.psephos.math.ChiSquared;
import org.psephos.math.Estimate;
import org.psephos.math.Normal;

/**
 * Counts of two ordered answers, and how they go together. Empty rows and columns do not count.
 *
 * @see "Stuart (1953), The estimation and comparison of strengths of association in contingency
 *     tables, Biometrika 40:105-110"
 * @see "Kendall (1970), Rank correlation methods, 4th edition, chapters 3 and 4"
 */
final class OrderedTable {
    private final double[][] counts;
    private final double[] rows;
    private final double[] columns;
    private final double n;

    /**
     * @param counts row by row, both in ascending order; handed over
     */
    OrderedTable(double[][] counts) {
        this.counts = counts;
        rows = new double[counts.length];
        columns = new double[counts[0].length];
        double all = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
                all += counts[i][j];
            }
        }
        n = all;
    }

    double n() {
        return n;
    }

    private static int used(double[] sums) {
        int used = 0;
        for (double sum : sums) {
            used += sum > 0 ? 1 : 0;
        }
        return used;
    }

    /** Whether both answers vary. */
    boolean varies() {
        return used(rows) > 1 && used(columns) > 1;
    }

    /**
     * Kendall's tau-c: 2 (C - D) q / (n^2 (q - 1)), q the smaller number of categories, with the
     * asymptotic standard error that does not assume independence.
     */
    Estimate tauC(double level) {
        double q = Math.min(used(rows), used(columns));
        double difference = 0;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double beside = beside(i, j);
                difference += counts[i][j] * beside;
                squares += counts[i][j] * beside * beside;
            }
        }
        double scale = q / ((q - 1) * n * n);
        double variance = 4 * scale * scale * (squares - difference * difference / n);
        return Estimate.normal(
                scale * difference, Math.sqrt(Math.max(0, variance)), level, "asymptotic error");
    }

    /** Observations concordant with a cell less those discordant with it. */
    private double beside(int row, int column) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                sum += Integer.signum(i - row) * Integer.signum(j - column) * counts[i][j];
            }
        }
        return sum;
    }

    /** Two-sided p of no association, by the normal limit of C - D with ties in both. */
    double tauP() {
        double difference = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                difference += counts[i][j] * beside(i, j) / 2;
            }
        }
        double pairs = n * (n - 1);
        double variance =
                (pairs * (2 * n + 5) - spread(rows) - spread(columns)) / 18
                        + 2 * tied(rows) * tied(columns) / pairs
                        + triples(rows) * triples(columns) / (9 * pairs * (n - 2));
        return 2 * Normal.survival(Math.abs(difference) / Math.sqrt(variance));
    }

    private static double tied(double[] sums) {
        double all = 0;
        for (double t : sums) {
            all += t * (t - 1) / 2;
        }
        return all;
    }

    private static double triples(double[] sums) {
        double all = 0;
        for (double t : sums) {
            all += t * (t - 1) * (t - 2);
        }
        return all;
    }

    private static double spread(double[] sums) {
        double all = 0;
        for (double t : sums) {
            all += t * (t - 1) * (2 * t + 5);
        }
        return all;
    }

    /**
     * Pearson's chi-squared with p and Cramer's V.
     *
     * @param smallest expected count of a cell, below 5 a reason for doubt
     */
    record Independence(double statistic, double degrees, double p, double v, double smallest) {}

    /** The test of independence; null where one of the two does not vary. */
    @Nullable Independence independence() {
        if (!varies()) {
            return null;
        }
        double statistic = 0;
        double smallest = n;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double expected = rows[i] * columns[j] / n;
                if (expected > 0) {
                    double off = counts[i][j] - expected;
                    statistic += off * off / expected;
                    smallest = Math.min(smallest, expected);
                }
            }
        }
        double least = Math.min(used(rows), used(columns)) - 1;
        double degrees = (used(rows) - 1.0) * (used(columns) - 1);
        return new Independence(
                statistic,
                degrees,
                ChiSquared.survival(statistic, degrees),
                Math.sqrt(statistic / (n * least)),
                smallest);
    }
}
