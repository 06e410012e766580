package org.psephos.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.By;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.math.ChiSquared;
import org.psephos.math.Cholesky;
import org.psephos.math.FisherF;
import org.psephos.rank.ControlColumns.Categories;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Slicing.Contrast;
import org.psephos.rank.Slicing.Test;

/**
 * Tests whether strengths are the same in several groups of comparisons, among the systems that
 * every group places: one fit with common strengths against one where each group but the first has
 * differences of its own. Effects of ties, position and controls are common to both.
 *
 * @param groups values that make the groups; with one only, all others are the other group
 * @see "Wilks (1938), The large-sample distribution of the likelihood ratio for testing composite
 *     hypotheses, Annals of Mathematical Statistics 9:60-62"
 */
record SliceContrast(Dataset dataset, RankOptions options, By by, List<String> groups) {
    private static final int MOST_PARAMETERS = 1500;

    SliceContrast {
        groups = List.copyOf(groups);
    }

    Contrast contrast(List<String> names) {
        if (dataset.comparisons().size() == 0) {
            return none(names, 0, "no comparison belongs to them");
        }
        var tally = Tally.of(Duels.of(dataset), options);
        var group = groupByRow();
        int many = Math.max(2, groups.size());
        var place = new Sharing(tally, options, group, many).places();
        int systems = (int) Arrays.stream(place).filter(at -> at >= 0).count();
        if (systems < 2) {
            return none(names, systems, "they place fewer than two systems in common");
        }
        if ((long) systems * many > MOST_PARAMETERS) {
            return none(names, systems, "there are too many systems and parts to test");
        }
        var test = test(tally, place, systems, group);
        return test == null
                ? none(names, systems, "the votes do not determine how far they differ")
                : new Contrast(names, systems, test, null);
    }

    private static Contrast none(List<String> names, int systems, String reason) {
        return new Contrast(names, systems, null, reason);
    }

    /** Group by comparison; the first group where there is one value is that of all others. */
    private int[] groupByRow() {
        Coded column = by.column(dataset.comparisons().headers());
        var group = new int[dataset.comparisons().size()];
        for (int row = 0; row < group.length; row++) {
            var value = column == null ? null : column.name(row);
            int at = value == null ? -1 : groups.indexOf(value);
            group[row] = groups.size() == 1 ? at + 1 : at;
        }
        return group;
    }

    private @Nullable Test test(Tally tally, int[] place, int systems, int[] group) {
        var columns = ControlColumns.of(dataset, options);
        var apart = new ControlColumns(columns.numbers(), with(columns, tally, place, group));
        var full = fit(new DesignMaker(tally, options, place, apart).design(systems));
        var common = fit(new DesignMaker(tally, options, place, columns).design(systems));
        if (full == null || common == null) {
            return null;
        }
        int first = full.systems + common.design.effects().size();
        int degrees = full.design.effects().size() - common.design.effects().size();
        boolean exact =
                options.cluster() == Cluster.NONE
                        && (full.model.hasTau() || full.design.allTies() == 0);
        return exact
                ? likelihoodRatio(full, common, degrees)
                : wald(tally, place, full, first, degrees);
    }

    private static @Nullable Test likelihoodRatio(
            CovariateFit full, CovariateFit common, int degrees) {
        double statistic = 2 * (full.logLikelihood - common.logLikelihood);
        if (!(statistic >= -1e-6)) {
            return null;
        }
        double p = ChiSquared.survival(Math.max(statistic, 0), degrees);
        return new Test("likelihood-ratio", statistic, degrees, p, p);
    }

    private List<Categories> with(ControlColumns columns, Tally tally, int[] place, int[] group) {
        var all = new ArrayList<>(columns.categories());
        int many = Math.max(2, groups.size());
        int free = (int) Arrays.stream(place).filter(at -> at >= 0).count() - 1;
        var comparisons = tally.duels().comparisons();
        var left = new int[group.length];
        var right = new int[group.length];
        for (int row = 0; row < group.length; row++) {
            boolean named = (comparisons.left(row) | comparisons.right(row)) >= 0;
            left[row] = named ? code(group[row], place[comparisons.left(row)], free) : -1;
            right[row] = named ? code(group[row], place[comparisons.right(row)], free) : -1;
        }
        var names = new ArrayList<String>();
        for (int k = 0; k < (many - 1) * free; k++) {
            names.add("difference " + k);
        }
        all.add(new Categories(names, "by", left, right, false));
        return all;
    }

    /** The last system of every group is where its differences are measured from. */
    private static int code(int group, int at, int free) {
        return group <= 0 || at < 0 || at == free ? -1 : (group - 1) * free + at;
    }

    private @Nullable CovariateFit fit(Design design) {
        boolean noTies = design.allTies() == 0;
        var fit =
                new CovariateFit(
                        design,
                        PairModel.of(noTies ? Ties.HALF : options.ties()),
                        options.ghosts(),
                        options.threads());
        return fit.solve() && fit.recession() == null ? fit : null;
    }

