package org.psephos.ingest;

import java.util.Arrays;

/**
 * A growing column of longs in chunks, so that growing copies nothing; doubles go in as their bits.
 * Not thread-safe.
 */
final class LongColumn {
    private static final int SHIFT = 13;
    private static final int MASK = (1 << SHIFT) - 1;

    private long[][] chunks = new long[8][];
    private long[] tail = new long[0];
    private int size;

    void add(long value) {
        int at = size & MASK;
        if (at == 0) {
            grow();
        }
        tail[at] = value;
        size++;
    }

    void add(double value) {
        add(Double.doubleToRawLongBits(value));
    }

    int size() {
        return size;
    }

    long value(int row) {
        return chunks[row >> SHIFT][row & MASK];
    }

    /** Copies all values plus {@code shift} to {@code into} from {@code at} on. */
    void copyTo(long[] into, int at, long shift) {
        for (int row = 0; row < size; row++) {
            into[at + row] = value(row) + shift;
        }
    }

    /** Copies all values, put in as doubles, to {@code into} from {@code at} on. */
    void copyTo(double[] into, int at) {
        for (int row = 0; row < size; row++) {
            into[at + row] = Double.longBitsToDouble(value(row));
        }
    }

    private void grow() {
        int chunk = size >> SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        tail = new long[MASK + 1];
        chunks[chunk] = tail;
    }
}
