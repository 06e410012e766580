package org.psephos.curate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Places that are set, counted: the how manieth a place is, and which is the so manieth. Four bytes
 * for every 512 places, and the places themselves.
 */
final class Ranks {
    private static final int WORDS = 8;

    private final long[] words;

    /** Places set before each block of words. */
    private final int[] before;

    /**
     * @param places as they are now; what becomes of them later is not seen
     */
    Ranks(BitSet places) {
        words = places.toLongArray();
        before = new int[words.length / WORDS + 2];
        int set = 0;
        for (int word = 0; word < words.length; word++) {
            if (word % WORDS == 0) {
                before[word / WORDS] = set;
            }
            set += Long.bitCount(words[word]);
        }
        Arrays.fill(before, (words.length + WORDS - 1) / WORDS, before.length, set);
    }

    /** How many places before {@code place} are set. */
    int rank(int place) {
        int word = place / Long.SIZE;
        int rank = before[word / WORDS];
        for (int at = word / WORDS * WORDS; at < word; at++) {
            rank += Long.bitCount(words[at]);
        }
        return rank + Long.bitCount(words[word] & ((1L << place) - 1));
    }

    /** The place that is set and has {@code rank} such before it. */
    int place(int rank) {
        int block = Arrays.binarySearch(before, rank);
        // Of empty blocks, which begin with the same count, the last one counts.
        while (block >= 0 && block + 1 < before.length && before[block + 1] == rank) {
            block++;
        }
        int word = (block < 0 ? -block - 2 : block) * WORDS;
        int left = rank - before[word / WORDS];
        while (Long.bitCount(words[word]) <= left) {
            left -= Long.bitCount(words[word++]);
        }
        long bits = words[word];
        for (; left > 0; left--) {
            bits &= bits - 1;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }
}
