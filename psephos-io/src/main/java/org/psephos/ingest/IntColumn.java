package org.psephos.ingest;

import java.util.Arrays;

/** A growing column of ints in chunks, so that growing copies nothing. Not thread-safe. */
final class IntColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;

    private int[][] chunks = new int[8][];
    private int[] tail = new int[0];
    private int size;

    void add(int value) {
        int at = size & MASK;
        if (at == 0) {
            room();
        }
        tail[at] = value;
        size++;
    }

    /** Adds {@code value} until there are {@code rows}. */
    void padTo(int rows, int value) {
        while (size < rows) {
            add(value);
        }
    }

    /** How many values fit the last chunk still, at least one. */
    int room() {
        if ((size & MASK) == 0) {
            grow();
        }
        return MASK + 1 - (size & MASK);
    }

    /** The last chunk, to be filled from {@link #tailAt} on. After {@link #room}. */
    int[] tail() {
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

    int value(int row) {
        return chunks[row >> SHIFT][row & MASK];
    }

    /** Copies all values to {@code into} from {@code at} on and lets go of them. */
    void drainTo(int[] into, int at) {
        for (int from = 0; from < size; from += MASK + 1) {
            int count = Math.min(MASK + 1, size - from);
            System.arraycopy(chunks[from >> SHIFT], 0, into, at + from, count);
            chunks[from >> SHIFT] = tail;
        }
        clear();
    }

    /** As above, with {@code map[value]} for each value; negative values stay as they are. */
    void drainTo(int[] into, int at, int[] map) {
        for (int from = 0; from < size; from += MASK + 1) {
            int count = Math.min(MASK + 1, size - from);
            translate(chunks[from >> SHIFT], count, into, at + from, map);
            chunks[from >> SHIFT] = tail;
        }
        clear();
    }

    private static void translate(int[] chunk, int count, int[] into, int at, int[] map) {
        for (int i = 0; i < count; i++) {
            int value = chunk[i];
            into[at + i] = value < 0 ? value : map[value];
        }
    }

    /** Marks each value that occurs. */
    void mark(boolean[] seen) {
        for (int row = 0; row < size; row++) {
            int value = value(row);
            if (value >= 0) {
                seen[value] = true;
            }
        }
    }

    private void clear() {
        chunks = new int[8][];
        tail = new int[0];
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
        tail = new int[MASK + 1];
        chunks[chunk] = tail;
    }
}
