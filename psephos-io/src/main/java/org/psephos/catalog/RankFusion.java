package org.psephos.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.psephos.catalog.Bm25.Hit;

/**
 * Several rankings made into one by reciprocal ranks: a document gets 1 / (60 + rank) from each
 * ranking that holds it, whatever the scores there, which need not be comparable. Of equals comes
 * first what the earlier ranking holds, or holds higher.
 *
 * @see "Cormack, Clarke and Buettcher (2009), Reciprocal rank fusion outperforms Condorcet and
 *     individual rank learning methods, SIGIR, section 2"
 */
public final class RankFusion {
    /** The constant of the paper: how little the first ranks stand out. */
    private static final int DAMPING = 60;

    private RankFusion() {}

    /** The fusion of {@code rankings}, each best first; the {@code most} best. */
    public static List<Hit> of(List<List<Hit>> rankings, int most) {
        var scores = new LinkedHashMap<String, Double>();
        for (var ranking : rankings) {
            for (int at = 0; at < ranking.size(); at++) {
                scores.merge(ranking.get(at).id(), 1.0 / (DAMPING + at + 1), Double::sum);
            }
        }
        var hits = new ArrayList<Hit>();
        scores.forEach((id, score) -> hits.add(new Hit(id, score)));
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }
}
