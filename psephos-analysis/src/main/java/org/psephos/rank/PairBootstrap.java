package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percentile intervals of a fit of pairs: each {@link Resampling} round is fitted again. */
final class PairBootstrap {

    /**
     * What may be left of the score equation of a round, in standard errors: a thousandth of what a
     * hundred rounds can tell.
     */
    private static final double TOLERANCE = 1e-4;

    private static final int MOST_CHORDS = 12;

    private final RankOptions options;
    private final PairFit fit;
    private final double[] values;
    private final @Nullable Clusters clusters;
    private final List<String> notes;

    PairBootstrap(
            RankOptions options,
            PairFit fit,
            double[] values,
            @Nullable Clusters clusters,
            List<String> notes) {
        this.options = options;
        this.fit = fit;
        this.values = values;
        this.clusters = clusters;
        this.notes = notes;
    }

    /** Percentile intervals, or null where fewer than half of the rounds have an answer. */
    @Nullable Spread spread() {
        int rounds = options.rounds();
        var draws =
                new Resampling(options, fit.cells, clusters).rounds((cells, _) -> fitted(cells));
        Resampling.note(notes, rounds - draws.length, rounds);
        return draws.length < 2 || 2 * draws.length < rounds
                ? null
                : new Spread.Draws(values, draws, options.level(), method(draws.length));
    }

    private String method(int kept) {
        var by =
                switch (options.cluster()) {
                    case NONE -> clusters == null ? "" : ", clustered by ranking";
                    case ANNOTATOR -> ", clustered by annotator";
                    case ITEM -> ", clustered by item";
                };
        return "bootstrap " + kept + by;
    }

    /** Mean-zero parameters, or null where the round does not determine them. */
    private double @Nullable [] fitted(Cells cells) {
        if (!determined(cells)) {
            return null;
        }
        var model = fit.model.fresh();
        var parameters = chord(cells, model);
        if (parameters == null) {
            var again = new PairFit(cells, model, fit.position, fit.prior);
            if (!again.solve()) {
                return null;
            }
            parameters = again.parameters;
        }
        Covariance.centre(parameters, fit.systems);
        return parameters;
    }

    private boolean determined(Cells cells) {
        boolean prior = fit.prior > 0;
        if (!prior) {
            for (int component : Components.strong(cells)) {
                if (component > 0) {
                    return false;
                }
            }
        }
        if (fit.position
                && ((!prior && Separation.levels(cells) != null)
                        || Separation.ofPosition(cells, prior))) {
            return false;
        }
        return !fit.model.hasTau()
                || (cells.allTies() > 0 && !Separation.ofTies(cells, fit.position, prior));
    }

    /**
     * Newton's method with the curvature of all votes in place of that of the round: no new factor
     * for a round that is close to them. Null where that converges slowly.
     */
    private double @Nullable [] chord(Cells cells, PairModel model) {
        var factor = fit.factor;
        var parameters = fit.parameters.clone();
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; factor != null && step < MOST_CHORDS; step++) {
            var slope = fit.reduced(fit.score(cells, model, parameters));
            var move = slope.clone();
            factor.solve(move);
            double decrement = 0;
            for (int i = 0; i < move.length; i++) {
                decrement += move[i] * slope[i];
            }
            double gap = Math.sqrt(Math.max(decrement, 0));
            if (gap <= TOLERANCE) {
                return parameters;
            }
            if (gap > before / 2) {
                return null;
            }
            before = gap;
            for (int i = 0, k = 0; i < fit.size; i++) {
                parameters[i] += i == fit.ground ? 0 : move[k++];
            }
            if (model.hasTau() && !(model.room(parameters[fit.size - 1], -1) > 0)) {
                return null;
            }
        }
        return null;
    }
}
