package org.psephos.math;

import java.util.Arrays;

/**
 * Kendall's tau-b of two columns: pairs of places that both order alike, less those that they order
 * otherwise, over the root of the pairs that the one orders times those that the other does. Takes
 * a moment a pair of places.
 *
 * @see "Kendall (1945), The treatment of ties in ranking problems, Biometrika 33:239-251"
 */
public final class KendallTau {
    private KendallTau() {}

    /**
     * From -1 to 1; not a number where one of the two orders nothing.
     *
     * @param x finite numbers
     * @param y as many
     */
    public static double b(double[] x, double[] y) {
        var once = new int[x.length];
        Arrays.fill(once, 1);
        return b(x, y, once);
    }

    /**
     * The same where each place counts so many times; repeats of a place are tied with each other.
     *
     * @param times as many numbers as places, 0 or more
     */
    public static double b(double[] x, double[] y, int[] times) {
        if (x.length != y.length || x.length != times.length) {
            throw new IllegalArgumentException(
                    "columns must be of one length, but were %s, %s and %s"
                            .formatted(x.length, y.length, times.length));
        }
        double balance = 0;
        double byX = 0;
        double byY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double pairs = (double) times[i] * times[j];
                double one = Math.signum(x[i] - x[j]);
                double other = Math.signum(y[i] - y[j]);
                balance += pairs * one * other;
                byX += pairs * Math.abs(one);
                byY += pairs * Math.abs(other);
            }
        }
        return balance / Math.sqrt(byX * byY);
    }
}
