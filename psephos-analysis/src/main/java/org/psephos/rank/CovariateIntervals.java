package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Poisson;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * The intervals of a solved fit with covariates, by the method asked for. Effects that are drawn to
 * zero, and the common effect that they are drawn about, have those of their posterior. What draws
 * them counts as an observation of each: the sandwich adds its variance, and each round of a
 * bootstrap draws them to a value of its own.
 *
 * @see "Bardsley, Solonen, Haario and Laine (2014), Randomize-then-optimize: a method for sampling
 *     from posterior distributions in nonlinear inverse problems, SIAM Journal on Scientific
 *     Computing 36:A1895-A1910"
 * @param place index on the ladder by system code
 * @param notes takes what a reader must know
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record CovariateIntervals(
        RankOptions options,
        Tally tally,
        int[] place,
        CovariateFit fit,
        DrawnEffects drawn,
        List<String> notes) {

    private static final String POSTERIOR = "posterior, normal";

    /** The intervals, or null where a bootstrap is determined too rarely to make any. */
    @Nullable Spread spread() {
        var spread =
                new Certainty(options, tally, place, fit, values(), notes)
                        .checked(asked(), options.cluster() != Cluster.NONE);
        return spread == null || drawn.many() == 0 || spread instanceof Spread.None
                ? spread
                : posterior(spread);
    }

    /** With the posterior of effects that are drawn, and of what they are drawn about. */
    private Spread posterior(Spread spread) {
        var given = new Covariance(fit).fisher();
        var covariance = DrawnUncertainty.covariance(fit, drawn);
        var values = values();
        var about = spread;
        if (spread instanceof Spread.Gaussian one) {
            about = wider(one, covariance, given);
        } else if (spread instanceof Spread.Draws draws) {
            about = wider(draws.standard(degrees()), covariance, given);
        }
        var estimates = new Estimate[fit.size];
        for (int i = 0; i < fit.size; i++) {
            boolean common =
                    i >= fit.systems
                            && i < fit.systems + fit.design.effects().size()
                            && fit.design
                                    .effects()
                                    .get(i - fit.systems)
                                    .name()
                                    .equals(BradleyTerry.POSITION);
            double error = Math.sqrt(covariance[i * fit.size + i]);
            estimates[i] =
                    fit.precision[i] > 0 || common
                            ? Estimate.normal(values[i], error, options.level(), POSTERIOR)
                            : i < fit.systems ? about.strength(i) : about.effect(i);
        }
        return new Spread.Each(estimates, about);
    }

    /** Of a bootstrap: one less than its clusters. */
    private double degrees() {
        return options.cluster() == Cluster.NONE
                ? Double.POSITIVE_INFINITY
                : Math.max(1, RowClusters.of(tally, options, place).count() - 1);
    }

    /** With what is not known of the spread of drawn effects added to a covariance given it. */
    private static Spread wider(Spread.Gaussian one, double[] covariance, double[] given) {
        var sum = one.covariance().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += covariance[i] - given[i];
        }
        return new Spread.Gaussian(one.values(), sum, one.level(), one.method(), one.degrees());
    }

    private @Nullable Spread asked() {
        return switch (options.interval()) {
            case NONE, POSTERIOR -> new Spread.None(values()); // the latter is refused before
            case FISHER -> {
                independent();
                yield gaussian(new Covariance(fit).fisher(), "Fisher information");
            }
            case SANDWICH ->
                    options.cluster() == Cluster.NONE
                            ? gaussian(sandwich(withDraws(fit.meat())), "sandwich")
                            : clustered();
            case PROFILE -> {
                independent();
                yield new Profile(fit, values(), options.level()).spread();
            }
            case BOOTSTRAP -> bootstrap();
        };
    }

    private double[] values() {
        return Covariance.centredParameters(fit);
    }

    private Spread gaussian(double[] covariance, String method) {
        return new Spread.Gaussian(values(), covariance, options.level(), method);
    }

    /** The variance of the score of what draws effects to zero is one over theirs. */
    private double[] withDraws(double[] meat) {
        for (int i = 0; i < fit.size; i++) {
            meat[i * fit.size + i] += fit.precision[i];
        }
        return meat;
    }

    private double[] sandwich(double[] meat) {
        return new Covariance(fit).sandwich(meat);
    }

    private void independent() {
        if (options.cluster() != Cluster.NONE) {
            var word = options.interval() == IntervalMethod.FISHER ? "fisher" : "profile";
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--interval "
                            + word
                            + " takes every comparison as independent, but they come in clusters",
                    "use --interval sandwich, or --bootstrap 1000");
        }
    }

    /** Scores are summed within each cluster first; see {@link PairIntervals}. */
    private Spread clustered() {
        var clusters = RowClusters.of(tally, options, place);
        int n = fit.size;
        var meat = new double[n * n];
        for (int g = 0; g < clusters.count(); g++) {
            var sum = score(clusters, g);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b <= a && sum[a] != 0; b++) {
                    meat[a * n + b] += sum[a] * sum[b];
                }
            }
        }
        fit.mirror(meat);
        double many = clusters.count();
        double factor = many > 1 ? many / (many - 1) : 1;
        for (int i = 0; i < meat.length; i++) {
            meat[i] *= factor;
        }
        return Few.clustered(options, values(), sandwich(meat), clusters.count(), notes);
    }

    private double[] score(RowClusters clusters, int g) {
        var comparisons = tally.duels().comparisons();
        var sum = new double[fit.size];
        for (int i = clusters.start()[g]; i < clusters.start()[g + 1]; i++) {
            int row = clusters.row()[i];
            int p = fit.design.pattern()[row];
            double weight = comparisons.headers().weight(row);
            fit.model.each(fit.eta(p, fit.parameters), fit.tau());
            switch (comparisons.outcome(row)) {
                case LEFT -> add(p, weight, fit.model.winEta, fit.model.winTau, sum);
                case RIGHT -> add(p, weight, fit.model.lossEta, fit.model.lossTau, sum);
                case TIE, BOTH_BAD -> add(p, weight, fit.model.tieEta, fit.model.tieTau, sum);
            }
        }
        return sum;
    }

    private void add(int p, double weight, double eta, double tau, double[] sum) {
        fit.addScore(p, weight * eta, weight * tau, sum);
    }

    private @Nullable Spread bootstrap() {
        int rounds = options.rounds();
        var clusters =
                options.cluster() == Cluster.NONE ? null : RowClusters.of(tally, options, place);
        var design = fit.design;
        var poisson =
                clusters == null
                        ? new Poisson(design.wins(), design.losses(), design.ties())
                        : null;
        var draws = new double[rounds] @Nullable [];
        Crew.each(
                options.threads(),
                rounds,
                round -> {
                    var random = options.seed().child("bootstrap", round).random();
                    var votes =
                            poisson != null
                                    ? resampled(poisson, random)
                                    : resampled(clusters, random);
                    draws[round] = fitted(votes, random);
                });
        var kept = new java.util.ArrayList<double[]>();
        for (var draw : draws) {
            if (draw != null) {
                kept.add(draw);
            }
        }
        Resampling.note(notes, rounds - kept.size(), rounds);
        return kept.size() < 2 || 2 * kept.size() < rounds
                ? null
                : new Spread.Draws(
                        values(),
                        kept.toArray(double[][]::new),
                        options.level(),
                        "bootstrap "
                                + kept.size()
                                + (clusters == null ? "" : ", clustered by " + options.cluster()));
    }

    private Design resampled(Poisson poisson, SplitMix64 random) {
        var design = fit.design;
        int n = design.size();
        var wins = new double[n];
        var losses = new double[n];
        var ties = new double[n];
        for (int p = 0; p < n; p++) {
            wins[p] = poisson.next(design.wins()[p], random);
            losses[p] = poisson.next(design.losses()[p], random);
            ties[p] = poisson.next(design.ties()[p], random);
        }
        return design.with(wins, losses, ties);
    }

    private Design resampled(@Nullable RowClusters clusters, SplitMix64 random) {
        var design = fit.design;
        int n = design.size();
        var counts = new double[3][n];
        var comparisons = tally.duels().comparisons();
        for (int draw = 0; clusters != null && draw < clusters.count(); draw++) {
            int g = random.nextInt(clusters.count());
            for (int i = clusters.start()[g]; i < clusters.start()[g + 1]; i++) {
                int row = clusters.row()[i];
                int outcome = Math.min(2, comparisons.outcomeOrdinal(row));
                counts[outcome][design.pattern()[row]] += comparisons.headers().weight(row);
            }
        }
        return design.with(counts[0], counts[1], counts[2]);
    }

    /** Mean-zero parameters of a round, or null where it does not determine them. */
    private double @Nullable [] fitted(Design design, SplitMix64 random) {
        for (int component : Components.strong(design.cells())) {
            if (component > 0 && fit.prior == 0) {
                return null;
            }
        }
        if (fit.model.hasTau() && design.allTies() == 0) {
            return null;
        }
        var again = new CovariateFit(design, fit.model.fresh(), fit.prior, 1);
        System.arraycopy(fit.precision, 0, again.precision, 0, fit.size);
        for (int i = 0; i < fit.size; i++) {
            boolean drawn = fit.precision[i] > 0;
            again.centre[i] = drawn ? random.nextGaussian() / Math.sqrt(fit.precision[i]) : 0;
        }
        if (again.ground == fit.ground) {
            System.arraycopy(fit.parameters, 0, again.parameters, 0, fit.size);
        }
        if (!again.solve() || again.recession() != null) {
            return null;
        }
        return Covariance.centredParameters(again);
    }
}
