package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Pairs of numbers in the order of their keys, however many: some at a time are sorted in memory
 * and put aside as a run; runs are merged as they are gone through, a block of each in memory. Keys
 * are numbers without a sign; pairs of one key come as they were added. Not thread-safe.
 */
final class SortedRuns {
    private static final int BLOCK = 1 << 13;
    private static final int DIGIT = 8;
    private static final int VALUES = 1 << DIGIT;

    private final Scratch scratch;
    private final int most;
    private final List<List<Scratch.Block>> runs = new ArrayList<>();
    private long[] keys = new long[1 << 6];
    private long[] values = new long[1 << 6];
    private int size;
    private boolean sorted = true;

    /**
     * @param most pairs in memory, at least 1. Places are ints, so that there are never more than
     *     some thousand runs
     */
    SortedRuns(Scratch scratch, int most) {
        this.scratch = scratch;
        this.most = most;
    }

    void add(long key, long value) {
        if (size == most) {
            putAside();
        }
        if (size == keys.length) {
            int room = Math.min(most, size * 2);
            keys = Arrays.copyOf(keys, room);
            values = Arrays.copyOf(values, room);
        }
        sorted = sorted && (size == 0 || Long.compareUnsigned(keys[size - 1], key) <= 0);
        keys[size] = key;
        values[size++] = value;
    }

    boolean isEmpty() {
        return size == 0 && runs.isEmpty();
    }

    /** Lets go of all pairs. */
    void clear() {
        runs.clear();
        keys = new long[1 << 6];
        values = new long[1 << 6];
        size = 0;
        sorted = true;
    }

    private void putAside() {
        sort();
        var blocks = new ArrayList<Scratch.Block>();
        for (int from = 0; from < size; from += BLOCK / 2) {
            int pairs = Math.min(BLOCK / 2, size - from);
            var block = new long[2 * pairs];
            for (int at = 0; at < pairs; at++) {
                block[2 * at] = keys[from + at];
                block[2 * at + 1] = values[from + at];
            }
            blocks.add(scratch.put(block, block.length));
        }
        runs.add(blocks);
        size = 0;
        sorted = true;
    }

    /** Digit by digit, the lowest first, which keeps the order of those of one key. */
    private void sort() {
        if (sorted) {
            return;
        }
        var otherKeys = new long[size];
        var otherValues = new long[size];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            var start = starts(shift);
            if (start.length == 0) {
                continue;
            }
            for (int at = 0; at < size; at++) {
                int to = start[(int) (keys[at] >>> shift & (VALUES - 1))]++;
                otherKeys[to] = keys[at];
                otherValues[to] = values[at];
            }
            var movedKeys = keys;
            keys = otherKeys;
            otherKeys = movedKeys;
            var movedValues = values;
            values = otherValues;
            otherValues = movedValues;
        }
        sorted = true;
    }

    /** Where the keys of each digit begin; nothing where all have the same. */
    private int[] starts(int shift) {
        var start = new int[VALUES + 1];
        for (int at = 0; at < size; at++) {
            start[(int) (keys[at] >>> shift & (VALUES - 1)) + 1]++;
        }
        for (int digit = 0; digit < VALUES; digit++) {
            if (start[digit + 1] == size) {
                return new int[0];
            }
            start[digit + 1] += start[digit];
        }
        return start;
    }

    /** Is told of one pair after the other. */
    @FunctionalInterface
    interface Taker {
        void take(long key, long value);
    }

    /** Goes through all pairs, which may be done again. */
    void each(Taker taker) {
        for (var cursor = cursor(); cursor.next(); ) {
            taker.take(cursor.key, cursor.value);
        }
    }

    /** Stands before the first pair; none may be added while it is used. */
    Cursor cursor() {
        sort();
        return new Cursor();
    }

    /** Goes through the pairs one by one. */
    final class Cursor {
        private final PriorityQueue<Run> next =
                new PriorityQueue<>(
                        Comparator.<Run>comparingLong(run -> run.key() ^ Long.MIN_VALUE)
                                .thenComparingInt(run -> run.number));
        private int here;

        /** Of the pair at hand. */
        long key;

        long value;

        private Cursor() {
            for (int number = 0; number < runs.size(); number++) {
                next.add(new Run(number));
            }
        }

        /** Goes on to the next pair; false where there is none. */
        boolean next() {
            var run = next.peek();
            if (run == null || (here < size && Long.compareUnsigned(keys[here], run.key()) < 0)) {
                return nextHere();
            }
            next.poll();
            key = run.key();
            value = run.block[run.at + 1];
            if (run.next()) {
                next.add(run);
            }
            return true;
        }

        /** Those that were not put aside came last. */
        private boolean nextHere() {
            if (here == size) {
                return false;
            }
            key = keys[here];
            value = values[here++];
            return true;
        }
    }

    /** A run at one of its pairs. */
    private final class Run {
        private final int number;
        private int blocks;
        private long[] block = new long[0];
        private int at;

        Run(int number) {
            this.number = number;
            load();
        }

        private void load() {
            block = scratch.get(runs.get(number).get(blocks++));
            at = 0;
        }

        long key() {
            return block[at];
        }

        boolean next() {
            at += 2;
            if (at < block.length) {
                return true;
            }
            if (blocks == runs.get(number).size()) {
                return false;
            }
            load();
            return true;
        }
    }
}
