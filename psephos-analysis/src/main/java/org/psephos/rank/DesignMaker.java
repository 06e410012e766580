package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.psephos.dataset.Comparisons;
import org.psephos.rank.Design.Covariate;

/**
 * Counts comparisons with covariates into patterns. Where nearly every comparison is a pattern of
 * its own, as with lengths, counting ends early and each stands for itself.
 *
 * <p>Numbers are divided by the root of their mean square over the comparisons used, and never
 * centred: a difference between sides has its zero where the sides are alike, and moving it would
 * hide an effect of position. Numbers that are only ever -1, 0 and 1 stay as they are.
 */
final class DesignMaker {
    private static final int SAMPLE = 1 << 15;

    private final Comparisons comparisons;
    private final RankOptions options;
    private final int[] place;
    private final ControlColumns columns;
    private final int[] rows;
    private final List<String> idle;
    private final List<Covariate> effects = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final List<Double> signs = new ArrayList<>();
    private double[] x = new double[0];

    /**
     * @param place index on the ladder by system code, negative for those without a place
     */
    DesignMaker(Tally tally, RankOptions options, int[] place, ControlColumns columns) {
        comparisons = tally.duels().comparisons();
        this.options = options;
        this.place = place;
        rows = used();
        idle = List.copyOf(columns.idle(rows));
        this.columns = columns.without(columns.idle(rows));
    }

    /** Numbers left out because no comparison used has a difference in them. */
    List<String> idle() {
        return idle;
    }

    Design design(int systems) {
        numbers();
        categories();
        var patterns = new Patterns();
        int[] first = patterns.first;
        int size = patterns.size;
        var wins = new double[size];
        var losses = new double[size];
        var ties = new double[size];
        var pattern = new int[comparisons.size()];
        Arrays.fill(pattern, -1);
        for (int i = 0; i < rows.length; i++) {
            int p = patterns.of[i];
            pattern[rows[i]] = p;
            var to =
                    switch (comparisons.outcome(rows[i])) {
                        case LEFT -> wins;
                        case RIGHT -> losses;
                        case TIE, BOTH_BAD -> ties;
                    };
            to[p] += comparisons.headers().weight(rows[i]);
        }
        int dense = columns.numbers().size();
        return new Design(
                systems,
                List.copyOf(effects),
                side(first, size, true),
                side(first, size, false),
                wins,
                losses,
                ties,
                dense,
                dense(first, size, dense),
                codes(first, size),
                signs.stream().mapToDouble(Double::doubleValue).toArray(),
                pattern);
    }

    private int[] used() {
        var kept = new int[comparisons.size()];
        int size = 0;
        for (int row = 0; row < kept.length; row++) {
            boolean used =
                    Tally.reason(comparisons, row, options) == null
                            && place[comparisons.left(row)] >= 0
                            && place[comparisons.right(row)] >= 0;
            if (used) {
                kept[size++] = row;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** One row of numbers after another, each in its unit. */
    private void numbers() {
        int dense = columns.numbers().size();
        x = new double[rows.length * dense];
        for (int d = 0; d < dense; d++) {
            var column = columns.numbers().get(d);
            double scale = scale(column.values());
            for (int i = 0; i < rows.length; i++) {
                x[i * dense + d] = column.values()[rows[i]] / scale;
            }
            var unit = scale == 1 ? Design.LOG_ODDS : Design.PER_SD;
            effects.add(new Covariate(column.name(), unit, scale, false));
        }
    }

    private double scale(double[] values) {
        double squares = 0;
        double total = 0;
        boolean signs = true;
        for (int row : rows) {
            double value = values[row];
            double weight = comparisons.headers().weight(row);
            signs &= value == 0 || Math.abs(value) == 1;
            squares += weight * value * value;
            total += weight;
        }
        return signs || squares == 0 ? 1 : Math.sqrt(squares / total);
    }

    private void categories() {
        for (var column : columns.categories()) {
            int at = effects.size();
            for (var name : column.names()) {
                effects.add(new Covariate(name, Design.LOG_ODDS, 1, column.drawn()));
            }
            codes.add(shifted(column.left(), at));
            signs.add(1.0);
            var right = column.right();
            if (right != null) {
                codes.add(shifted(right, at));
                signs.add(-1.0);
            }
        }
    }

    private int[] shifted(int[] column, int by) {
        var result = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = column[rows[i]];
            result[i] = code < 0 ? -1 : code + by;
        }
        return result;
    }

    private int[] side(int[] first, int size, boolean left) {
        var result = new int[size];
        for (int p = 0; p < size; p++) {
            int row = rows[first[p]];
            result[p] = place[left ? comparisons.left(row) : comparisons.right(row)];
        }
        return result;
    }

    private double[] dense(int[] first, int size, int dense) {
        if (size == rows.length) {
            return x;
        }
        var result = new double[size * dense];
        for (int p = 0; p < size; p++) {
            System.arraycopy(x, first[p] * dense, result, p * dense, dense);
        }
        return result;
    }

    private int[][] codes(int[] first, int size) {
        var result = new int[codes.size()][size];
        for (int c = 0; c < result.length; c++) {
            for (int p = 0; p < size; p++) {
                result[c][p] = codes.get(c)[first[p]];
            }
        }
        return result;
    }

    /** Which of the rows used are alike: open addressing over their first representatives. */
    private final class Patterns {
        private final int[] first = new int[rows.length];
        private final int[] of = new int[rows.length];
        private int size;

        Patterns() {
            int slots = Integer.highestOneBit(Math.max(16, 2 * rows.length)) << 1;
            var table = new int[slots];
            for (int i = 0; i < rows.length; i++) {
                if (i == SAMPLE && size > SAMPLE / 2) {
                    each();
                    return;
                }
                int slot = hash(i) & (slots - 1);
                while (table[slot] != 0 && !alike(first[table[slot] - 1], i)) {
                    slot = (slot + 1) & (slots - 1);
                }
                if (table[slot] == 0) {
                    first[size++] = i;
                    table[slot] = size;
                }
                of[i] = table[slot] - 1;
            }
        }

        private void each() {
            for (int i = 0; i < rows.length; i++) {
                first[i] = i;
                of[i] = i;
            }
            size = rows.length;
        }

        private int hash(int i) {
            int dense = columns.numbers().size();
            long h = 31L * comparisons.left(rows[i]) + comparisons.right(rows[i]);
            for (int d = 0; d < dense; d++) {
                h = 31 * h + Double.hashCode(x[i * dense + d]);
            }
            for (var column : codes) {
                h = 31 * h + column[i];
            }
            h *= 0x9E3779B97F4A7C15L;
            return (int) (h >>> 32);
        }

        private boolean alike(int i, int j) {
            int dense = columns.numbers().size();
            boolean same =
                    comparisons.left(rows[i]) == comparisons.left(rows[j])
                            && comparisons.right(rows[i]) == comparisons.right(rows[j])
                            && Arrays.equals(
                                    x, i * dense, (i + 1) * dense, x, j * dense, (j + 1) * dense);
            for (var column : codes) {
                same = same && column[i] == column[j];
            }
            return same;
        }
    }
}
