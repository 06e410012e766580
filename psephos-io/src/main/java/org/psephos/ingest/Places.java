package org.psephos.ingest;

/**
 * Places in the order in which they were added, the first taken first. Those that are no longer
 * held make room for others. Not thread-safe.
 */
final class Places {
    private static final int FIRST = 1 << 8;

    private long[] places = new long[FIRST];

    /** How many were ever taken or dropped, and how many ever added. */
    private long taken;

    private long added;

    /**
     * Adds a place.
     *
     * @param oldest place that is still held; earlier ones may be dropped
     */
    void add(long at, long oldest) {
        if (added - taken == places.length) {
            drop(oldest);
            if (added - taken > places.length / 2) {
                grow();
            }
        }
        places[slot(added++)] = at;
    }

    private void drop(long oldest) {
        while (taken < added && places[slot(taken)] < oldest) {
            taken++;
        }
    }

    private void grow() {
        var larger = new long[Math.multiplyExact(places.length, 2)];
        for (long i = taken; i < added; i++) {
            larger[(int) (i & (larger.length - 1))] = places[slot(i)];
        }
        places = larger;
    }

    /** The first one, which then is no longer here; -1 where there is none. */
    long take() {
        return taken == added ? -1 : places[slot(taken++)];
    }

    private int slot(long number) {
        return (int) (number & (places.length - 1));
    }
}
