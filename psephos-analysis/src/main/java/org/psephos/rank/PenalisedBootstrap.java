package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Percentile intervals of a fit with Firth's or a Gaussian prior: each {@link Resampling} round is
 * fitted anew with the same prior. A Gaussian prior is an observation of each strength, so each
 * round has it about a centre drawn from it.
 *
 * @see "Bardsley, Solonen, Haario and Laine (2014), Randomize-then-optimize: a method for sampling
 *     from posterior distributions in nonlinear inverse problems, SIAM Journal on Scientific
 *     Computing 36:A1895-A1910"
 */
record PenalisedBootstrap(
        RankOptions options, PairFit fit, @Nullable Clusters clusters, List<String> notes) {

    /** Percentile intervals, or null where fewer than half of the rounds have an answer. */
    @Nullable Spread spread(double[] values) {
        int rounds = options.rounds();
        var draws =
                new Resampling(options, fit.cells, clusters)
                        .rounds((cells, round) -> fitted(cells, round));
        Resampling.note(notes, rounds - draws.length, rounds);
        var by = clusters == null ? "" : ", clustered";
        return draws.length < 2 || 2 * draws.length < rounds
                ? null
                : new Spread.Draws(
                        values, draws, options.level(), "bootstrap " + draws.length + by);
    }

    private double @Nullable [] fitted(Cells cells, int round) {
        if (fit.model.hasTau() && cells.allTies() == 0) {
            return null;
        }
        var again = new PairFit(cells, fit.model.fresh(), fit.position, options.prior());
        var random = options.seed().child("prior", round).random();
        for (int i = 0; i < again.centre.length; i++) {
            again.centre[i] = fit.deviation() * random.nextGaussian();
        }
        return again.solve() ? Covariance.centredParameters(again) : null;
    }
}
