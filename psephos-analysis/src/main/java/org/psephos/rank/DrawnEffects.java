package org.psephos.rank;

import java.util.List;
import java.util.Locale;

/** Effects that are drawn to zero by a spread estimated from all of them. */
final class DrawnEffects {
    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-5;

    /** Variance below which the effects do not differ. */
    private static final double NONE = 1e-6;

    private final CovariateFit fit;
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
     * Solves, and with drawn effects estimates their variance as the mean of the squares expected
     * of them, again and again until it stays.
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
            double next = Math.max(expected(), NONE);
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

    private double expected() {
        var covariance = new Covariance(fit).fisher();
        double sum = 0;
        for (int i = fit.systems; i < fit.systems + fit.design.effects().size(); i++) {
            if (fit.precision[i] > 0) {
                sum += fit.parameters[i] * fit.parameters[i] + covariance[i * fit.size + i];
            }
        }
        return sum / many;
    }

    void note(List<String> notes) {
        if (many > 0) {
            notes.add(
                    variance <= NONE
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
