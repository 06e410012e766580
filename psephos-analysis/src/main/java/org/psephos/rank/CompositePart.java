package org.psephos.rank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Placement.Placed;

/** The fit of one part of a composite, and what each of its votes does to the strengths. */
final class CompositePart {
    final Dataset dataset;
    final List<SystemId> systems = new ArrayList<>();
    private final Tally tally;
    private final RankOptions options;
    private final PairFit fit;
    private final int[] place;
    private final PairIndex index;

    /** Derivative of each wanted strength by the score, row by row. */
    private double[] bread = new double[0];

    private int wanted;

    private CompositePart(
            Dataset dataset, Tally tally, RankOptions options, PairFit fit, Placed placed) {
        this.dataset = dataset;
        this.tally = tally;
        this.options = options;
        this.fit = fit;
        place = placed.places(tally.names().size());
        index = new PairIndex(fit.cells);
        for (int code : placed.core()) {
            systems.add(new SystemId(tally.names().name(code)));
        }
    }

    /** The fit of {@code dataset}, or null where there is no ladder. */
    static @Nullable CompositePart of(Dataset dataset, RankOptions options) {
        var tally = Tally.of(Duels.of(dataset), options);
        var placement =
                Placement.of(
                        tally.cells(), tally.names(), tally.present(), false, options.ghosts() > 0);
        if (!(placement instanceof Placed placed)) {
            return null;
        }
        var place = placed.places(tally.names().size());
        var cells = tally.cells().within(place, placed.core().length);
        cells = options.position() ? cells : cells.merged();
        var ties = cells.allTies() == 0 ? RankOptions.Ties.HALF : options.ties();
        var fit = new PairFit(cells, PairModel.of(ties), options.position(), options.prior());
        return fit.solve() ? new CompositePart(dataset, tally, options, fit, placed) : null;
    }

    /** Strengths of {@code common}, with mean zero over them; prepares {@link #add}. */
    double[] strengths(List<SystemId> common) {
        wanted = common.size();
        var factor = fit.factor;
        if (factor == null) {
            throw new IllegalStateException("the fit must be solved");
        }
        var inverse = factor.inverse();
        var values = new double[wanted];
        bread = new double[wanted * fit.size];
        for (int i = 0; i < wanted; i++) {
            int at = Collections.binarySearch(systems, common.get(i));
            values[i] = fit.parameters[at];
            int row = reduced(at);
            for (int k = 0; row >= 0 && k < fit.size; k++) {
                int column = reduced(k);
                bread[i * fit.size + k] = column < 0 ? 0 : inverse[row * fit.free() + column];
            }
        }
        Covariance.centre(values, wanted);
        centreColumns();
        return values;
    }

    private int reduced(int i) {
        return i == fit.ground ? -1 : i < fit.ground ? i : i - 1;
    }

    private void centreColumns() {
        for (int k = 0; k < fit.size; k++) {
            double mean = 0;
            for (int i = 0; i < wanted; i++) {
                mean += bread[i * fit.size + k] / wanted;
            }
            for (int i = 0; i < wanted; i++) {
                bread[i * fit.size + k] -= mean;
            }
        }
    }

    /** Adds what {@code row} does to the strengths, times {@code share}, to {@code sum}. */
    void add(int row, double share, double[] sum, int from) {
        var comparisons = tally.duels().comparisons();
        if (Tally.reason(comparisons, row, options) != null) {
            return;
        }
        int l = place[comparisons.left(row)];
        int r = place[comparisons.right(row)];
        if (l < 0 || r < 0) {
            return;
        }
        int cell = index.of(l, r);
        boolean swapped = cell < 0;
        cell = swapped ? index.of(r, l) : cell;
        var model = fit.model;
        model.each(fit.eta(cell), fit.tau());
        var outcome = comparisons.outcome(row);
        boolean tie = outcome == Outcome.TIE || outcome == Outcome.BOTH_BAD;
        boolean win = (outcome == Outcome.LEFT) != swapped;
        double eta = tie ? model.tieEta : win ? model.winEta : model.lossEta;
        double tau = tie ? model.tieTau : win ? model.winTau : model.lossTau;
        double weight = share * comparisons.headers().weight(row);
        int first = fit.cells.left()[cell];
        int second = fit.cells.right()[cell];
        for (int i = 0; i < wanted; i++) {
            int b = i * fit.size;
            double moved = eta * (bread[b + first] - bread[b + second]);
            moved += fit.position ? eta * bread[b + fit.systems] : 0;
            moved += model.hasTau() ? tau * bread[b + fit.size - 1] : 0;
            sum[from + i] += weight * moved;
        }
    }
}
