package org.psephos.curate;

import java.util.Arrays;

/**
 * What is known of texts without their shingles: where they stand, how many shingles they have, and
 * a few bits made of them. Enough to see of most pairs that they are not alike.
 *
 * <p>Each shingle turns over one of the bits. A shingle that two texts share turns the same bit in
 * both, so that they differ in at most as many bits as there are shingles that only one of them
 * has: a bound, never a guess.
 *
 * @see "Sandes, Teodoro, Melo (2020), Bitmap filter: speeding up exact set similarity joins with
 *     bitwise operations, section 3"
 */
final class Sketches {
    /** Shingles for each 64 bits: two texts without any in common then differ in far too many. */
    private static final int SHINGLES = 56;

    private static final int WIDEST = 16;

    private final int width;
    private int[] texts;
    private long[] prints;

    /** Of each text its size, and then its bits. */
    private long[] facts;

    private int size;

    /**
     * @param width how many times 64 bits a text has
     */
    Sketches(int width) {
        this(width, 1 << 8);
    }

    private Sketches(int width, int room) {
        this.width = width;
        texts = new int[room];
        prints = new long[room];
        facts = new long[Math.multiplyExact(room, width + 1)];
    }

    /** The width that suits texts of so many shingles. */
    static int width(double shingles) {
        return Math.clamp((long) Math.ceil(shingles / SHINGLES), 1, WIDEST);
    }

    /** Turns the bits of the shingles in {@code numbers} between {@code from} and {@code to}. */
    static long[] bits(long[] numbers, int from, int to, int width) {
        var bits = new long[width];
        for (int at = from; at < to; at++) {
            long mixed = Shingles.mixed(numbers[at]);
            int word = width == 1 ? 0 : (int) (((mixed >>> 40) * width) >>> 24);
            bits[word] ^= 1L << mixed;
        }
        return bits;
    }

    /** A number that texts with the same shingles have in common, and others not. */
    static long print(long[] numbers, int from, int to) {
        long print = (long) to - from;
        for (int at = from; at < to; at++) {
            print = Shingles.mixed(print + numbers[at]);
        }
        return print;
    }

    /** Adds a text of {@code shingles}, whose bits stand in {@code numbers} at {@code from}. */
    int add(int text, int shingles, long print, long[] numbers, int from) {
        if (size == texts.length) {
            int room = Math.addExact(size, size / 2);
            texts = Arrays.copyOf(texts, room);
            prints = Arrays.copyOf(prints, room);
            facts = Arrays.copyOf(facts, Math.multiplyExact(room, width + 1));
        }
        texts[size] = text;
        prints[size] = print;
        int at = size * (width + 1);
        facts[at] = shingles;
        System.arraycopy(numbers, from, facts, at + 1, width);
        return size++;
    }

    int size() {
        return size;
    }

    /** The place of a text among all. */
    int text(int at) {
        return texts[at];
    }

    long print(int at) {
        return prints[at];
    }

    /** Some of these, in the order named. */
    Sketches only(int[] chosen) {
        var some = new Sketches(width, Math.max(1, chosen.length));
        for (int at : chosen) {
            int from = at * (width + 1);
            some.add(texts[at], (int) facts[from], prints[at], facts, from + 1);
        }
        return some;
    }

    /** Whether two texts have as many shingles and the same bits. */
    boolean isSame(int one, int other) {
        int a = one * (width + 1);
        int b = other * (width + 1);
        return Arrays.equals(facts, a, a + width + 1, facts, b, b + width + 1);
    }

    /** How many shingles a text has. */
    int shingles(int at) {
        return (int) facts[at * (width + 1)];
    }

    /** False where it is certain that more than {@code most} shingles are in one of two only. */
    boolean mayDifferBy(int one, int other, int most) {
        int a = one * (width + 1);
        int b = other * (width + 1);
        int left = most;
        for (int word = 1; word <= width; word++) {
            left -= Long.bitCount(facts[a + word] ^ facts[b + word]);
        }
        return left >= 0;
    }
}
