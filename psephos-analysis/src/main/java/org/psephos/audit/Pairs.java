package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For every two raters the cells of units that both judged, with what each gave, in the order of
 * what the first gave.
 *
 * @param one category by cell, of the rater with the smaller number
 * @param other category by cell
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Pairs(int first, int second, int[] cell, int[] one, int[] other) {

    /** Of all raters that judged anything together, in the order of their numbers. */
    static List<Pairs> of(UnitCells cells) {
        var index = new LongIndex();
        var grown = new ArrayList<Grown>();
        for (int c = 0; c < cells.size(); c++) {
            for (int at = cells.start()[c]; at < cells.start()[c + 1]; at++) {
                for (int to = cells.start()[c]; to < at; to++) {
                    int number = index.of(cells.key()[to], cells.key()[at]);
                    if (number == grown.size()) {
                        grown.add(new Grown(cells.key()[to], cells.key()[at]));
                    }
                    grown.get(number).add(c, cells.value()[to], cells.value()[at]);
                }
            }
        }
        return grown.stream()
                .map(Grown::pairs)
                .sorted(Comparator.comparingInt(Pairs::first).thenComparingInt(Pairs::second))
                .toList();
    }

    /**
     * Of raters {@code first} and {@code second} alone; empty where they judged nothing together.
     */
    static Pairs ofTwo(UnitCells cells, RaterCells raters, int first, int second) {
        var grown = new Grown(first, second);
        for (int place = raters.from(first); place < raters.from(first + 1); place++) {
            int own = raters.entry(place);
            int cell = raters.cell(place);
            int at = Arrays.binarySearch(cells.key(), own + 1, cells.start()[cell + 1], second);
            if (at >= 0) {
                grown.add(cell, cells.value()[own], cells.value()[at]);
            }
        }
        return grown.pairs();
    }

    /** The units of this pair alone, by what each of the two gave: raters 0 and 1. */
    UnitCells cells(UnitCells all) {
        var index = new LongIndex();
        var count = new double[cell.length];
        for (int at = 0; at < cell.length; at++) {
            count[index.of(one[at], other[at])] += all.count()[cell[at]];
        }
        int cells = index.size();
        var key = new int[2 * cells];
        var value = new int[2 * cells];
        for (int c = 0; c < cells; c++) {
            key[2 * c + 1] = 1;
            value[2 * c] = (int) (index.key(c) >> 32);
            value[2 * c + 1] = (int) index.key(c);
        }
        var ratings = new int[cells];
        Arrays.fill(ratings, 2);
        return new UnitCells(
                IntStream.rangeClosed(0, cells).map(c -> 2 * c).toArray(),
                key,
                value,
                ratings,
                Arrays.copyOf(count, cells));
    }

    private static final class Grown {
        private final int first;
        private final int second;
        private int[] cell = new int[4];
        private int[] one = new int[4];
        private int[] other = new int[4];
        private int size;

        Grown(int first, int second) {
            this.first = first;
            this.second = second;
        }

        void add(int where, int gaveOne, int gaveOther) {
            if (size == cell.length) {
                cell = Arrays.copyOf(cell, 2 * size);
                one = Arrays.copyOf(one, 2 * size);
                other = Arrays.copyOf(other, 2 * size);
            }
            cell[size] = where;
            one[size] = gaveOne;
            other[size++] = gaveOther;
        }

        /** In the order of what the first gave, then of cells. */
        Pairs pairs() {
            var order = new long[size];
            for (int at = 0; at < size; at++) {
                order[at] = (long) one[at] << 32 | at;
            }
            Arrays.sort(order);
            return new Pairs(
                    first, second, picked(cell, order), picked(one, order), picked(other, order));
        }

        private static int[] picked(int[] column, long[] order) {
            var picked = new int[order.length];
            for (int at = 0; at < picked.length; at++) {
                picked[at] = column[(int) order[at]];
            }
            return picked;
        }
    }
}
