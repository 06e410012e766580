package org.psephos.curate;

/**
 * How many different hashes there are, however many: those of a table, and those of tables that
 * were full and put aside. Exact, but for two things of one hash.
 */
final class Distinct {
    private final SortedRuns before;
    private final int most;
    private HashCounts seen = new HashCounts();

    Distinct(Scratch scratch, Bounds bounds) {
        before = new SortedRuns(scratch, bounds.pairs());
        most = bounds.distinct();
    }

    void add(long hash) {
        if (seen.get(hash) != 0) {
            return;
        }
        if (seen.size() == most) {
            putAside();
        }
        seen.put(hash, 1);
    }

    private void putAside() {
        seen.eachKey(key -> before.add(key, 0));
        seen = new HashCounts();
    }

    /** How many there were; nothing can be added afterwards. */
    long count() {
        if (before.isEmpty()) {
            return seen.size();
        }
        putAside();
        long count = 0;
        long last = 0;
        for (var cursor = before.cursor(); cursor.next(); last = cursor.key) {
            count += count == 0 || cursor.key != last ? 1 : 0;
        }
        before.clear();
        return count;
    }
}
