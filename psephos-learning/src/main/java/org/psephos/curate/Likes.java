package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What texts that go are like, in the order of their places: put aside, and found again by place.
 * Not thread-safe.
 */
final class Likes {
    private static final int NUMBERS = 1 << 8;

    private final Scratch scratch;
    private final List<Scratch.Block> blocks = new ArrayList<>();

    /** The first place of each block. */
    private int[] firsts = new int[1 << 4];

    private long[] waiting = new long[NUMBERS];
    private int size;

    /** The block that was looked at last. */
    private int loaded = -1;

    private long[] block = new long[0];

    Likes(Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * @param place greater than all before
     */
    void add(int place, int kept, double similarity) {
        if (size == NUMBERS) {
            if (blocks.size() == firsts.length) {
                firsts = Arrays.copyOf(firsts, firsts.length * 2);
            }
            firsts[blocks.size()] = place(waiting, 0);
            blocks.add(scratch.put(waiting, size));
            waiting = new long[NUMBERS];
            size = 0;
        }
        waiting[size++] = (long) place << Integer.SIZE | kept;
        waiting[size++] = Double.doubleToRawLongBits(similarity);
    }

    private static int place(long[] numbers, int at) {
        return (int) (numbers[at] >>> Integer.SIZE);
    }

    private static KeepFirst.Like like(long[] numbers, int at) {
        return new KeepFirst.Like((int) numbers[at], Double.longBitsToDouble(numbers[at + 1]));
    }

    /** What the text at {@code place} is like; null where it does not go. */
    KeepFirst.@Nullable Like of(int place) {
        if (size > 0 && place >= place(waiting, 0)) {
            return find(waiting, size, place);
        }
        int number = Arrays.binarySearch(firsts, 0, blocks.size(), place);
        number = number < 0 ? -number - 2 : number;
        if (number < 0) {
            return null;
        }
        load(number);
        return find(block, block.length, place);
    }

    private void load(int number) {
        if (loaded != number) {
            block = scratch.get(blocks.get(number));
            loaded = number;
        }
    }

    private static KeepFirst.@Nullable Like find(long[] numbers, int length, int place) {
        int low = 0;
        int high = length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = place(numbers, 2 * middle);
            if (there == place) {
                return like(numbers, 2 * middle);
            }
            low = there < place ? middle + 1 : low;
            high = there < place ? high : middle - 1;
        }
        return null;
    }

    /** Is told of one text after the other. */
    @FunctionalInterface
    interface Taker {
        void take(int place, KeepFirst.Like like);
    }

    /** Goes through all, in order. */
    void each(Taker taker) {
        for (int number = 0; number < blocks.size(); number++) {
            load(number);
            each(block, block.length, taker);
        }
        each(waiting, size, taker);
    }

    private static void each(long[] numbers, int length, Taker taker) {
        for (int at = 0; at < length; at += 2) {
            taker.take(place(numbers, at), like(numbers, at));
        }
    }
}
