package org.psephos.audit;

import java.util.Arrays;

/** Numbers keys from 0 in the order of their first arrival. Not thread-safe. */
final class LongIndex {
    private static final int FIRST = 16;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private long[] keys = new long[FIRST];
    private int[] slots = new int[2 * FIRST];
    private int size;

    LongIndex() {
        Arrays.fill(slots, -1);
    }

    /** The number of {@code key}, a new one where it was never seen. */
    int of(long key) {
        int slot = find(key);
        int known = slots[slot];
        if (known >= 0) {
            return known;
        }
        if (size == keys.length) {
            grow();
            slot = find(key);
        }
        keys[size] = key;
        slots[slot] = size;
        return size++;
    }

    /** The number of a pair of numbers, each from -1. */
    int of(int first, int second) {
        return of(((long) first << 32) | (second & 0xffffffffL));
    }

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    private int find(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * SPREAD) >>> 32) & mask;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        slots = new int[4 * size];
        Arrays.fill(slots, -1);
        for (int number = 0; number < size; number++) {
            slots[find(keys[number])] = number;
        }
    }
}
