package org.psephos.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Value.Known;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.math.SplitMix64;

/**
 * Percentile intervals by drawing as many units as there are, with replacement. Ratings of a unit
 * stay together: drawing pairs of ratings instead, as is customary for alpha, treats them as
 * independent and promises far more than it keeps.
 *
 * <p>Each round has its own seed, and all coefficients see the same rounds.
 *
 * @see "Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics
 *     7:1-26; Zapf et al. (2016), Measuring inter-rater reliability for nominal data, BMC Medical
 *     Research Methodology 16:93"
 */
final class UnitBootstrap {
    private final AuditOptions options;

    UnitBootstrap(AuditOptions options) {
        this.options = options;
    }

    /**
     * An estimate for each coefficient, with an interval where at least half of the rounds have a
     * value; null where the coefficient itself has none.
     */
    List<@Nullable Estimate> estimates(UnitCells cells, List<Coefficient> coefficients) {
        var draws = new double[coefficients.size()][options.rounds()];
        var kept = new int[coefficients.size()];
        var units = new Units(cells.count());
        for (int round = 0; round < options.rounds(); round++) {
            var weight = units.draw(options.seed().child("units", round).random());
            for (int c = 0; c < draws.length; c++) {
                if (coefficients.get(c).of(weight) instanceof Known known) {
                    draws[c][kept[c]++] = known.number();
                }
            }
        }
        var estimates = new java.util.ArrayList<@Nullable Estimate>();
        for (int c = 0; c < draws.length; c++) {
            estimates.add(
                    coefficients.get(c).of(cells.count()) instanceof Known known
                            ? new Estimate(
                                    known.number(), interval(Arrays.copyOf(draws[c], kept[c])))
                            : null);
        }
        return estimates;
    }

    private @Nullable Interval interval(double[] draws) {
        if (draws.length < 2 || 2 * draws.length < options.rounds()) {
            return null;
        }
        Arrays.sort(draws);
        double tail = (1 - options.level()) / 2;
        return new Interval(
                quantile(draws, tail),
                quantile(draws, 1 - tail),
                options.level(),
                method(options.rounds() - draws.length));
    }

    private String method(int undefined) {
        var method = "unit bootstrap " + options.rounds();
        return undefined == 0 ? method : method + ", " + undefined + " rounds undefined";
    }

    /** Linear between neighbours: the usual definition, number 7 of Hyndman and Fan (1996). */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Draws units by their cells. */
    private static final class Units {
        private final int[] cell;
        private final int cells;

        Units(double[] count) {
            cells = count.length;
            int units = (int) Arrays.stream(count).sum();
            cell = new int[units];
            for (int c = 0, at = 0; c < cells; c++) {
                for (int i = 0; i < count[c]; i++) {
                    cell[at++] = c;
                }
            }
        }

        double[] draw(SplitMix64 random) {
            var weight = new double[cells];
            for (int i = 0; i < cell.length; i++) {
                weight[cell[random.nextInt(cell.length)]]++;
            }
            return weight;
        }
    }
}
