package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.model.AnnotatorId;
import org.psephos.rank.Ladder.AnnotatorRung;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * The annotators of a solved fit, most reliable first. Intervals are normal, from the inverse of
 * the observed information of strengths and annotators together.
 *
 * @param inverse covariance of the strengths without the one held at 0; absent without intervals
 * @see "McCullagh and Nelder (1989), Generalized linear models, section 2.5"
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record AnnotatorRungs(
        RankOptions options, Tally tally, AnnotatedFit fit, double @Nullable [] inverse) {

    private static final String METHOD = "observed information";

    List<AnnotatorRung> rungs() {
        var headers = tally.duels().comparisons().headers();
        var names = Objects.requireNonNull(headers.annotator(), "checked before").names();
        var votes = fit.cells.votes();
        var rungs = new ArrayList<AnnotatorRung>();
        for (int k = 0; k < fit.annotators; k++) {
            var name = new AnnotatorId(names.name(fit.cells.annotator()[k]));
            rungs.add(
                    new AnnotatorRung(
                            name,
                            estimate(k, 0, fit.model::reliability),
                            fit.width == 2 ? estimate(k, 1, b -> b) : null,
                            Math.round(votes[k])));
        }
        rungs.sort(
                Comparator.comparingDouble((AnnotatorRung rung) -> -rung.reliability().value())
                        .thenComparing(rung -> rung.annotator().value()));
        return rungs;
    }

    private Estimate estimate(int k, int p, DoubleUnaryOperator scale) {
        double value = fit.own[k * fit.width + p];
        var covariance = inverse;
        if (covariance == null || options.interval() == IntervalMethod.NONE) {
            return new Estimate(scale.applyAsDouble(value), null);
        }
        double half = Spread.quantile(options.level()) * Math.sqrt(variance(k, p, covariance));
        return new Estimate(
                scale.applyAsDouble(value),
                new Interval(
                        scale.applyAsDouble(value - half),
                        scale.applyAsDouble(value + half),
                        options.level(),
                        METHOD));
    }

    /** Of the parameter alone, and what the strengths it is judged by add. */
    private double variance(int k, int p, double[] covariance) {
        double a = fit.ownInfo[3 * k];
        double ab = fit.ownInfo[3 * k + 1];
        double b = fit.width == 2 ? fit.ownInfo[3 * k + 2] : 1;
        double determinant = a * b - ab * ab;
        double first = (p == 0 ? b : -ab) / determinant;
        double second = (p == 0 ? -ab : a) / determinant;
        var slope = new double[fit.systems];
        var met = new ArrayList<Integer>();
        for (int c = fit.cells.start()[k]; c < fit.cells.start()[k + 1]; c++) {
            double much = first * fit.etaA[c] + (fit.width == 2 ? second * fit.etaB[c] : 0);
            add(slope, met, fit.cells.left()[c], much);
            add(slope, met, fit.cells.right()[c], -much);
        }
        int skip = fit.ground() < fit.systems ? 1 : 0;
        int n = fit.systems - skip;
        double sum = p == 0 ? first : second;
        for (int i : met) {
            for (int j : met) {
                if (i >= skip && j >= skip) {
                    sum += slope[i] * slope[j] * covariance[(i - skip) * n + j - skip];
                }
            }
        }
        return sum;
    }

    private static void add(double[] slope, List<Integer> met, int system, double much) {
        if (slope[system] == 0 && !met.contains(system)) {
            met.add(system);
        }
        slope[system] += much;
    }
}
