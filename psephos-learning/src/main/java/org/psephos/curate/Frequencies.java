package org.psephos.curate;

/**
 * About how often each shingle occurs, in a table of fixed size: never less often than it does
 * (another shingle may share its counter). One byte a counter, which stops at 255.
 *
 * <p>It gives all shingles an order, rare ones first. Any order would do for finding every pair;
 * rare ones first makes it fast. Where the counter says once, no other text has the shingle.
 */
final class Frequencies {
    /** A word takes about six bytes, so that this gives three counters a shingle. */
    private static final int BYTES = 2;

    private static final int SMALLEST = 16;
    private static final int LARGEST = 28;
    private static final int HASH_BITS = 60;
    private static final long[] LEVELS = levels();

    private final byte[] counts;
    private final int shift;

    /**
     * @param bytes about how long all texts are together
     */
    Frequencies(long bytes) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, bytes / BYTES));
        bits = Math.clamp(bits, SMALLEST, LARGEST);
        counts = new byte[1 << bits];
        shift = Long.SIZE - bits;
    }

    /**
     * @param table of one that was made before; handed over
     */
    Frequencies(byte[] table) {
        counts = table;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(table.length);
    }

    /** The counters themselves. */
    byte[] table() {
        return counts;
    }

    private static long[] levels() {
        var levels = new long[256];
        for (int count = 0; count < 256; count++) {
            levels[count] = count <= 1 ? 0 : Math.min(7, bits(count - 1));
        }
        return levels;
    }

    private static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    void add(long hash) {
        int slot = (int) (hash >>> shift);
        if (counts[slot] != -1) {
            counts[slot]++;
        }
    }

    /**
     * The place of a shingle in the order: three bits for how common it is, then sixty of its hash.
     * Never negative.
     */
    long place(long hash) {
        int count = counts[(int) (hash >>> shift)] & 0xFF;
        return (LEVELS[count] << HASH_BITS) | (hash & ((1L << HASH_BITS) - 1));
    }

    /** Whether no other text can have the shingle at {@code place}. */
    static boolean isUnique(long place) {
        return place >>> HASH_BITS == 0;
    }
}