    /**
     * The differences in units of their sandwich covariance. Where that is estimated from clusters,
     * few of them make it look too small, the more so the more differences there are: what bounds
     * the statistic is then Hotelling's, and as many clusters as differences determine nothing.
     *
     * @see "Hotelling (1931), The generalization of Student's ratio, Annals of Mathematical
     *     Statistics 2:360-378"
     */
    private @Nullable Test wald(
            Tally tally, int[] place, CovariateFit full, int first, int degrees) {
        var sandwich = options.with(IntervalMethod.SANDWICH);
        var spread =
                new CovariateIntervals(
                                sandwich,
                                tally,
                                place,
                                full,
                                new DrawnEffects(full),
                                new ArrayList<>())
                        .spread();
        if (!(spread instanceof Spread.Gaussian(_, var covariance, _, _, var within))) {
            return null;
        }
        double statistic = distance(covariance, full, first, degrees);
        double below = within - degrees + 1;
        if (!(statistic >= 0) || below < 1) {
            return null;
        }
        double p =
                within == Double.POSITIVE_INFINITY
                        ? ChiSquared.survival(statistic, degrees)
                        : FisherF.survival(statistic * below / (within * degrees), degrees, below);
        return new Test("wald", statistic, degrees, p, p);
    }

    /** Squared, in units of {@code covariance}; negative where that has no inverse. */
    private static double distance(double[] covariance, CovariateFit full, int first, int degrees) {
        var block = new double[degrees * degrees];
        var values = new double[degrees];
        for (int a = 0; a < degrees; a++) {
            values[a] = full.parameters[first + a];
            for (int b = 0; b < degrees; b++) {
                block[a * degrees + b] = covariance[(first + a) * full.size + first + b];
            }
        }
        var factor = Cholesky.of(block, degrees);
        if (factor == null) {
            return -1;
        }
        var solved = values.clone();
        factor.solve(solved);
        double statistic = 0;
        for (int a = 0; a < degrees; a++) {
            statistic += values[a] * solved[a];
        }
        return statistic;
    }

    /**
     * With regard to how many there are.
     *
     * @see "Holm (1979), Scandinavian Journal of Statistics 6:65-70"
     */
    static List<Contrast> corrected(List<Contrast> contrasts) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < contrasts.size(); i++) {
            if (contrasts.get(i).test() != null) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(i -> p(contrasts.get(i))));
        var result = new ArrayList<>(contrasts);
        double least = 0;
        for (int step = 0; step < order.size(); step++) {
            var one = contrasts.get(order.get(step));
            least = Math.max(least, Math.min(1, (order.size() - step) * p(one)));
            result.set(order.get(step), one.adjusted(least));
        }
        return result;
    }

    private static double p(Contrast contrast) {
        var test = contrast.test();
        return test == null ? 1 : test.p();
    }

    /** The systems that one ladder of every group holds. */
    private static final class Sharing {
        private final Tally tally;
        private final RankOptions options;
        private final int[] group;
        private final int many;

        Sharing(Tally tally, RankOptions options, int[] group, int many) {
            this.tally = tally;
            this.options = options;
            this.group = group;
            this.many = many;
        }

        /** Index by system code, negative for those left out; leaves out until all hold. */
        int[] places() {
            var in = new boolean[tally.names().size()];
            Arrays.fill(in, true);
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int g = 0; g < many; g++) {
                    var core = core(g, in);
                    for (int code = 0; code < in.length; code++) {
                        changed |= in[code] && !core[code];
                        in[code] &= core[code];
                    }
                }
            }
            var place = new int[in.length];
            int next = 0;
            for (int code = 0; code < in.length; code++) {
                place[code] = in[code] ? next++ : -1;
            }
            return place;
        }

        /** The largest strongly connected part of the comparisons of a group among {@code in}. */
        private boolean[] core(int g, boolean[] in) {
            var strong = Components.strong(cells(g, in));
            var size = new int[strong.length];
            for (int code = 0; code < strong.length; code++) {
                size[strong[code]]++;
            }
            int largest = 0;
            for (int c = 0; c < size.length; c++) {
                largest = size[c] > size[largest] ? c : largest;
            }
            var core = new boolean[in.length];
            for (int code = 0; code < core.length; code++) {
                core[code] = in[code] && size[largest] > 1 && strong[code] == largest;
            }
            return core;
        }

        private Cells cells(int g, boolean[] in) {
            var comparisons = tally.duels().comparisons();
            int n = comparisons.size();
            var left = new int[n];
            var right = new int[n];
            var wins = new double[n];
            var losses = new double[n];
            var ties = new double[n];
            int next = 0;
            for (int row = 0; row < n; row++) {
                if (group[row] != g
                        || Tally.reason(comparisons, row, options) != null
                        || !in[comparisons.left(row)]
                        || !in[comparisons.right(row)]) {
                    continue;
                }
                left[next] = comparisons.left(row);
                right[next] = comparisons.right(row);
                switch (comparisons.outcome(row)) {
                    case LEFT -> wins[next++] = 1;
                    case RIGHT -> losses[next++] = 1;
                    case TIE, BOTH_BAD -> ties[next++] = 1;
                }
            }
            return new Cells(in.length, left, right, wins, losses, ties).first(next);
        }
    }
}
