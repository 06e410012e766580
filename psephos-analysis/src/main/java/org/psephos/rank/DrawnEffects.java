package org.psephos.rank;

import java.util.List;
import java.util.Locale;

/** Effects that are drawn to zero by a spread estimated from all of them. */
final class DrawnEffects {
    private static final int MOST_ROUNDS = 60;

    /** Excess that is none. */
    private static final double CLOSE = 1e-8;

    /** Steps of the logarithm until the root lies between two of them. */
    private static final double STRIDE = StrictMath.log(4);

    /** Variance beyond which effects are taken as not held by anything. */
    private static final double ENDLESS = 1e4;

    /** Variance below which the effects do not differ. */
    private static final double NONE = 1e-4;

    final CovariateFit fit;
    private double variance = 0.25;
    private int many;

    DrawnEffects(CovariateFit fit) {
        this.fit = fit;
    }

    void start() {
        for (int k = 0; k < fit.design.effects().size(); k++) {
            many += fit.design.effects().get(k).drawn() ? 1 : 0;
        }
        apply();
    }

    private void apply() {
        for (int k = 0; k < fit.design.effects().size(); k++) {
            boolean drawn = fit.design.effects().get(k).drawn();
            fit.precision[fit.systems + k] = drawn ? 1 / variance : 0;
        }
    }

    /**
     * Solves, and with drawn effects estimates their variance as the sum of their squares over the
     * number of them that the votes determine. What is sought is the variance that comes out as it
     * was taken: repeating alone would take thousands of rounds where effects hardly differ.
     *
     * @see "Breslow and Clayton (1993), Approximate inference in generalized linear mixed models,
     *     JASA 88:9-25; the search: Dowell and Jarratt (1971), A modified regula falsi method for
     *     computing the root of an equation, BIT 11:168-174"
     */
    boolean solve() {
        return fit.solve() && (many == 0 || settle());
    }

    private boolean settle() {
        double high = StrictMath.log(variance);
        double atHigh = excess(high);
        double low = high;
        double atLow = atHigh;
        while (atLow < 0 && low > StrictMath.log(NONE)) {
            high = low;
            atHigh = atLow;
            low = Math.max(low - STRIDE, StrictMath.log(NONE));
            atLow = excess(low);
        }
        while (atHigh > 0 && high < StrictMath.log(ENDLESS)) {
            low = high;
            atLow = atHigh;
            high += STRIDE;
            atHigh = excess(high);
        }
        if (atLow < 0) {
            return at(NONE);
        }
        return atHigh <= 0 && between(low, atLow, high, atHigh);
    }

    /** Closes in on the root: the excess is positive at the first place, negative at the second. */
    private boolean between(double low, double atLow, double high, double atHigh) {
        int stayed = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double next = (low * atHigh - high * atLow) / (atHigh - atLow);
            double excess = excess(next);
            if (Math.abs(excess) <= CLOSE) {
                return true;
            }
            // An end that stays twice counts half, so that it moves too.
            if (excess > 0) {
                low = next;
                atLow = excess;
                atHigh = stayed == 1 ? atHigh / 2 : atHigh;
                stayed = 1;
            } else if (excess < 0) {
                high = next;
                atHigh = excess;
                atLow = stayed == -1 ? atLow / 2 : atLow;
                stayed = -1;
            } else {
                return false; // not a number: the fit was not solved there
            }
        }
        return false;
    }

    /** Log of the variance that comes out, less that of the one taken. */
    private double excess(double log) {
        return at(StrictMath.exp(log)) ? StrictMath.log(expected()) - log : Double.NaN;
    }

    /** Of the effects about zero, as estimated. */
    double variance() {
        return variance;
    }

    /** How many effects are drawn. */
    int many() {
        return many;
    }

    /** Solves at another variance; whether that was done. */
    boolean at(double other) {
        variance = other;
        apply();
        return fit.solve();
    }

    /** Squares of the effects over how many of them the votes determine. */
    private double expected() {
        var covariance = new Covariance(fit).fisher();
        double squares = 0;
        double determined = 0;
        for (int i = fit.systems; i < fit.systems + fit.design.effects().size(); i++) {
            if (fit.precision[i] > 0) {
                squares += fit.parameters[i] * fit.parameters[i];
                determined += 1 - covariance[i * fit.size + i] / variance;
            }
        }
        return determined <= 0 ? NONE : squares / determined;
    }

    /** Whether the effects do not differ by more than chance makes: their variance went to zero. */
    boolean alike() {
        return variance <= NONE;
    }

    void note(List<String> notes) {
        if (many > 0) {
            notes.add(
                    alike()
                            ? "annotators do not differ in the effect of position"
                            : String.format(
                                    Locale.ROOT,
                                    "annotators differ from the common effect of position with"
                                            + " a standard deviation of %.3g log-odds; the"
                                            + " effect of each is its difference, drawn to 0 by"
                                            + " it",
                                    Math.sqrt(variance)));
        }
    }
}
