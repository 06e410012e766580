package org.psephos.audit;

import org.psephos.audit.UnitCells.Grouped;

/**
 * Items told apart only by who gave them which category: whatever a model of votes says of one, it
 * says of all that got the same. A step of a search costs these cells, not the items.
 *
 * @param people annotators
 * @param categories number of
 * @param start first vote by cell, and the number of votes at the end
 * @param annotator by vote
 * @param category by vote
 * @param count items by cell
 * @param cell by item
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record LabelCells(
        int people,
        int categories,
        int[] start,
        int[] annotator,
        int[] category,
        double[] count,
        int[] cell) {

    static LabelCells of(LabelVotes votes) {
        var grouped = Grouped.of(votes.start(), votes.annotator(), votes.category());
        return new LabelCells(
                votes.annotators().size(),
                votes.categories().size(),
                grouped.cells().start(),
                grouped.cells().key(),
                grouped.cells().value(),
                grouped.cells().count(),
                grouped.cell());
    }

    int size() {
        return count.length;
    }

    /** Shares of the categories by cell, one cell after another: where every search begins. */
    double[] shares() {
        var shares = new double[size() * categories];
        for (int c = 0; c < size(); c++) {
            for (int at = start[c]; at < start[c + 1]; at++) {
                shares[c * categories + category[at]]++;
            }
        }
        Posteriors.normalise(shares, categories);
        return shares;
    }
}
