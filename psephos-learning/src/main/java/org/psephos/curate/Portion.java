package org.psephos.curate;

/**
 * How much of a group is kept.
 *
 * @param share of the rows that have come so far, from 0 to 1; NaN where a number of rows is meant
 * @param rows at most so many rows; -1 where a share is meant
 */
public record Portion(double share, long rows) {

    /** A share of the rows. */
    public static Portion ofShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1, but was " + share);
        }
        return new Portion(share, -1);
    }

    /** At most {@code rows}. */
    public static Portion ofRows(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must be at least 0, but was " + rows);
        }
        return new Portion(Double.NaN, rows);
    }

    /** How many of {@code all} are kept; a share is rounded to the nearest row, halves up. */
    long of(long all) {
        return rows >= 0 ? Math.min(rows, all) : Math.round(share * all);
    }
}
