package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * The intervals of a solved fit of pairs, by the method asked for.
 *
 * @param place index on the ladder by system code
 * @param values parameters with mean-zero strengths
 * @param notes takes what a reader must know
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record PairIntervals(
        RankOptions options,
        Tally tally,
        int[] place,
        PairFit fit,
        double[] values,
        List<String> notes) {

    /** The intervals, or null where a bootstrap is determined too rarely to make any. */
    @Nullable Spread spread() {
        return new Certainty(options, tally, place, fit, values, notes)
                .checked(asked(), Clusters.wanted(tally, options));
    }

    private @Nullable Spread asked() {
        return switch (options.interval()) {
            case NONE, POSTERIOR -> new Spread.None(values); // the latter is refused before
            case FISHER -> {
                independent();
                yield gaussian(new Covariance(fit).fisher(), "Fisher information");
            }
            case SANDWICH ->
                    Clusters.wanted(tally, options)
                            ? clustered()
                            : gaussian(
                                    new Covariance(fit).sandwich(Covariance.meat(fit)), "sandwich");
            case PROFILE -> {
                independent();
                yield new Profile(fit, values, options.level()).spread();
            }
            case BOOTSTRAP ->
                    fit.penalised()
                            ? new PenalisedBootstrap(options, fit, clusters(), notes).spread(values)
                            : new PairBootstrap(options, fit, values, clusters(), notes).spread();
        };
    }

    private Spread gaussian(double[] covariance, String method) {
        return new Spread.Gaussian(values, covariance, options.level(), method);
    }

    private @Nullable Clusters clusters() {
        return Clusters.wanted(tally, options)
                ? Clusters.of(tally, options, place, fit.cells)
                : null;
    }

    private void independent() {
        if (options.cluster() != Cluster.NONE || tally.duels().expanded()) {
            var word = options.interval() == IntervalMethod.FISHER ? "fisher" : "profile";
            throw new PsephosException(
                    PsephosException.Kind.USAGE,
                    "--interval "
                            + word
                            + " takes every comparison as independent, but they come in clusters"
                            + (tally.duels().expanded() ? " (the pairs of a ranking)" : ""),
                    "use --interval sandwich, or --bootstrap 1000");
        }
    }

    /**
     * Scores are summed within each cluster first. The factor G / (G - 1) makes up for the few
     * clusters that the sum is estimated from.
     *
     * @see "Liang and Zeger (1986), Longitudinal data analysis using generalized linear models,
     *     Biometrika 73:13-22"
     */
    private Spread clustered() {
        var clusters = Clusters.of(tally, options, place, fit.cells);
        int n = fit.size;
        var meat = new double[n * n];
        var sum = new double[n];
        var touched = new int[n];
        for (int g = 0; g < clusters.count(); g++) {
            add(clusters, g, sum, touched, meat);
        }
        fit.mirror(meat);
        double many = clusters.count();
        double factor = many > 1 ? many / (many - 1) : 1;
        for (int i = 0; i < meat.length; i++) {
            meat[i] *= factor;
        }
        return Few.clustered(
                options, values, new Covariance(fit).sandwich(meat), clusters.count(), notes);
    }

    private void add(Clusters clusters, int g, double[] sum, int[] touched, double[] meat) {
        var cells = fit.cells;
        int size = 0;
        for (int vote = clusters.start()[g]; vote < clusters.start()[g + 1]; vote++) {
            int c = clusters.cell()[vote];
            fit.model.each(fit.eta(c), fit.tau());
            byte outcome = clusters.outcome()[vote];
            double eta = fit.model.tieEta;
            double tau = fit.model.tieTau;
            if (outcome != Clusters.TIE) {
                eta = outcome == Clusters.WIN ? fit.model.winEta : fit.model.lossEta;
                tau = outcome == Clusters.WIN ? fit.model.winTau : fit.model.lossTau;
            }
            double w = clusters.weight()[vote];
            size = touch(cells.left()[c], touched, size);
            size = touch(cells.right()[c], touched, size);
            fit.addScore(cells.left()[c], cells.right()[c], w * eta, w * tau, sum);
        }
        for (int k = fit.systems; k < fit.size; k++) {
            touched[size++] = k;
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (touched[b] <= touched[a]) {
                    meat[touched[a] * fit.size + touched[b]] += sum[touched[a]] * sum[touched[b]];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            sum[touched[a]] = 0;
        }
    }

    private static int touch(int i, int[] touched, int size) {
        for (int k = 0; k < size; k++) {
            if (touched[k] == i) {
                return size;
            }
        }
        touched[size] = i;
        return size + 1;
    }
}
