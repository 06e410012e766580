package org.psephos.rank;

import java.util.List;

/**
 * Copeland's rule: the number of systems that one beats by majority, less the number that beat it.
 * A pair that is even or never met counts for neither.
 *
 * @see "Copeland (1951), A reasonable social welfare function"
 */
record Copeland(RankOptions options) {

    Fit fit(Tally tally) {
        return ScoreLadder.ofPlaces(options, tally, Copeland::victories);
    }

    private static double[] victories(Cells cells, List<String> notes) {
        var margins = Margins.of(cells);
        margins.note(notes);
        var victories = new double[cells.systems()];
        for (int i = 0; i < victories.length; i++) {
            for (int j = 0; j < victories.length; j++) {
                victories[i] += Long.signum(margins.of(i, j));
            }
        }
        return victories;
    }
}
