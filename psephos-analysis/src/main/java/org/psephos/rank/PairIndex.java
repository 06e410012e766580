package org.psephos.rank;

/** Finds the cell of an ordered pair. Immutable. */
final class PairIndex {
    private final Cells cells;
    private final int[] first;

    PairIndex(Cells cells) {
        this.cells = cells;
        first = new int[cells.systems() + 1];
        for (int c = 0; c < cells.size(); c++) {
            first[cells.left()[c] + 1]++;
        }
        for (int i = 0; i < cells.systems(); i++) {
            first[i + 1] += first[i];
        }
    }

    /** The cell of {@code left} and {@code right}, negative where they never met in this order. */
    int of(int left, int right) {
        int low = first[left];
        int high = first[left + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = cells.right()[middle];
            if (there == right) {
                return middle;
            }
            if (there < right) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
