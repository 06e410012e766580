package org.psephos.rank;

import java.util.List;

/**
 * By how many votes each system beats each other one, a tie being half a vote to each side. Kept as
 * whole numbers, so that equal margins are equal whatever the order of the sums; a pair that never
 * met has margin zero and says nothing.
 *
 * @param systems number of systems
 * @param margin by ordered pair, row by row; of {@code i, j} the negative of {@code j, i}
 * @param perVote what one vote is in this unit, a power of two
 * @param unmet pairs of systems that never met
 */
@SuppressWarnings("ArrayRecordComponent") // a table; never compared
record Margins(int systems, long[] margin, double perVote, int unmet) {

    /** Halves of votes and more are kept exactly up to this many votes. */
    private static final double LARGEST = 1L << 52;

    private static final double FINEST = 1 << 20;

    /**
     * Margins of counts.
     *
     * @param cells each pair of systems in one cell
     */
    static Margins of(Cells cells) {
        int n = cells.systems();
        double perVote = FINEST;
        double total = cells.total();
        while (total * perVote > LARGEST) {
            perVote /= 2;
        }
        var margin = new long[n * n];
        int met = 0;
        for (int c = 0; c < cells.size(); c++) {
            long lead = Math.round((cells.wins()[c] - cells.losses()[c]) * perVote);
            margin[cells.left()[c] * n + cells.right()[c]] = lead;
            margin[cells.right()[c] * n + cells.left()[c]] = -lead;
            met += cells.total(c) > 0 ? 1 : 0;
        }
        return new Margins(n, margin, perVote, n * (n - 1) / 2 - met);
    }

    /** Positive where {@code i} beats {@code j} by majority. */
    long of(int i, int j) {
        return margin[i * systems + j];
    }

    /** Whom a majority leads to, directly or by way of others. */
    Closure closure() {
        return Closure.of(systems, (i, j) -> of(i, j) > 0);
    }

    /** The system that beats every other one by majority, or -1. */
    int condorcetWinner() {
        for (int i = 0; i < systems; i++) {
            int beaten = 0;
            for (int j = 0; j < systems; j++) {
                beaten += of(i, j) > 0 ? 1 : 0;
            }
            if (beaten == systems - 1) {
                return i;
            }
        }
        return -1;
    }

    /** Says what every rule of majorities has to say. */
    void note(List<String> notes) {
        notes.add("strength is the number of systems below less the number of systems above");
        notes.add(
                condorcetWinner() < 0
                        ? "no system beats every other one by majority: there is no Condorcet"
                                + " winner"
                        : "the first beats every other system by majority: it is the Condorcet"
                                + " winner");
        if (unmet > 0) {
            notes.add(
                    unmet
                            + " of "
                            + systems * (systems - 1) / 2
                            + " pairs of systems never met; they say nothing either way");
        }
    }
}
