package org.psephos.ingest;

import java.util.Arrays;

/** A growing column of bytes in chunks, so that growing copies nothing. Not thread-safe. */
final class ByteColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;

    private byte[][] chunks = new byte[8][];
    private byte[] tail = new byte[0];
    private int size;

    void add(byte value) {
        int at = size & MASK;
        if (at == 0) {
            room();
        }
        tail[at] = value;
        size++;
    }

    /** How many values fit the last chunk still, at least one. */
    int room() {
        if ((size & MASK) == 0) {
            grow();
        }
        return MASK + 1 - (size & MASK);
    }

    /** The last chunk, to be filled from {@link #tailAt} on. After {@link #room}. */
    byte[] tail() {
        return tail;
    }

    int tailAt() {
        return size & MASK;
    }

    /** Takes {@code count} values into the column that were put into the last chunk. */
    void advance(int count) {
        size += count;
    }

    int size() {
        return size;
    }

    /** Copies all values to {@code into} from {@code at} on and lets go of them. */
    void drainTo(byte[] into, int at) {
        for (int from = 0; from < size; from += MASK + 1) {
            int count = Math.min(MASK + 1, size - from);
            System.arraycopy(chunks[from >> SHIFT], 0, into, at + from, count);
            chunks[from >> SHIFT] = tail;
        }
        chunks = new byte[8][];
        size = 0;
    }

    private void grow() {
        int chunk = size >> SHIFT;
        if (chunk < chunks.length && chunks[chunk] != null) {
            return;
        }
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        tail = new byte[MASK + 1];
        chunks[chunk] = tail;
    }
}
