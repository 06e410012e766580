package org.psephos.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How good rankings are, averaged over queries. A query of which nothing relevant is known cannot
 * be judged and is set aside.
 *
 * @param queries judged
 * @param setAside queries without a relevant document
 * @param k how many of each ranking {@code precision} and {@code recall} look at
 * @param precision share of the first k that are relevant; an empty place counts as not relevant
 * @param recall share of the relevant that are among the first k
 * @param map mean average precision: the mean over the relevant of the precision at their ranks, 0
 *     for those not found
 * @param mrr mean of one over the rank of the first relevant, 0 where none is found
 * @see "Manning, Raghavan and Schütze (2008), Introduction to information retrieval, chapter 8"
 */
public record RetrievalScore(
        int queries, int setAside, int k, double precision, double recall, double map, double mrr) {

    /**
     * What one query gave.
     *
     * @param ranking ids, best first, each once
     * @param relevant ids that should be found
     */
    public record Judged(List<String> ranking, Set<String> relevant) {
        public Judged {
            ranking = List.copyOf(ranking);
            relevant = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(relevant));
        }
    }

    /** The score of all of {@code queries}, at least one of which can be judged. */
    public static RetrievalScore of(List<Judged> queries, int k) {
        var judged = queries.stream().filter(query -> !query.relevant.isEmpty()).toList();
        if (judged.isEmpty()) {
            throw new IllegalArgumentException("queries must hold one with a relevant document");
        }
        var sums = new double[4];
        for (var query : judged) {
            add(query, k, sums);
        }
        int n = judged.size();
        return new RetrievalScore(
                n, queries.size() - n, k, sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n);
    }

    private static void add(Judged query, int k, double[] sums) {
        var ranks = new ArrayList<Integer>();
        for (int at = 0; at < query.ranking.size(); at++) {
            if (query.relevant.contains(query.ranking.get(at))) {
                ranks.add(at + 1);
            }
        }
        long among = ranks.stream().filter(rank -> rank <= k).count();
        sums[0] += (double) among / k;
        sums[1] += (double) among / query.relevant.size();
        for (int found = 0; found < ranks.size(); found++) {
            sums[2] += (found + 1.0) / ranks.get(found) / query.relevant.size();
        }
        sums[3] += ranks.isEmpty() ? 0 : 1.0 / ranks.getFirst();
    }
}
