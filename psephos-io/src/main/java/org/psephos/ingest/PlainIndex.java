package org.psephos.ingest;

/**
 * Places by the hash of a name. Those that are no longer held go when the table is made anew. Not
 * thread-safe.
 */
final class PlainIndex {
    private static final int FIRST = 1 << 10;

    private int[] hashes = new int[FIRST];

    /** One more than each place; 0 where a slot is free. */
    private long[] places = new long[FIRST];

    private int used;

    /**
     * Adds a place.
     *
     * @param oldest place that is still held
     */
    void add(int hash, long at, long oldest) {
        if (used > places.length / 5 * 3) {
            makeAnew(oldest);
        }
        put(hash, at);
    }

    private void put(int hash, long at) {
        int slot = first(hash);
        while (places[slot] != 0) {
            slot = next(slot);
        }
        hashes[slot] = hash;
        places[slot] = at + 1;
        used++;
    }

    private void makeAnew(long oldest) {
        var oldHashes = hashes;
        var oldPlaces = places;
        int held = 0;
        for (long place : oldPlaces) {
            held += place > oldest ? 1 : 0;
        }
        int size = FIRST;
        while (held > size / 5) {
            size = Math.multiplyExact(size, 2);
        }
        hashes = new int[size];
        places = new long[size];
        used = 0;
        for (int slot = 0; slot < oldPlaces.length; slot++) {
            if (oldPlaces[slot] > oldest) {
                put(oldHashes[slot], oldPlaces[slot] - 1);
            }
        }
    }

    /** The first slot to look into. */
    int first(int hash) {
        return (hash ^ hash >>> 15) & (places.length - 1);
    }

    /** The slot to look into after {@code slot}. */
    int next(int slot) {
        return (slot + 1) & (places.length - 1);
    }

    /** The hash in a slot that is not free. */
    int hash(int slot) {
        return hashes[slot];
    }

    /** The place in a slot, or -1 where it is free: nothing stands behind it. */
    long at(int slot) {
        return places[slot] - 1;
    }
}
