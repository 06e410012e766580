package org.psephos.rank;

import java.util.List;
import java.util.TreeMap;
import org.psephos.dataset.Dataset;

/**
 * Kinds of judgement that a method does not look at: all of a kind are set aside, by its name, and
 * what nobody gave as {@code abstained}. A method accounts for the kinds that it does look at by
 * itself, so that each judgement is counted once.
 */
final class WholeKinds {
    static final List<String> SIDE_BY_SIDE = List.of("comparison", "ranking", "choice");

    private static final String ABSTENTION = "abstention";
    private static final String ABSTAINED = "abstained";

    private WholeKinds() {}

    /**
     * The same result, with those judgements of {@code dataset} set aside that are of other kinds.
     *
     * @param seen the kinds that the result accounts for, by the names of {@link Dataset#totals}
     */
    static RankResult setAside(RankResult result, Dataset dataset, List<String> seen) {
        var setAside = new TreeMap<>(result.setAside());
        dataset.totals()
                .forEach(
                        (kind, count) -> {
                            if (count > 0 && !seen.contains(kind)) {
                                var reason = kind.equals(ABSTENTION) ? ABSTAINED : kind;
                                setAside.merge(reason, count, Long::sum);
                            }
                        });
        return new RankResult(result.fit(), result.options(), result.used(), setAside);
    }

    /** The kind that is taken as grades: ratings, or labels where there are none. */
    static List<String> graded(Dataset dataset) {
        return List.of(dataset.ratings().size() > 0 ? "rating" : "label");
    }
}
