package org.psephos.rank;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percentile intervals of a fit of pairs: each {@link Resampling} round is fitted again. */
final class PairBootstrap {

    private final RankOptions options;
    private final PairFit fit;
    private final double[] values;
    private final @Nullable Clusters clusters;
    private final List<String> notes;
    private final @Nullable Chord chord;
    private final int[] star;

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
        chord = Chord.of(fit);
        star = star(fit.cells);
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
        var parameters = chord == null ? null : chord.solve(cells);
        if (parameters == null) {
            var again = new PairFit(cells, fit.model.fresh(), fit.position, fit.prior);
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
        if (!prior && !joined(cells)) {
            return false;
        }
        if (fit.position
                && ((!prior && Separation.levels(cells) != null)
                        || Separation.ofPosition(cells, prior))) {
            return false;
        }
        return !fit.model.hasTau()
                || (cells.allTies() > 0 && !Separation.ofTies(cells, fit.position, prior));
    }

    /** Whether every system scored, by others in between, against every other. */
    private boolean joined(Cells cells) {
        boolean all = star.length > 0;
        for (int c : star) {
            all &= cells.score(c) > 0 && cells.score(c) < cells.total(c);
        }
        // Rarely needed: each system that scored both ways against the middle one is joined to it.
        return all || Arrays.stream(Components.strong(cells)).noneMatch(group -> group > 0);
    }

    /** The cells of the system with the most votes, if it met every other; else none. */
    private static int[] star(Cells cells) {
        int middle = Likelihood.largest(cells.bySystem());
        var star = new int[cells.size()];
        var met = new boolean[cells.systems()];
        met[middle] = true;
        int size = 0;
        for (int c = 0; c < cells.size(); c++) {
            int l = cells.left()[c];
            int r = cells.right()[c];
            int other = l == middle ? r : l;
            if ((l == middle || r == middle) && !met[other]) {
                met[other] = true;
                star[size++] = c;
            }
        }
        return size == cells.systems() - 1 ? Arrays.copyOf(star, size) : new int[0];
    }
}
