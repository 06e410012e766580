package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.JudgeCard.Score;
import org.psephos.audit.RaterCorrelation.Kind;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;

/**
 * What else is customary to say of a judge beside a reference: of categories the averages over
 * those that are true of anything, of numbers the correlations with the mean of the reference.
 */
final class JudgeMeasures {
    private static final int UNKNOWN = -1;
    private static final int SIDES = 4;

    private final Sheet sheet;
    private final int[] truth;
    private final int[] trueClass;
    private final double[] sum;
    private final double[] count;
    private final double @Nullable [] numbers;

    /**
     * Reads the reference.
     *
     * @param truth code by unit, or -1
     * @param reference whether a place of the sheet is the reference's
     */
    JudgeMeasures(Sheet sheet, int[] truth, IntPredicate reference) {
        this.sheet = sheet;
        this.truth = truth;
        trueClass = new int[truth.length];
        Arrays.fill(trueClass, UNKNOWN);
        sum = new double[truth.length];
        count = new double[truth.length];
        numbers = numbers();
        for (int place = 0; place < sheet.unit().length; place++) {
            if (reference.test(place)) {
                learn(place, sheet.unit()[place]);
            }
        }
    }

    private double @Nullable [] numbers() {
        var categories = sheet.coding().categories();
        if (sheet.coding().scale() == MeasurementScale.NOMINAL) {
            return null;
        }
        return categories.values() == null
                ? RaterCorrelation.places(categories.size())
                : categories.values();
    }

    private void learn(int place, int unit) {
        int code = sheet.coding().codes()[place];
        if (code == truth[unit]) {
            trueClass[unit] = category(place);
        }
        if (numbers != null) {
            sum[unit] += numbers[code];
            count[unit]++;
        }
    }

    /** Votes are told apart by which side won, sides in the order of their names. */
    private int category(int place) {
        int code = sheet.coding().codes()[place];
        if (!isVote()) {
            return code;
        }
        int winner = sheet.sides().winner()[place];
        if (winner == 0) {
            return sheet.coding().categories().names().get(code).equals(Winners.TIE) ? 2 : 3;
        }
        return winner < 0 == sheet.sides().turned()[place] ? 1 : 0;
    }

    private boolean isVote() {
        return sheet.feedback().equals("comparison");
    }

    /** Of the judge who judged at {@code places}. */
    List<Score> of(int[] places) {
        var scores = new ArrayList<Score>();
        if (numbers == null) {
            var table = table(places);
            scores.add(score(Measure.COHEN_KAPPA, table.cohen()));
            scores.add(score(Measure.MCC, table.matthews()));
            scores.add(score(Measure.BALANCED_ACCURACY, table.meanRecall()));
            scores.add(score(Measure.UAR, table.meanRecall()));
            scores.add(score(Measure.MACRO_PRECISION, table.macroPrecision()));
            scores.add(score(Measure.MACRO_F1, table.macroF1()));
        } else {
            var both = Arrays.stream(places).filter(at -> count[sheet.unit()[at]] > 0).toArray();
            scores.add(score(Measure.PEARSON, correlation(both, numbers, Kind.PEARSON)));
            scores.add(score(Measure.SPEARMAN, correlation(both, numbers, Kind.SPEARMAN)));
            scores.add(
                    score(Measure.KENDALL_TAU_B, correlation(both, numbers, Kind.KENDALL_TAU_B)));
            scores.add(
                    score(Measure.KENDALL_TAU_C, correlation(both, numbers, Kind.KENDALL_TAU_C)));
        }
        return List.copyOf(scores);
    }

    private ConfusionTable table(int[] places) {
        int categories = isVote() ? SIDES : sheet.coding().categories().size();
        var counts = new double[categories][categories];
        for (int place : places) {
            int is = trueClass[sheet.unit()[place]];
            if (is != UNKNOWN) {
                counts[is][category(place)]++;
            }
        }
        return new ConfusionTable(counts);
    }

    /** With the mean of what the reference gave to the unit. */
    private Value correlation(int[] places, double[] values, Kind kind) {
        var own = Arrays.stream(places).mapToDouble(at -> values[code(at)]).toArray();
        var theirs = Arrays.stream(places).map(at -> sheet.unit()[at]).mapToDouble(this::mean);
        return RaterCorrelation.ofTwo(own, theirs.toArray(), kind);
    }

    private int code(int place) {
        return sheet.coding().codes()[place];
    }

    private double mean(int unit) {
        return sum[unit] / count[unit];
    }

    private static Score score(Measure measure, Value value) {
        return switch (value) {
            case Known(double number) -> new Score(measure, number, null);
            case Unknown(String reason) -> new Score(measure, null, reason);
        };
    }
}
