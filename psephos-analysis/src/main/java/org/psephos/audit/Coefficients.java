package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.ChanceCorrected.Chance;
import org.psephos.audit.IntraclassCorrelation.Model;
import org.psephos.audit.IntraclassCorrelation.Of;
import org.psephos.audit.RaterCorrelation.Kind;
import org.psephos.audit.Value.Unknown;

/** The measures of agreement that suit a scale, in the order of {@link Measure}. */
final class Coefficients {
    private static final String NOT_NAMED = "raters are not named, so their habits are not known";

    private final ReliabilityData data;
    private final UnitCells counts;
    private final UnitCells patterns;
    private final List<Entry> entries = new ArrayList<>();

    private Coefficients(ReliabilityData data) {
        this.data = data;
        counts = UnitCells.byCounts(data);
        patterns = UnitCells.byRaters(data);
    }

    /**
     * A measure, ready to be evaluated.
     *
     * @param weights that agreement is weighed by, in words; absent where there are none
     * @param note what a reader has to know; absent where there is nothing
     */
    record Entry(
            Measure measure,
            UnitCells cells,
            Coefficient coefficient,
            @Nullable String weights,
            @Nullable String note) {

        /** Whether it is the kappa of two raters. */
        boolean isOfTwo(ReliabilityData data) {
            return data.raters() == 2
                    && (measure == Measure.COHEN_KAPPA
                            || measure == Measure.WEIGHTED_KAPPA_LINEAR
                            || measure == Measure.WEIGHTED_KAPPA_QUADRATIC);
        }

        /** Whether it is a smooth function of counts of units. */
        boolean hasStandardError() {
            return switch (measure) {
                case KENDALL_W, KENDALL_TAU_B, KENDALL_TAU_C, SPEARMAN, LEAVE_ONE_OUT -> false;
                default -> true;
            };
        }
    }

    static List<Entry> of(ReliabilityData data) {
        return of(data, null);
    }

    /** And alpha by {@code distances}, where they say something of these categories. */
    static List<Entry> of(ReliabilityData data, @Nullable Distances distances) {
        var all = new Coefficients(data);
        switch (data.scale()) {
            case NOMINAL -> all.nominal();
            case ORDINAL -> all.ordinal();
            case INTERVAL, RATIO -> all.metric();
        }
        if (distances != null && distances.concern(data)) {
            all.alpha(distances);
        }
        return all.entries;
    }

    private void nominal() {
        var same = AgreementWeights.IDENTITY;
        chance(Measure.PERCENT_AGREEMENT, same, Chance.NONE);
        add(Measure.COHEN_KAPPA, patterns, ofTwo(conger(same), Measure.CONGER_KAPPA), null, null);
        chance(Measure.FLEISS_KAPPA, same, Chance.SHARES);
        add(Measure.CONGER_KAPPA, patterns, ofNamed(conger(same)), null, null);
        add(
                Measure.SCOTT_PI,
                counts,
                ofTwo(corrected(same, Chance.SHARES), Measure.FLEISS_KAPPA),
                null,
                null);
        chance(Measure.GWET_AC1, same, Chance.HARD_UNITS);
        chance(Measure.BRENNAN_PREDIGER, same, Chance.EVEN);
        alpha("nominal");
        add(Measure.LEAVE_ONE_OUT, counts, new LeaveOneOut(counts), null, null);
        ofTheTwo();
        if (!data.categories().sets().isEmpty()) {
            alpha(SetDistance.JACCARD);
            alpha(SetDistance.MASI);
        }
    }

    /** Of two raters; what averages over the categories of one needs to know which is the truth. */
    private void ofTheTwo() {
        if (data.raters() != 2) {
            return;
        }
        two(Measure.MCC, 0, ConfusionTable::matthews, null);
        int truth = data.named() ? data.referenceOfTwo() : ReliabilityData.NOBODY;
        if (truth != ReliabilityData.NOBODY) {
            var beside = "with %s as the truth".formatted(data.names().get(truth));
            two(Measure.BALANCED_ACCURACY, truth, ConfusionTable::meanRecall, beside);
            two(Measure.UAR, truth, ConfusionTable::meanRecall, beside);
        }
    }

    private void two(
            Measure measure, int truth, Function<ConfusionTable, Value> of, @Nullable String note) {
        int categories = data.categories().size();
        Coefficient coefficient =
                weight -> of.apply(ConfusionTable.ofTwo(patterns, weight, truth, categories));
        add(measure, patterns, ofTwo(coefficient, Measure.CONGER_KAPPA), null, note);
    }

