package org.psephos.ingest;

/** Small whole numbers out of Parquet's mixture of runs and packed bits. */
final class RunsIn {
    private static final int GROUP = 8;

    private RunsIn() {}

    /** Bits that hold every number up to {@code most}. */
    static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    /** Takes numbers. */
    private interface Into {
        void put(int at, int number);
    }

    /** Reads {@code count} numbers of at most eight bits that begin at {@code from}. */
    static void bytes(byte[] in, int from, int width, byte[] into, int count) {
        read(in, from, width, (at, number) -> into[at] = (byte) number, count);
    }

    /** As above, for numbers of any width. */
    static void ints(byte[] in, int from, int width, int[] into, int count) {
        read(in, from, width, (at, number) -> into[at] = number, count);
    }

    private static void read(byte[] in, int from, int width, Into into, int count) {
        int at = from;
        int done = 0;
        while (done < count) {
            int head = 0;
            int shift = 0;
            byte octet;
            do {
                octet = in[at++];
                head |= (octet & 0x7F) << shift;
                shift += 7;
            } while (octet < 0);
            if ((head & 1) == 0) {
                int number = 0;
                for (int bits = 0; bits < width; bits += Byte.SIZE) {
                    number |= (in[at++] & 0xFF) << bits;
                }
                int end = Math.min(count, done + (head >>> 1));
                for (; done < end; done++) {
                    into.put(done, number);
                }
            } else {
                int end = Math.min(count, done + (head >>> 1) * GROUP);
                unpack(in, at, width, into, done, end);
                at += (head >>> 1) * width;
                done = end;
            }
        }
    }

    private static void unpack(byte[] in, int from, int width, Into into, int first, int end) {
        long bits = 0;
        int filled = 0;
        int at = from;
        int mask = (1 << width) - 1;
        for (int i = first; i < end; i++) {
            while (filled < width) {
                bits |= (long) (in[at++] & 0xFF) << filled;
                filled += Byte.SIZE;
            }
            into.put(i, (int) bits & mask);
            bits >>>= width;
            filled -= width;
        }
    }
}
