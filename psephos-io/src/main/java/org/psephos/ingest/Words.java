package org.psephos.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, the first in the lowest bits on every machine. Where a word is read, eight
 * bytes must be there.
 *
 * @see "Lamport (1975), Multiple byte processing with full-word instructions, CACM 18:471-475;
 *     Warren (2012), Hacker's delight, 2nd edition, section 6-1"
 */
final class Words {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_ENDS = '\n' * ONES;

    /** Bytes of a word. */
    static final int LENGTH = 8;

    private Words() {}

    /** The word at {@code at}. */
    static long at(byte[] in, int at) {
        return (long) WORD.get(in, at);
    }

    /** A word of {@code b} eight times. */
    static long all(byte b) {
        return (b & 0xFF) * ONES;
    }

    /**
     * Marks the bytes of {@code word} that equal those of {@code pattern}: the lowest mark is
     * right.
     */
    static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return (difference - ONES) & ~difference & HIGHS;
    }

    /**
     * Marks the bytes of {@code word} that are below those of {@code bounds}, which are at most
     * 128: the lowest mark is right.
     */
    static long below(long word, long bounds) {
        return (word - bounds) & ~word & HIGHS;
    }

    /** As {@link #below}, and marks the bytes beyond ASCII as well: the lowest mark is right. */
    static long belowOrHigh(long word, long bounds) {
        return ((word - bounds) | word) & HIGHS;
    }

    /** How many bytes stand before the lowest of {@code marks}, of which there is one. */
    static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Where the first line ends from {@code from} on, or {@code to}. */
    static int lineEnd(byte[] in, int from, int to) {
        int i = from;
        for (; i + LENGTH <= to; i += LENGTH) {
            long ends = equal(at(in, i), LINE_ENDS);
            if (ends != 0) {
                return i + before(ends);
            }
        }
        while (i < to && in[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The first {@code count} bytes of {@code word}, zeros after them; fewer than eight. */
    static long first(long word, int count) {
        return word & ((1L << (count << 3)) - 1);
    }
}