    private void ordinal() {
        var same = AgreementWeights.IDENTITY;
        chance(Measure.PERCENT_AGREEMENT, same, Chance.NONE);
        add(Measure.COHEN_KAPPA, patterns, ofTwo(conger(same), Measure.CONGER_KAPPA), null, null);
        weighted(Measure.WEIGHTED_KAPPA_LINEAR, AgreementWeights.LINEAR);
        weighted(Measure.WEIGHTED_KAPPA_QUADRATIC, AgreementWeights.QUADRATIC);
        add(
                Measure.GWET_AC2,
                counts,
                corrected(AgreementWeights.ORDINAL, Chance.HARD_UNITS),
                "gwet ordinal",
                null);
        alpha("ordinal");
        int complete = 0;
        for (int unit = 0; unit < data.units(); unit++) {
            complete += data.ratings(unit) == data.raters() ? 1 : 0;
        }
        add(
                Measure.KENDALL_W,
                patterns,
                ofNamed(new KendallW(patterns, data.categories().size(), data.raters())),
                null,
                complete == data.units()
                        ? null
                        : "of the %s units that all raters judged".formatted(complete));
        var places = RaterCorrelation.places(data.categories().size());
        var pairs = Pairs.of(patterns);
        correlation(Measure.KENDALL_TAU_B, pairs, places, Kind.KENDALL_TAU_B);
        correlation(Measure.KENDALL_TAU_C, pairs, places, Kind.KENDALL_TAU_C);
        correlation(Measure.SPEARMAN, pairs, places, Kind.SPEARMAN);
    }

    private void metric() {
        alpha(data.scale().toString());
        icc(Measure.ICC_1, Model.ONE_WAY, Of.ONE_RATER);
        icc(Measure.ICC_2, Model.AGREEMENT, Of.ONE_RATER);
        icc(Measure.ICC_3, Model.CONSISTENCY, Of.ONE_RATER);
        icc(Measure.ICC_1K, Model.ONE_WAY, Of.MEAN_OF_RATERS);
        icc(Measure.ICC_2K, Model.AGREEMENT, Of.MEAN_OF_RATERS);
        icc(Measure.ICC_3K, Model.CONSISTENCY, Of.MEAN_OF_RATERS);
        correlation(Measure.PEARSON, Pairs.of(patterns), numbers(), Kind.PEARSON);
    }

    private double[] numbers() {
        return data.categories().numbers(data.scale());
    }

    private void chance(Measure measure, AgreementWeights weights, Chance chance) {
        add(measure, counts, corrected(weights, chance), null, null);
    }

    private Coefficient corrected(AgreementWeights weights, Chance chance) {
        return new ChanceCorrected(counts, data.categories().size(), weights, chance);
    }

    private Coefficient conger(AgreementWeights weights) {
        return new CongerKappa(patterns, data.categories().size(), data.raters(), weights);
    }

    private void weighted(Measure measure, AgreementWeights weights) {
        add(
                measure,
                patterns,
                ofNamed(conger(weights)),
                weights + " by place among %s categories".formatted(data.categories().size()),
                data.raters() > 2 ? "Conger's form for more than two raters" : null);
    }

    private void alpha(String distance) {
        add(
                Measure.KRIPPENDORFF_ALPHA,
                counts,
                new KrippendorffAlpha(counts, data),
                distance,
                null);
    }

    /** Labels that are sets may have some members in common. */
    private void alpha(SetDistance distance) {
        var sets = data.categories().sets();
        add(
                Measure.KRIPPENDORFF_ALPHA,
                counts,
                new KrippendorffAlpha(counts, sets.size(), distance.between(sets)),
                distance.toString(),
                "sets of labels, by the %s distance".formatted(distance));
    }

    private void alpha(Distances distances) {
        var names = data.categories().names();
        add(
                Measure.KRIPPENDORFF_ALPHA,
                counts,
                new KrippendorffAlpha(counts, names.size(), distances.between(names)),
                Distances.WEIGHTS,
                "by the distances of --distance");
    }

    private void icc(Measure measure, Model model, Of of) {
        var icc = new IntraclassCorrelation(patterns, numbers(), data.raters(), model, of);
        add(measure, patterns, model == Model.ONE_WAY ? icc : ofNamed(icc), null, null);
    }

    private void correlation(Measure measure, List<Pairs> pairs, double[] values, Kind kind) {
        add(
                measure,
                patterns,
                ofNamed(new RaterCorrelation(pairs, values, kind)),
                null,
                pairs.size() > 1 ? "the mean of %s pairs of raters".formatted(pairs.size()) : null);
    }

    /** The coefficient, or why it does not exist where nobody knows who judged. */
    private Coefficient ofNamed(Coefficient coefficient) {
        return data.named() ? coefficient : weight -> new Unknown(NOT_NAMED);
    }

    /** The coefficient, or why it does not exist for other than two raters. */
    private Coefficient ofTwo(Coefficient coefficient, Measure more) {
        if (data.raters() > 2) {
            return weight ->
                    new Unknown(
                            "it compares two raters, and here are %s: see %s, and the pairs"
                                    .formatted(data.raters(), more));
        }
        var mismatch =
                data.raters() < 2 || data.declared() || !data.named()
                        ? null
                        : CodeBooks.mismatch(patterns, data.categories());
        return mismatch == null ? ofNamed(coefficient) : weight -> new Unknown(mismatch);
    }

    private void add(
            Measure measure,
            UnitCells cells,
            Coefficient coefficient,
            @Nullable String weights,
            @Nullable String note) {
        entries.add(new Entry(measure, cells, coefficient, weights, note));
    }
}
