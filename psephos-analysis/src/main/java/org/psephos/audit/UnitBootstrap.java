package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Value.Known;
import org.psephos.math.Interval;

/**
 * Percentile intervals by drawing as many units as there are, with replacement. Ratings of a unit
 * stay together: drawing pairs of ratings instead, as is customary for alpha, treats them as
 * independent and promises far more than it keeps.
 *
 * <p>Each round has its own seed, and all coefficients of the same cells see the same rounds.
 *
 * @see "Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics
 *     7:1-26; Zapf et al. (2016), Measuring inter-rater reliability for nominal data, BMC Medical
 *     Research Methodology 16:93"
 */
final class UnitBootstrap {

    /** Steps that all rounds of a coefficient may take: some ten seconds. */
    private static final double MOST_STEPS = 5e9;

    private final AuditOptions options;

    UnitBootstrap(AuditOptions options) {
        this.options = options;
    }

    /** Whether the rounds of {@code coefficient} would take too long. */
    boolean isTooMuch(Coefficient coefficient) {
        return coefficient.steps() * options.rounds() > MOST_STEPS;
    }

    /**
     * An interval for each coefficient; null where fewer than half of the rounds have a value, or
     * where they would take too long.
     */
    List<@Nullable Interval> intervals(UnitCells cells, List<Coefficient> coefficients) {
        var draws = new double[coefficients.size()][options.rounds()];
        var kept = new int[coefficients.size()];
        var units = new UnitDraws(cells.count());
        var weight = new double[cells.size()];
        for (int round = 0; round < options.rounds(); round++) {
            units.draw(options.seed().child("units", round).random(), weight);
            for (int c = 0; c < draws.length; c++) {
                if (!isTooMuch(coefficients.get(c))
                        && coefficients.get(c).of(weight) instanceof Known known) {
                    draws[c][kept[c]++] = known.number();
                }
            }
        }
        var intervals = new ArrayList<@Nullable Interval>();
        for (int c = 0; c < draws.length; c++) {
            intervals.add(interval(Arrays.copyOf(draws[c], kept[c])));
        }
        return intervals;
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
}
