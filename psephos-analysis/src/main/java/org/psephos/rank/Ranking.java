package org.psephos.rank;

import java.util.TreeMap;
import org.psephos.dataset.Dataset;

/** From judgements to a ladder by any method: the one door of this room. */
public final class Ranking {
    private Ranking() {}

    /**
     * Ranks the systems of {@code dataset}. Every judgement given is counted once, as used or as
     * set aside.
     *
     * @throws org.psephos.model.PsephosException where options do not go together, or a column that
     *     they need is missing
     */
    public static RankResult rank(Dataset dataset, RankOptions options) {
        var tally = Tally.of(Duels.of(dataset), options);
        var fit =
                switch (options.method()) {
                    case BRADLEY_TERRY -> new BradleyTerry(options).fit(tally);
                    default -> throw new IllegalStateException("method: " + options.method());
                };
        var setAside = new TreeMap<>(tally.setAside());
        if (dataset.abstained() > 0) {
            setAside.merge("abstained", dataset.abstained(), Long::sum);
        }
        return new RankResult(fit, options, tally.used(), setAside);
    }
}
