package org.psephos.rank;

import java.util.List;

/**
 * The count of Borda for votes of any kind: points won per comparison times the number of
 * opponents, a tie being half a point. Where every vote is a complete ranking this is the mean
 * number of systems that a ballot puts below: the published Borda count over the number of ballots.
 * Where votes are pairs it is the share of all comparisons won, and so depends on who met whom.
 *
 * @see "de Borda (1781), Mémoire sur les élections au scrutin"
 */
record Borda(RankOptions options) {

    Fit fit(Tally tally) {
        return ScoreLadder.ofMeetings(options, tally, Borda::points);
    }

    private static double[] points(Cells cells, List<String> notes) {
        var points = new double[cells.systems()];
        for (int c = 0; c < cells.size(); c++) {
            points[cells.left()[c]] += cells.score(c);
            points[cells.right()[c]] += cells.total(c) - cells.score(c);
        }
        var met = cells.bySystem();
        for (int i = 0; i < points.length; i++) {
            points[i] *= (points.length - 1) / met[i];
        }
        notes.add(
                "strength is the number of systems that a complete ballot puts below: points won"
                        + " per comparison times the number of opponents");
        return points;
    }
}
