package org.psephos.audit;

import java.util.Arrays;

/** Numbers pairs of whole numbers from 0 in the order of their first arrival. Not thread-safe. */
final class LongPairs {
    private static final int FIRST = 1 << 10;

    private long[] first = new long[FIRST];
    private long[] second = new long[FIRST];
    private int[] slots = empty(2 * FIRST);
    private int size;

    private static int[] empty(int length) {
        var slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    int size() {
        return size;
    }

    /** The number of the pair. */
    int of(long a, long b) {
        int slot = find(a, b);
        if (slots[slot] < 0) {
            if (size == first.length) {
                grow();
                slot = find(a, b);
            }
            slots[slot] = size;
            first[size] = a;
            second[size++] = b;
        }
        return slots[slot];
    }

    private int find(long a, long b) {
        int slot = (int) mixed(a, b) & (slots.length - 1);
        while (slots[slot] >= 0 && (first[slots[slot]] != a || second[slots[slot]] != b)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static long mixed(long a, long b) {
        long h = a * 0x9e3779b97f4a7c15L ^ Long.rotateLeft(b * 0xc2b2ae3d27d4eb4fL, 31);
        h = (h ^ (h >>> 32)) * 0xd6e8feb86659fd93L;
        return h ^ (h >>> 32);
    }

    private void grow() {
        first = Arrays.copyOf(first, 2 * size);
        second = Arrays.copyOf(second, 2 * size);
        slots = empty(4 * size);
        for (int number = 0; number < size; number++) {
            slots[find(first[number], second[number])] = number;
        }
    }
}
