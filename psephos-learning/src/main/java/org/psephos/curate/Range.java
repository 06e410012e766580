package org.psephos.curate;

/**
 * One of several equal parts of all shingles.
 *
 * @param part from 0
 * @param parts how many there are
 */
record Range(int part, int parts) {

    /** Whether the shingle at {@code place} belongs to this part. */
    boolean holds(long place) {
        return of(place) == part;
    }

    /** The part that it belongs to. */
    int of(long place) {
        return parts == 1 ? 0 : (int) Long.remainderUnsigned(Shingles.mixed(place), parts);
    }
}
