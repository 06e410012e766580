package org.psephos.curate;

/**
 * How much of what grows with the rows is in memory at once; the rest is put aside. Changes time
 * only.
 *
 * @param pairs that are sorted together, sixteen bytes each
 * @param distinct things that are told apart in a table, twenty-odd bytes each
 * @param numbers put aside before a file is begun, eight bytes each
 */
record Bounds(int pairs, int distinct, long numbers) {
    static final Bounds USUAL = new Bounds(1 << 20, 1 << 20, 1L << 21);
}
