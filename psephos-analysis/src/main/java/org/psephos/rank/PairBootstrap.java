package org.psephos.rank;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Poisson;
import org.psephos.math.SplitMix64;

/**
 * Fits again and again to resampled counts. Without clusters every count of a pair and an outcome
 * is drawn from the Poisson distribution with the observed count as mean: given the number of votes
 * of the round this is the multinomial bootstrap, and strengths do not depend on that number. With
 * clusters as many clusters as there are get drawn with replacement.
 *
 * <p>Each round has its own seed, so the number of threads changes nothing.
 *
 * @see "Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics
 *     7:1-26; Hanley and MacGibbon (2006), Creating non-parametric bootstrap samples using Poisson
 *     frequencies, Computer Methods and Programs in Biomedicine 83:57-62"
 */
final class PairBootstrap {

    /** What may be left of the score equation of a round, in standard errors. */
    private static final double TOLERANCE = 1e-6;

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
        var draws = new double[rounds][];
        var seed = options.seed();
        var poisson =
                clusters == null
                        ? new Poisson(fit.cells.wins(), fit.cells.losses(), fit.cells.ties())
                        : null;
        Crew.each(
                options.threads(),
                rounds,
                round -> {
                    var random = seed.child("bootstrap", round).random();
                    var cells = poisson == null ? resampled(random) : resampled(poisson, random);
                    draws[round] = fitted(cells);
                });
        int kept = 0;
        for (int round = 0; round < rounds; round++) {
            if (draws[round].length > 0) {
                draws[kept++] = draws[round];
            }
        }
        if (kept < rounds) {
            notes.add(
                    (rounds - kept)
                            + " of "
                            + rounds
                            + " bootstrap rounds do not determine every strength and are left out;"
                            + " intervals of systems with few votes may be too short");
        }
        return kept < 2 || 2 * kept < rounds
                ? null
                : new Spread.Draws(
                        values, Arrays.copyOf(draws, kept), options.level(), method(kept));
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

    private Cells resampled(Poisson poisson, SplitMix64 random) {
        var cells = fit.cells;
        int n = cells.size();
        var wins = new double[n];
        var losses = new double[n];
        var ties = new double[n];
        for (int c = 0; c < n; c++) {
            wins[c] = poisson.next(cells.wins()[c], random);
            losses[c] = poisson.next(cells.losses()[c], random);
            ties[c] = poisson.next(cells.ties()[c], random);
        }
        return cells.with(wins, losses, ties);
    }

    private Cells resampled(SplitMix64 random) {
        int n = fit.cells.size();
        var wins = new double[n];
        var losses = new double[n];
        var ties = new double[n];
        if (clusters != null) {
            for (int draw = 0; draw < clusters.count(); draw++) {
                int g = random.nextInt(clusters.count());
                for (int vote = clusters.start()[g]; vote < clusters.start()[g + 1]; vote++) {
                    var to =
                            switch (clusters.outcome()[vote]) {
                                case Clusters.WIN -> wins;
                                case Clusters.LOSS -> losses;
                                default -> ties;
                            };
                    to[clusters.cell()[vote]] += clusters.weight()[vote];
                }
            }
        }
        return fit.cells.with(wins, losses, ties);
    }

    /** Mean-zero parameters, or nothing where the round does not determine them. */
    private double[] fitted(Cells cells) {
        if (!determined(cells)) {
            return new double[0];
        }
        var model = fit.model.fresh();
        var parameters = chord(cells, model);
        if (parameters == null) {
            var again = new PairFit(cells, model, fit.position, fit.prior);
            if (!again.solve()) {
                return new double[0];
            }
            parameters = again.parameters;
        }
        PairSpread.centre(parameters, fit.systems);
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
