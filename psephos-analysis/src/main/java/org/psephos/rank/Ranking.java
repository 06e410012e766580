package org.psephos.rank;

import java.util.TreeMap;
import org.psephos.dataset.Dataset;
import org.psephos.rank.RankOptions.Method;

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
        if (options.method() != Method.BRADLEY_TERRY && options.method() != Method.PLACKETT_LUCE) {
            Refusals.noPairModel(options);
        }
        Refusals.foreignPosterior(options);
        if (!options.controls().isEmpty()) {
            return new ControlledBradleyTerry(options).rank(dataset);
        }
        var tally = Tally.of(Duels.of(dataset), options);
        var fit =
                switch (options.method()) {
                    case BRADLEY_TERRY -> new BradleyTerry(options).fit(tally);
                    case PLACKETT_LUCE -> new PlackettLuce(options).fit(dataset, tally);
                    case ELO -> new Elo(options).fit(tally);
                    case WIN_RATE -> new WinRate(options).fit(tally);
                    case COUNTS -> new Counts(options).fit(tally);
                    case GLICKO -> new Glicko(options).fit(tally);
                    case GLICKO_2 -> new Glicko2(options).fit(tally);
                    case WENG_LIN -> new WengLin(options).fit(dataset, tally);
                    case GAUSSIAN_SKILL -> new GaussianSkill(options).fit(dataset, tally);
                };
        var setAside = new TreeMap<>(tally.setAside());
        if (dataset.abstained() > 0) {
            setAside.merge("abstained", dataset.abstained(), Long::sum);
        }
        return new RankResult(fit, options, tally.used(), setAside);
    }
}
