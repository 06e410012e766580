package org.psephos.rank;

import java.util.Arrays;

/**
 * Counts by ordered pair: system {@code left[c]} won {@code wins[c]} times, lost {@code losses[c]}
 * times and tied {@code ties[c]} times against {@code right[c]}. Pairs ascend by left, then right.
 * Counts may be broken where votes have weights.
 *
 * @param systems number of systems; codes run from 0
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Cells(int systems, int[] left, int[] right, double[] wins, double[] losses, double[] ties) {

    int size() {
        return left.length;
    }

    /** The first {@code size} cells. */
    Cells first(int size) {
        return size == left.length
                ? this
                : new Cells(
                        systems,
                        Arrays.copyOf(left, size),
                        Arrays.copyOf(right, size),
                        Arrays.copyOf(wins, size),
                        Arrays.copyOf(losses, size),
                        Arrays.copyOf(ties, size));
    }

    /** The same pairs with other counts. */
    Cells with(double[] newWins, double[] newLosses, double[] newTies) {
        return new Cells(systems, left, right, newWins, newLosses, newTies);
    }

    /**
     * The cells among some systems, renumbered.
     *
     * @param place new code by old code, negative for those left out; ascending where not
     */
    Cells within(int[] place, int kept) {
        var l = new int[size()];
        var r = new int[size()];
        var w = new double[size()];
        var d = new double[size()];
        var t = new double[size()];
        int next = 0;
        for (int c = 0; c < size(); c++) {
            if (place[left[c]] >= 0 && place[right[c]] >= 0) {
                l[next] = place[left[c]];
                r[next] = place[right[c]];
                w[next] = wins[c];
                d[next] = losses[c];
                t[next++] = ties[c];
            }
        }
        return new Cells(kept, l, r, w, d, t).first(next);
    }

    /**
     * Both orders of a pair in one cell, the lower code on the left: for models without position.
     */
    Cells merged() {
        var index = new PairIndex(this);
        var l = new int[size()];
        var r = new int[size()];
        var w = new double[size()];
        var d = new double[size()];
        var t = new double[size()];
        int next = 0;
        for (int c = 0; c < size(); c++) {
            int mirror = index.of(right[c], left[c]);
            if (left[c] > right[c] && mirror >= 0) {
                continue;
            }
            boolean swap = left[c] > right[c];
            l[next] = swap ? right[c] : left[c];
            r[next] = swap ? left[c] : right[c];
            w[next] = (swap ? losses[c] : wins[c]) + (mirror < 0 ? 0 : losses[mirror]);
            d[next] = (swap ? wins[c] : losses[c]) + (mirror < 0 ? 0 : wins[mirror]);
            t[next++] = ties[c] + (mirror < 0 ? 0 : ties[mirror]);
        }
        return new Cells(systems, l, r, w, d, t).first(next).sorted();
    }

    private Cells sorted() {
        var keys = new long[size()];
        boolean ascending = true;
        for (int c = 0; c < size(); c++) {
            keys[c] = ((long) left[c] * systems + right[c]) * size() + c;
            ascending &= c == 0 || keys[c - 1] < keys[c];
        }
        if (ascending) {
            return this;
        }
        Arrays.sort(keys);
        var order = new int[size()];
        for (int c = 0; c < order.length; c++) {
            order[c] = (int) (keys[c] % size());
        }
        return new Cells(
                systems,
                permuted(left, order),
                permuted(right, order),
                permuted(wins, order),
                permuted(losses, order),
                permuted(ties, order));
    }

    private static int[] permuted(int[] column, int[] order) {
        var result = new int[order.length];
        for (int c = 0; c < order.length; c++) {
            result[c] = column[order[c]];
        }
        return result;
    }

    private static double[] permuted(double[] column, int[] order) {
        var result = new double[order.length];
        for (int c = 0; c < order.length; c++) {
            result[c] = column[order[c]];
        }
        return result;
    }

    /** Half wins: a tie is half of one to each side. */
    double score(int cell) {
        return wins[cell] + ties[cell] / 2;
    }

    double total(int cell) {
        return wins[cell] + losses[cell] + ties[cell];
    }

    /** Comparisons of all cells. */
    double total() {
        double sum = 0;
        for (int c = 0; c < size(); c++) {
            sum += total(c);
        }
        return sum;
    }

    /** Ties of all cells. */
    double allTies() {
        double sum = 0;
        for (double tie : ties) {
            sum += tie;
        }
        return sum;
    }

    /** Comparisons by system. */
    double[] bySystem() {
        var sums = new double[systems];
        for (int c = 0; c < size(); c++) {
            sums[left[c]] += total(c);
            sums[right[c]] += total(c);
        }
        return sums;
    }
}
