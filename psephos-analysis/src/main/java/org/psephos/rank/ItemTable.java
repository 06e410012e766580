package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.model.ItemId;
import org.psephos.rank.Ladder.Effect;
import org.psephos.rank.Ladder.ItemRung;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * What a fit says of its items. Difficulty is b = -d / a with the error of the delta method;
 * information is the most that an item can say of an ability; infit is the mean square of residuals
 * at the systems' abilities, weighted by their variance, near 1 where the model holds.
 *
 * @param covariance of the parameters, row by row
 * @see "Lord (1980), Applications of item response theory, section 10.2; Wright and Masters (1982),
 *     chapter 5"
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record ItemTable(ItemResponses data, MarginalFit fit, double[] covariance, RankOptions options) {
    private static final String METHOD = "observed information";

    /** The discrimination that all items share, by standard deviation of ability. */
    Effect common() {
        return new Effect("discrimination", estimate(0, 0), Design.PER_SD, 1);
    }

    /** Hardest first; equal ones in name order. */
    List<ItemRung> rungs() {
        var tried = data.byItem(data.tried());
        var solved = data.byItem(data.solved());
        var infit = infit();
        var rungs = new ArrayList<ItemRung>();
        for (int j = 0; j < tried.length; j++) {
            rungs.add(
                    new ItemRung(
                            new ItemId(data.items().get(j)),
                            difficulty(j),
                            estimate(j, 0),
                            fit.guessing(j) == 0 ? null : guessing(j),
                            information(j),
                            infit[j],
                            Math.round(tried[j]),
                            Math.round(solved[j]),
                            null));
        }
        rungs.sort(Comparator.comparingDouble((ItemRung one) -> -one.difficulty().value()));
        return rungs;
    }

    private Estimate estimate(int j, int k) {
        int i = fit.index(j, k);
        return normal(fit.at[i], Math.sqrt(entry(i, i)));
    }

    private double entry(int i, int j) {
        return covariance[i * fit.size() + j];
    }

    private Estimate normal(double value, double error) {
        return options.interval() == IntervalMethod.NONE
                ? new Estimate(value, null)
                : Estimate.normal(value, error, options.level(), METHOD);
    }

    private Estimate difficulty(int j) {
        int a = fit.index(j, 0);
        int d = fit.index(j, 1);
        double b = -fit.at[d] / fit.at[a];
        double variance = entry(d, d) + b * b * entry(a, a) + 2 * b * entry(a, d);
        return normal(b, Math.sqrt(Math.max(0, variance)) / Math.abs(fit.at[a]));
    }

    /** The interval is made for the logit. */
    private Estimate guessing(int j) {
        var logit = estimate(j, 2);
        var interval = logit.interval();
        return new Estimate(fit.guessing(j), interval == null ? null : shares(interval));
    }

    private static Interval shares(Interval logit) {
        return new Interval(
                PairModel.logistic(logit.low()),
                PairModel.logistic(logit.high()),
                logit.level(),
                logit.method());
    }

    private double information(int j) {
        double a = fit.slope(j);
        double c = fit.guessing(j);
        double root = Math.sqrt(1 + 8 * c);
        return a * a / (8 * (1 - c) * (1 - c)) * (1 - 20 * c - 8 * c * c + root * root * root);
    }

    private @Nullable Double[] infit() {
        var squares = new double[data.items().size()];
        var variances = new double[squares.length];
        var curve = new ItemCurve();
        for (int s = 0; s < fit.mean.length; s++) {
            for (int c = data.start()[s]; c < data.start()[s + 1]; c++) {
                int j = data.item()[c];
                curve.at(fit.slope(j), fit.intercept(j), fit.guessing(j), fit.mean[s]);
                double p = curve.probability();
                double n = data.tried()[c];
                squares[j] += Math.pow(data.solved()[c] - n * p, 2);
                variances[j] += n * p * (1 - p);
            }
        }
        var infit = new @Nullable Double[squares.length];
        for (int j = 0; j < infit.length; j++) {
            infit[j] = variances[j] > 0 ? squares[j] / variances[j] : null;
        }
        return infit;
    }
}
