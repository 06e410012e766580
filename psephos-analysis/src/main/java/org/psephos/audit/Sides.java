package org.psephos.audit;

/**
 * Which side votes are for, as it was shown.
 *
 * @param winner by vote: -1 where the side shown first won, 1 where the other did, 0 where neither
 * @param turned by vote: whether the side shown first comes second by name
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Sides(byte[] winner, boolean[] turned) {

    /** Of judgements that have no sides. */
    static Sides none(int[] rows) {
        return new Sides(new byte[rows.length], new boolean[rows.length]);
    }
}
