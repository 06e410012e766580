package org.psephos.rank;

import org.psephos.dataset.Dataset;

/** From judgements to a ladder by any method: the one door of this room. */
public final class Ranking {
    private Ranking() {}

    /** Ranks the systems of {@code dataset}. */
    @SuppressWarnings("DoNotCallSuggester")
    public static RankResult rank(Dataset dataset, RankOptions options) {
        throw new UnsupportedOperationException("being built: " + options + dataset);
    }
}
