package org.psephos.audit.probe;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was predicted beside what is true, counted by label. Each measure is null where it is not
 * defined: where nothing was counted, or one side says the same label always and the measure needs
 * more.
 *
 * @param count by true label, then by predicted one
 */
@SuppressWarnings("ArrayRecordComponent") // a table; never compared
record LabelTable(double[][] count) {

    double all() {
        return sum(this::truly);
    }

    double truly(int label) {
        return IntStream.range(0, count.length).mapToDouble(said -> count[label][said]).sum();
    }

    double said(int label) {
        return IntStream.range(0, count.length).mapToDouble(is -> count[is][label]).sum();
    }

    private double sum(IntToDoubleFunction of) {
        return IntStream.range(0, count.length).mapToDouble(of).sum();
    }

    @Nullable Double accuracy() {
        return ratio(sum(k -> count[k][k]), all());
    }

    /** The accuracy of always saying the label that is true most often. */
    @Nullable Double commonest() {
        double most = IntStream.range(0, count.length).mapToDouble(this::truly).max().orElse(0);
        return ratio(most, all());
    }

    /**
     * Matthews' correlation, for any number of labels.
     *
     * @see "Gorodkin (2004), Comparing two K-category assignments by a K-category correlation
     *     coefficient, equation 8"
     */
    @Nullable Double matthews() {
        double all = all();
        double chance = sum(k -> truly(k) * said(k));
        double truths = all * all - sum(k -> truly(k) * truly(k));
        double sayings = all * all - sum(k -> said(k) * said(k));
        double right = sum(k -> count[k][k]) * all - chance;
        return truths > 0 && sayings > 0
                ? (Double) Math.clamp(right / Math.sqrt(truths * sayings), -1, 1)
                : null;
    }

    /**
     * Cohen's kappa; with squared weights, labels being {@code values}, where those are given.
     *
     * @see "Cohen (1960), A coefficient of agreement for nominal scales"
     * @see "Cohen (1968), Weighted kappa"
     */
    @Nullable Double kappa(double @Nullable [] values) {
        double all = all();
        double seen = 0;
        double chance = 0;
        for (int is = 0; is < count.length; is++) {
            for (int said = 0; said < count.length; said++) {
                double off = apart(is, said, values);
                seen += off * count[is][said] * all;
                chance += off * truly(is) * said(said);
            }
        }
        return chance > 0 ? (Double) (1 - seen / chance) : null;
    }

    private static double apart(int is, int said, double @Nullable [] values) {
        if (values == null) {
            return is == said ? 0 : 1;
        }
        double off = values[is] - values[said];
        return off * off;
    }

    /** Recall of one label. */
    @Nullable Double recall(int label) {
        return ratio(count[label][label], truly(label));
    }

    /** Precision of one label; zero where it is true of something and never said. */
    @Nullable Double precision(int label) {
        return said(label) == 0 && truly(label) > 0
                ? (Double) 0.0
                : ratio(count[label][label], said(label));
    }

    /** The harmonic mean of both. */
    @Nullable Double f1(int label) {
        return ratio(2 * count[label][label], truly(label) + said(label));
    }

    /** F1, averaged over labels that are true of something or were said. */
    @Nullable Double macroF1() {
        return mean(this::f1);
    }

    /**
     * Recall, averaged over labels that are true of something: unweighted average recall.
     *
     * @see "Schuller et al. (2009), The INTERSPEECH 2009 emotion challenge"
     */
    @Nullable Double meanRecall() {
        return mean(this::recall);
    }

    private interface ByLabel {
        @Nullable Double of(int label);
    }

    private @Nullable Double mean(ByLabel measure) {
        double sum = 0;
        int labels = 0;
        for (int k = 0; k < count.length; k++) {
            var one = measure.of(k);
            if (one != null) {
                sum += one;
                labels++;
            }
        }
        return ratio(sum, labels);
    }

    /**
     * Spearman's correlation of what is true and what is said, with ranks shared by ties.
     *
     * @param values what the labels are as numbers, ascending
     */
    @Nullable Double spearman(double[] values) {
        var truth = ranks(this::truly);
        var sayings = ranks(this::said);
        double middle = (all() + 1) / 2;
        var moments = new double[3];
        for (int is = 0; is < values.length; is++) {
            for (int said = 0; said < values.length; said++) {
                double x = truth[is] - middle;
                double y = sayings[said] - middle;
                moments[0] += count[is][said] * x * x;
                moments[1] += count[is][said] * y * y;
                moments[2] += count[is][said] * x * y;
            }
        }
        double below = Math.sqrt(moments[0] * moments[1]);
        return below > 0 ? (Double) Math.clamp(moments[2] / below, -1, 1) : null;
    }

    /** The mean rank of each label, labels in ascending order. */
    private double[] ranks(IntToDoubleFunction times) {
        var ranks = new double[count.length];
        double before = 0;
        for (int k = 0; k < ranks.length; k++) {
            double own = times.applyAsDouble(k);
            ranks[k] = before + (own + 1) / 2;
            before += own;
        }
        return ranks;
    }

    static @Nullable Double ratio(double part, double of) {
        return of > 0 ? (Double) (part / of) : null;
    }
}
