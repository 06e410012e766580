package org.psephos.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers pairs of codes from 0 in the order of their first arrival. Where there are not many more
 * possible pairs than rows, a table of all of them spares hashing. Not thread-safe.
 */
final class PairNumbers {
    private static final int ROOM = 1 << 10;
    private static final int APART = -2;

    private final int seconds;
    private final int @Nullable [] table;
    private final LongIndex index = new LongIndex();
    private int size;

    /**
     * @param firsts codes of the first, from -1 to less than this
     * @param seconds codes of the second, from -1 to less than this
     * @param rows how many pairs will come
     */
    PairNumbers(int firsts, int seconds, int rows) {
        this.seconds = seconds + 1;
        long all = (firsts + 1L) * this.seconds;
        table = all <= ROOM + 4L * rows && all < Integer.MAX_VALUE ? new int[(int) all] : null;
        if (table != null) {
            Arrays.fill(table, -1);
        }
    }

    /** The number of a pair of codes, each from -1. */
    int of(int first, int second) {
        if (table == null) {
            int number = index.of(first, second);
            size = index.size();
            return number;
        }
        int at = (first + 1) * seconds + second + 1;
        if (table[at] < 0) {
            table[at] = size++;
        }
        return table[at];
    }

    /** A number for what is like nothing else. */
    int alone() {
        if (table == null) {
            index.of(APART, size);
        }
        return size++;
    }

    int size() {
        return size;
    }
}
