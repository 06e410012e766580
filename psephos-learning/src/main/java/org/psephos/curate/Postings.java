package org.psephos.curate;

import java.util.Arrays;

/**
 * Which texts have which shingle: grows by entries, then is sorted so that those of one shingle
 * stand together, texts in order. Two shingles may end up in one group, which costs a comparison
 * and no more.
 */
final class Postings {
    private static final int DIGIT = 11;
    private static final int DIGITS = 3;
    private static final int MASK = (1 << DIGIT) - 1;

    private long[] keys = new long[1 << 10];
    private int[] texts = new int[1 << 10];
    private int size;

    /**
     * @param key see {@link #key}
     */
    void add(long key, int text) {
        if (size == keys.length) {
            int larger = Math.addExact(size, size / 2);
            keys = Arrays.copyOf(keys, larger);
            texts = Arrays.copyOf(texts, larger);
        }
        keys[size] = key;
        texts[size++] = text;
    }

    int size() {
        return size;
    }

    int text(int at) {
        return texts[at];
    }

    /** How many shingles of the text are rarer. */
    int rank(int at) {
        return (int) (keys[at] >>> (DIGIT * DIGITS));
    }

    /** The key of a shingle for {@link #add}. */
    static long key(long place, int rank) {
        return ((long) rank << (DIGIT * DIGITS)) | low(place);
    }

    /** One past the last entry of the group that begins at {@code from}. */
    int end(int from) {
        int end = from + 1;
        while (end < size && low(keys[end]) == low(keys[from])) {
            end++;
        }
        return end;
    }

    private static long low(long key) {
        return key & ((1L << (DIGIT * DIGITS)) - 1);
    }

    /** Sorts by the low bits of the keys, digit by digit; entries of one group keep their order. */
    void sort() {
        var otherKeys = new long[size];
        var otherTexts = new int[size];
        for (int digit = 0; digit < DIGITS; digit++) {
            var start = new int[MASK + 2];
            int shift = digit * DIGIT;
            for (int i = 0; i < size; i++) {
                start[(int) (keys[i] >>> shift & MASK) + 1]++;
            }
            for (int i = 0; i < MASK; i++) {
                start[i + 1] += start[i];
            }
            for (int i = 0; i < size; i++) {
                int to = start[(int) (keys[i] >>> shift & MASK)]++;
                otherKeys[to] = keys[i];
                otherTexts[to] = texts[i];
            }
            var swapKeys = keys;
            keys = otherKeys;
            otherKeys = swapKeys;
            var swapTexts = texts;
            texts = otherTexts;
            otherTexts = swapTexts;
        }
    }
}
