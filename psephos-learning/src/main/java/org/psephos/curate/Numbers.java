package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers one after the other, put aside in small blocks and fetched by place; the block fetched
 * last is kept. Not thread-safe.
 */
final class Numbers {
    private static final int BLOCK = 1 << 8;

    private final Scratch scratch;
    private final List<Scratch.Block> blocks = new ArrayList<>();
    private long[] waiting = new long[BLOCK];
    private int size;
    private int loaded = -1;
    private long[] block = new long[0];

    Numbers(Scratch scratch) {
        this.scratch = scratch;
    }

    void add(long number) {
        if (size == BLOCK) {
            blocks.add(scratch.put(waiting, size));
            waiting = new long[BLOCK];
            size = 0;
        }
        waiting[size++] = number;
    }

    /** How many there are. */
    long size() {
        return (long) blocks.size() * BLOCK + size;
    }

    /** The number at {@code place}, from 0. */
    long get(long place) {
        int number = (int) (place / BLOCK);
        int at = (int) (place % BLOCK);
        if (number == blocks.size()) {
            return waiting[at];
        }
        if (loaded != number) {
            block = scratch.get(blocks.get(number));
            loaded = number;
        }
        return block[at];
    }
}
