package org.psephos.rank;

import java.util.Arrays;

/**
 * The comparisons of a fit, one cluster after another: those of cluster {@code g} stand at {@code
 * start[g]} until {@code start[g + 1]}.
 *
 * @param row of each
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record RowClusters(int[] start, int[] row) {

    int count() {
        return start.length - 1;
    }

    /** Clusters as the options ask for; those without a comparison on the ladder are left out. */
    static RowClusters of(Tally tally, RankOptions options, int[] place) {
        var keys = Clusters.keys(tally, options, place);
        var order = new long[keys.length];
        int size = 0;
        for (int row = 0; row < keys.length; row++) {
            if (keys[row] >= 0) {
                order[size++] = ((long) keys[row] << 32) | row;
            }
        }
        Arrays.sort(order, 0, size);
        var start = new int[size + 1];
        var rows = new int[size];
        int clusters = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0 && order[i] >>> 32 != order[i - 1] >>> 32) {
                start[++clusters] = i;
            }
            rows[i] = (int) order[i];
        }
        start[++clusters] = size;
        return new RowClusters(Arrays.copyOf(start, clusters + 1), rows);
    }
}
