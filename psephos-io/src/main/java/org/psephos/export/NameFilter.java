package org.psephos.export;

/**
 * Whether a name may be among those that were added: never no where it is, and yes in about one of
 * a hundred where it is not. Names are two words of a digest, whose bits are as good as chance.
 *
 * @see "Bloom (1970), Space/time trade-offs in hash coding with allowable errors"
 */
final class NameFilter {
    private static final int BITS_EACH = 10;
    private static final int PROBES = 4;

    private final long[] words;

    /**
     * @param most how many names will be added at most
     */
    NameFilter(long most) {
        words = new long[Math.toIntExact(Math.max(1, most * BITS_EACH / Long.SIZE))];
    }

    void add(long high, long low) {
        for (int probe = 1; probe <= PROBES; probe++) {
            long bits = high + probe * low;
            words[word(bits)] |= 1L << bits;
        }
    }

    boolean mayHold(long high, long low) {
        for (int probe = 1; probe <= PROBES; probe++) {
            long bits = high + probe * low;
            if ((words[word(bits)] & 1L << bits) == 0) {
                return false;
            }
        }
        return true;
    }

    /** By the upper bits; the lower ones say which bit of the word. */
    private int word(long bits) {
        return (int) Math.unsignedMultiplyHigh(bits, words.length);
    }
}
