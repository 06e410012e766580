package org.psephos.rank;

import java.util.List;

/**
 * Rank centrality: a walk goes from each system to those it met, in proportion to the share of
 * points that they won against it, and strengths are log shares of the time that it spends at each.
 * So it goes towards who wins. Under the model of Bradley and Terry strengths tend to theirs; they
 * are log-odds with mean zero. A tie is half a point; how often a pair met does not count.
 *
 * @see "Negahban, Oh, Shah (2017), Rank centrality: ranking from pairwise comparisons, Operations
 *     Research 65:266-287, section 2"
 */
record RankCentrality(RankOptions options) {

    Fit fit(Tally tally) {
        return ScoreLadder.ofChains(options, tally, RankCentrality::strengths);
    }

    private static double[] strengths(Cells cells, List<String> notes) {
        int n = cells.systems();
        var rates = new double[n * n];
        for (int c = 0; c < cells.size(); c++) {
            double total = cells.total(c);
            if (total > 0) {
                double share = cells.score(c) / total;
                rates[cells.right()[c] * n + cells.left()[c]] = share;
                rates[cells.left()[c] * n + cells.right()[c]] = 1 - share;
            }
        }
        var strengths = Stationary.of(rates, n);
        for (int i = 0; i < n; i++) {
            strengths[i] = StrictMath.log(strengths[i]);
        }
        Covariance.centre(strengths, n);
        notes.add("each pair that met weighs the same, however often it met");
        return strengths;
    }
}
