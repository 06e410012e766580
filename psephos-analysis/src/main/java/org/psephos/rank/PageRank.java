package org.psephos.rank;

import java.util.List;

/**
 * PageRank of who beat whom: a walk goes from each system to those that won points from it, in
 * proportion to these points, and with a chance of 15% to any system; an undefeated one sends it
 * anywhere. So it goes towards who wins. Strengths are shares of the time that the walk spends at
 * each, summing to 1. A tie is half a point.
 *
 * @see "Brin and Page (1998), The anatomy of a large-scale hypertextual web search engine, Computer
 *     Networks and ISDN Systems 30:107-117, section 2.1"
 */
record PageRank(RankOptions options) {

    /** How often the walk follows a defeat. */
    private static final double DAMPING = 0.85;

    Fit fit(Tally tally) {
        return ScoreLadder.ofMeetings(options, tally, PageRank::shares);
    }

    private static double[] shares(Cells cells, List<String> notes) {
        int n = cells.systems();
        var lost = new double[n];
        for (int c = 0; c < cells.size(); c++) {
            lost[cells.right()[c]] += cells.score(c);
            lost[cells.left()[c]] += cells.total(c) - cells.score(c);
        }
        var rates = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rates[i * n + j] = (lost[i] > 0 ? 1 - DAMPING : 1) / n;
            }
        }
        for (int c = 0; c < cells.size(); c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            if (cells.score(c) > 0) {
                rates[r * n + l] += DAMPING * cells.score(c) / lost[r];
            }
            if (cells.total(c) > cells.score(c)) {
                rates[l * n + r] += DAMPING * (cells.total(c) - cells.score(c)) / lost[l];
            }
        }
        notes.add(
                "strength is a share of a walk from losers to winners, and depends on how often"
                        + " each pair met");
        return Stationary.of(rates, n);
    }
}
