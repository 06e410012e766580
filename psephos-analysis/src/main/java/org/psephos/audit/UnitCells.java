package org.psephos.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Units told apart only by what their ratings were, with how often each kind of unit occurs. What a
 * coefficient of agreement costs grows with these cells, not with the units.
 *
 * @param start first entry by cell, and the number of entries at the end
 * @param key by entry, ascending in a cell: a category, or a rater
 * @param value by entry: how many gave the category, or what the rater gave
 * @param ratings by cell
 * @param count units by cell
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record UnitCells(int[] start, int[] key, int[] value, int[] ratings, double[] count) {

    /** Units with the same number of ratings in each category are one cell. */
    static UnitCells byCounts(ReliabilityData data) {
        var codes = data.code().clone();
        for (int unit = 0; unit < data.units(); unit++) {
            Arrays.sort(codes, data.start()[unit], data.start()[unit + 1]);
        }
        var runs = new Runs(codes.length);
        for (int unit = 0; unit < data.units(); unit++) {
            runs.begin();
            for (int at = data.start()[unit]; at < data.start()[unit + 1]; at++) {
                runs.count(codes[at]);
            }
        }
        return runs.cells();
    }

    /** Units where every rater gave the same are one cell. */
    static UnitCells byRaters(ReliabilityData data) {
        var runs = new Runs(data.code().length);
        for (int unit = 0; unit < data.units(); unit++) {
            runs.begin();
            for (int at = data.start()[unit]; at < data.start()[unit + 1]; at++) {
                runs.add(data.rater()[at], data.code()[at], 1);
            }
        }
        return runs.cells();
    }

    /**
     * Units by the cell they are in.
     *
     * @param cell by unit
     */
    @SuppressWarnings("ArrayRecordComponent") // a column; never compared
    record Grouped(UnitCells cells, int[] cell) {

        /** Units with the same entries, one after the other, are one cell. */
        static Grouped of(int[] start, int[] key, int[] value) {
            var runs = new Runs(key.length);
            var cell = new int[start.length - 1];
            for (int unit = 0; unit < cell.length; unit++) {
                runs.begin();
                for (int at = start[unit]; at < start[unit + 1]; at++) {
                    runs.add(key[at], value[at], 1);
                }
                cell[unit] = runs.close();
            }
            var order = runs.order();
            var place = new int[order.size()];
            for (int at = 0; at < place.length; at++) {
                place[order.get(at)] = at;
            }
            Arrays.setAll(cell, unit -> place[cell[unit]]);
            return new Grouped(runs.cells(order), cell);
        }
    }

    /** Units with the same entries, one after the other, are one cell. */
    static UnitCells byEntries(int[] start, int[] key, int[] value) {
        return Grouped.of(start, key, value).cells();
    }

    /** Every unit a cell of its own, about which nothing else is said. */
    static UnitCells each(int units) {
        var count = new double[units];
        Arrays.fill(count, 1);
        return new UnitCells(new int[units + 1], new int[0], new int[0], new int[units], count);
    }

    int size() {
        return count.length;
    }

    /** All units. */
    double units() {
        return Arrays.stream(count).sum();
    }

    /** Sequences of entries, of which equal ones are made one. */
    private static final class Runs {
        private final int[] key;
        private final int[] value;
        private int[] start = new int[16];
        private int[] ratings = new int[16];
        private double[] count = new double[16];
        private int[] slots = new int[64];
        private int cells;
        private int size;
        private boolean open;

        Runs(int most) {
            key = new int[most];
            value = new int[most];
            Arrays.fill(slots, -1);
        }

        void begin() {
            close();
            if (cells + 1 == start.length) {
                start = Arrays.copyOf(start, 2 * start.length);
                ratings = Arrays.copyOf(ratings, start.length);
                count = Arrays.copyOf(count, start.length);
            }
            start[cells] = size;
            ratings[cells] = 0;
            open = true;
        }

        void count(int category) {
            if (size > start[cells] && key[size - 1] == category) {
                value[size - 1]++;
                ratings[cells]++;
            } else {
                add(category, 1, 1);
            }
        }

        void add(int entryKey, int entryValue, int rated) {
            key[size] = entryKey;
            value[size++] = entryValue;
            ratings[cells] += rated;
        }

        /**
         * Ends the sequence: a new cell, or one more unit of a known one.
         *
         * @return the cell, numbered as they came; of no meaning where nothing was begun
         */
        int close() {
            if (!open) {
                return -1;
            }
            open = false;
            int slot = find(start[cells], size);
            int known = slots[slot];
            if (known >= 0) {
                count[known]++;
                size = start[cells];
                return known;
            }
            slots[slot] = cells;
            count[cells++] = 1;
            start[cells] = size;
            if (4 * cells > slots.length) {
                grow();
            }
            return cells - 1;
        }

        private int find(int from, int to) {
            int hash = 1;
            for (int at = from; at < to; at++) {
                hash = (hash * 31 + key[at]) * 31 + value[at];
            }
            int mask = slots.length - 1;
            int slot = ((hash * 0x9e3779b9) >>> 7) & mask;
            while (slots[slot] >= 0 && !same(slots[slot], from, to)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private boolean same(int cell, int from, int to) {
            return Arrays.equals(key, start[cell], start[cell + 1], key, from, to)
                    && Arrays.equals(value, start[cell], start[cell + 1], value, from, to);
        }

        private void grow() {
            slots = new int[2 * slots.length];
            Arrays.fill(slots, -1);
            for (int cell = 0; cell < cells; cell++) {
                slots[find(start[cell], start[cell + 1])] = cell;
            }
        }

        UnitCells cells() {
            return cells(order());
        }

        /** By content, so that the order of rows changes no bootstrap. */
        List<Integer> order() {
            close();
            return IntStream.range(0, cells).boxed().sorted(this::compare).toList();
        }

        UnitCells cells(List<Integer> order) {
            var starts = new int[cells + 1];
            var keys = new int[size];
            var values = new int[size];
            var rated = new int[cells];
            var counts = new double[cells];
            for (int at = 0; at < cells; at++) {
                int cell = order.get(at);
                int length = start[cell + 1] - start[cell];
                starts[at + 1] = starts[at] + length;
                System.arraycopy(key, start[cell], keys, starts[at], length);
                System.arraycopy(value, start[cell], values, starts[at], length);
                rated[at] = ratings[cell];
                counts[at] = count[cell];
            }
            return new UnitCells(starts, keys, values, rated, counts);
        }

        private int compare(int one, int other) {
            int byKey =
                    Arrays.compare(
                            key, start[one], start[one + 1], key, start[other], start[other + 1]);
            return byKey != 0
                    ? byKey
                    : Arrays.compare(
                            value,
                            start[one],
                            start[one + 1],
                            value,
                            start[other],
                            start[other + 1]);
        }
    }
}
