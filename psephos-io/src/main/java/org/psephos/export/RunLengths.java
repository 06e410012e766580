package org.psephos.export;

/** Small whole numbers in Parquet's mixture of runs and packed bits. */
final class RunLengths {
    private static final int GROUP = 8;

    private RunLengths() {}

    /** Bits that hold every number up to {@code most}. */
    static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    /** A column of numbers. */
    interface Numbers {
        int at(int index);
    }

    /** Appends {@code count} numbers of {@code width} bits each. */
    static void write(Numbers numbers, int count, int width, Growing to) {
        int at = 0;
        while (at < count) {
            int run = run(numbers, at, count);
            if (run >= GROUP || at + run == count) {
                to.varint(run << 1);
                value(numbers.at(at), width, to);
                at += run;
            } else {
                int end = packedEnd(numbers, at, count);
                pack(numbers, at, end, width, to, count);
                at = Math.min(end, count);
            }
        }
    }

    /** As {@link #write} does where all numbers are the same. */
    static void same(int number, int count, int width, Growing to) {
        if (count > 0) {
            to.varint(count << 1);
            value(number, width, to);
        }
    }

    private static int run(Numbers numbers, int from, int count) {
        int first = numbers.at(from);
        int at = from + 1;
        while (at < count && numbers.at(at) == first) {
            at++;
        }
        return at - from;
    }

    /** Where packing ends: whole groups, until a run begins that is worth its own head. */
    private static int packedEnd(Numbers numbers, int from, int count) {
        int end = from + GROUP;
        while (end < count && run(numbers, end, Math.min(count, end + GROUP)) < GROUP) {
            end += GROUP;
        }
        return end;
    }

    private static void pack(Numbers numbers, int from, int end, int width, Growing to, int count) {
        to.varint((((end - from) / GROUP) << 1) | 1);
        long bits = 0;
        int filled = 0;
        for (int at = from; at < end; at++) {
            bits |= (long) (at < count ? numbers.at(at) : 0) << filled;
            filled += width;
            while (filled >= Byte.SIZE) {
                to.add((int) bits);
                bits >>>= Byte.SIZE;
                filled -= Byte.SIZE;
            }
        }
    }

    private static void value(int number, int width, Growing to) {
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            to.add(number >> shift);
        }
    }
}
