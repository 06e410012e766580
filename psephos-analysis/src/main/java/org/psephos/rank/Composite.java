package org.psephos.rank;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.Ladder.Unplaced;

/**
 * One ladder of several objectives: the weighted mean of the strengths of a system on the ladders
 * of the parts, such as criteria. Each part is fitted by itself; strengths have mean zero over the
 * systems that all parts place.
 *
 * <p>The parts share items and people, so their ladders hang together. The covariance is the
 * sandwich of all fits stacked: what a cluster of votes (on one item, or of one annotator) does to
 * the weighted mean is summed over all parts before it is squared. Without items or annotators
 * every judgement is a cluster of its own, which a note says.
 *
 * @param by what judgements are divided by
 * @param weights by part, positive; parts that it does not name have no say
 * @param rungs best first
 * @param unplaced systems that some part with a weight does not place
 * @param interval how intervals were made; absent without any
 * @param undefined why there is no composite; absent where there is one
 * @see "Weesie (1999), Seemingly unrelated estimation and the cluster-adjusted sandwich estimator,
 *     Stata Technical Bulletin 52:34-47; Keeney and Raiffa (1976), Decisions with multiple
 *     objectives, chapter 3"
 */
public record Composite(
        String by,
        SortedMap<String, Double> weights,
        List<Rung> rungs,
        List<Unplaced> unplaced,
        @Nullable String interval,
        @Nullable String undefined) {

    public Composite {
        weights = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        rungs = List.copyOf(rungs);
        unplaced = List.copyOf(unplaced);
    }

    /**
     * The composite of the parts that {@code weights} names.
     *
     * @throws org.psephos.model.PsephosException where a part is not there, where rankings or
     *     choices are given, or for methods other than bradley-terry
     */
    public static Composite of(
            Dataset dataset, RankOptions options, String by, SortedMap<String, Double> weights) {
        return new CompositeFit(dataset, options, by, weights).composite();
    }

    static Composite undefined(String by, SortedMap<String, Double> weights, String why) {
        return new Composite(by, weights, List.of(), List.of(), null, why);
    }
}
