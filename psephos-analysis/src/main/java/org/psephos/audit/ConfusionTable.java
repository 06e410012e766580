package org.psephos.audit;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * What one says beside what is true, counted by category.
 *
 * @param count by true category, then by said category
 */
@SuppressWarnings("ArrayRecordComponent") // a table; never compared
record ConfusionTable(double[][] count) {
    private static final String ONE_CLASS =
            "the truth is the same category everywhere, so there is nothing to tell apart";
    private static final String NO_VARIATION =
            "one of the two gave the same category to everything, so there is no correlation";

    /**
     * Of two raters 0 and 1, over the units that both judged.
     *
     * @param cells by rater
     * @param weight units by cell
     * @param truth the rater that is right by definition
     */
    static ConfusionTable ofTwo(UnitCells cells, double[] weight, int truth, int categories) {
        var count = new double[categories][categories];
        for (int c = 0; c < weight.length; c++) {
            if (cells.ratings()[c] == 2) {
                int first = cells.value()[cells.start()[c]];
                int second = cells.value()[cells.start()[c] + 1];
                count[truth == 0 ? first : second][truth == 0 ? second : first] += weight[c];
            }
        }
        return new ConfusionTable(count);
    }

    private double all() {
        return IntStream.range(0, count.length).mapToDouble(this::truly).sum();
    }

    private double truly(int category) {
        return IntStream.range(0, count.length).mapToDouble(said -> count[category][said]).sum();
    }

    private double said(int category) {
        return IntStream.range(0, count.length).mapToDouble(is -> count[is][category]).sum();
    }

    /** How many categories are true of anything. */
    private long classes() {
        return IntStream.range(0, count.length).filter(k -> truly(k) > 0).count();
    }

    /**
     * Matthews' correlation coefficient, for any number of categories.
     *
     * @see "Gorodkin (2004), Comparing two K-category assignments by a K-category correlation
     *     coefficient, Computational Biology and Chemistry 28:367-374, equation 8"
     */
    Value matthews() {
        double all = all();
        if (all == 0) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        double right = sum(k -> count[k][k]);
        double chance = sum(k -> truly(k) * said(k));
        double truths = all * all - sum(k -> truly(k) * truly(k));
        double sayings = all * all - sum(k -> said(k) * said(k));
        return truths > 0 && sayings > 0
                ? new Known(Math.clamp((right * all - chance) / Math.sqrt(truths * sayings), -1, 1))
                : new Unknown(NO_VARIATION);
    }

    /**
     * Cohen's kappa.
     *
     * @see "Cohen (1960), A coefficient of agreement for nominal scales, Educational and
     *     Psychological Measurement 20:37-46"
     */
    Value cohen() {
        double all = all();
        if (all == 0) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        double right = sum(k -> count[k][k]) / all;
        double chance = sum(k -> truly(k) * said(k)) / (all * all);
        return chance < 1
                ? new Known((right - chance) / (1 - chance))
                : new Unknown(ChanceCorrected.ONE_CATEGORY);
    }

    private double sum(IntToDoubleFunction of) {
        return IntStream.range(0, count.length).mapToDouble(of).sum();
    }

    /**
     * Recall, averaged over the categories that are true of anything: balanced accuracy, which
     * speech research calls unweighted average recall.
     *
     * @see "Brodersen et al. (2010), The balanced accuracy and its posterior distribution, ICPR;
     *     Schuller et al. (2009), The INTERSPEECH 2009 emotion challenge"
     */
    Value meanRecall() {
        if (all() == 0) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        return classes() < 2
                ? new Unknown(ONE_CLASS)
                : new Known(sum(k -> truly(k) > 0 ? count[k][k] / truly(k) : 0) / classes());
    }

    /** Precision, averaged over categories that occur; one that is never said counts zero. */
    Value macroPrecision() {
        return overUsed(k -> said(k) > 0 ? count[k][k] / said(k) : 0);
    }

    /** The harmonic mean of precision and recall, averaged over categories that occur. */
    Value macroF1() {
        return overUsed(k -> 2 * count[k][k] / (truly(k) + said(k)));
    }

    private Value overUsed(IntToDoubleFunction of) {
        var used = IntStream.range(0, count.length).filter(k -> truly(k) + said(k) > 0).toArray();
        if (used.length == 0) {
            return new Unknown(ChanceCorrected.NOTHING_TWICE);
        }
        return classes() < 2
                ? new Unknown(ONE_CLASS)
                : new Known(IntStream.of(used).mapToDouble(of).sum() / used.length);
    }
}
