package org.psephos.rank;

import java.util.List;
import java.util.Locale;

/** Effects that are drawn to zero by a spread estimated from all of them. */
final class DrawnEffects {
    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-5;

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
     * number of them that the votes determine, again and again until it stays.
     *
     * @see "Breslow and Clayton (1993), Approximate inference in generalized linear mixed models,
     *     JASA 88:9-25"
     */
    boolean solve() {
        if (!fit.solve()) {
            return false;
        }
        if (many == 0) {
            return true;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double next = expected();
            if (next < variance && round % 3 == 2) {
                // A variance of zero is reached by the same factor again and again: leap.
                next = variance * StrictMath.pow(next / variance, 6);
            }
            next = Math.max(next, NONE);
            boolean close = Math.abs(next - variance) <= CLOSE * variance;
            variance = next;
            apply();
            if (!fit.solve()) {
                return false;
            }
            if (close || variance <= NONE) {
                return true;
            }
        }
        return false;
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
