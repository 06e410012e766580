package org.psephos.curate;

import java.util.Arrays;

/**
 * Two numbers for each of some places, which come in rising order: put aside, and found again by
 * place. Of every 128th the place is in memory. Not thread-safe.
 */
final class Placed {
    private static final int EVERY = 1 << 7;

    private final Numbers numbers;
    private int[] firsts = new int[1 << 4];
    private long size;

    Placed(Scratch scratch) {
        numbers = new Numbers(scratch);
    }

    /**
     * @param place greater than all before
     */
    void add(int place, int small, long large) {
        if (size % EVERY == 0) {
            int block = (int) (size / EVERY);
            firsts = block == firsts.length ? Arrays.copyOf(firsts, block * 2) : firsts;
            firsts[block] = place;
        }
        numbers.add((long) place << Integer.SIZE | small);
        numbers.add(large);
        size++;
    }

    long size() {
        return size;
    }

    int place(long at) {
        return (int) (numbers.get(2 * at) >>> Integer.SIZE);
    }

    int small(long at) {
        return (int) numbers.get(2 * at);
    }

    long large(long at) {
        return numbers.get(2 * at + 1);
    }

    /** At which number {@code place} stands; -1 where it is not there. */
    long find(int place) {
        int block = Arrays.binarySearch(firsts, 0, (int) ((size + EVERY - 1) / EVERY), place);
        block = block < 0 ? -block - 2 : block;
        if (block < 0) {
            return -1;
        }
        long low = (long) block * EVERY;
        long high = Math.min(size, low + EVERY) - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int there = place(middle);
            if (there == place) {
                return middle;
            }
            low = there < place ? middle + 1 : low;
            high = there < place ? high : middle - 1;
        }
        return -1;
    }
}
