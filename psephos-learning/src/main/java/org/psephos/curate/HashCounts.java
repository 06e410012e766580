package org.psephos.curate;

import java.util.function.LongConsumer;

/**
 * A table from 64-bit hashes to small numbers, in twenty-odd bytes an entry. Two things with one
 * hash are taken for one: with a billion entries the chance of any is one in forty.
 */
final class HashCounts {
    private static final double FULL = 0.7;

    private long[] keys = new long[1 << 10];
    private int[] values = new int[1 << 10];
    private int size;

    int size() {
        return size;
    }

    /** The value of {@code hash}; 0 where there is none. */
    int get(long hash) {
        int at = find(real(hash));
        return keys[at] == 0 ? 0 : values[at];
    }

    /** Sets the value of {@code hash}. */
    void put(long hash, int value) {
        int at = find(real(hash));
        if (keys[at] == 0) {
            keys[at] = real(hash);
            size++;
        }
        values[at] = value;
        if (size > FULL * keys.length) {
            grow();
        }
    }

    /** Tells of every hash, in no order that means anything; 0 is told as 1. */
    void eachKey(LongConsumer to) {
        for (long key : keys) {
            if (key != 0) {
                to.accept(key);
            }
        }
    }

    /** Zero marks an empty place. */
    private static long real(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = (int) Shingles.mixed(key) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
