package org.psephos.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Coefficients.Entry;
import org.psephos.audit.Value.Known;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/**
 * Intervals for other annotators than these: how much a coefficient moves where each annotator is
 * left out in turn. Drawing annotators with replacement would not do, for whoever is drawn twice
 * agrees with himself.
 *
 * @see "Gwet (2014), Handbook of inter-rater reliability, section 5.5: variance due to the sampling
 *     of raters; Efron (1982), The jackknife, the bootstrap and other resampling plans, chapter 3"
 */
final class RaterJackknife {
    private static final int FEWEST = 3;

    /** Judgements gone through, one annotator left out after the other: some ten seconds. */
    private static final double MOST = 1e9;

    private final ReliabilityData data;
    private final double level;
    private final @Nullable Distances distances;

    RaterJackknife(ReliabilityData data, double level, @Nullable Distances distances) {
        this.data = data;
        this.level = level;
        this.distances = distances;
    }

    /** Whether leaving out each annotator would take too long. */
    boolean isTooMuch() {
        return (double) data.raters() * data.code().length > MOST;
    }

    /** By entry; null where there are too few annotators, or one of them decides whether it is. */
    List<@Nullable Interval> intervals(List<Entry> entries) {
        var intervals = new ArrayList<@Nullable Interval>();
        if (!data.named() || data.raters() < FEWEST || isTooMuch()) {
            entries.forEach(entry -> intervals.add(null));
            return intervals;
        }
        var without = new ArrayList<List<Entry>>();
        for (int rater = 0; rater < data.raters(); rater++) {
            without.add(Coefficients.of(data.without(rater), distances));
        }
        entries.forEach(entry -> intervals.add(interval(entry, without)));
        return intervals;
    }

    private @Nullable Interval interval(Entry entry, List<List<Entry>> without) {
        var values =
                without.stream()
                        .flatMap(List::stream)
                        .filter(other -> same(entry, other))
                        .mapToDouble(RaterJackknife::value)
                        .filter(Double::isFinite)
                        .toArray();
        double whole = value(entry);
        if (values.length < data.raters() || !Double.isFinite(whole)) {
            return null;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares * (values.length - 1) / values.length);
        var method = "jackknife over %s annotators".formatted(values.length);
        return Estimate.normal(whole, error, level, method).interval();
    }

    private static boolean same(Entry one, Entry other) {
        return one.measure() == other.measure() && Objects.equals(one.weights(), other.weights());
    }

    private static double value(Entry entry) {
        return entry.coefficient().of(entry.cells().count()) instanceof Known(double number)
                ? number
                : Double.NaN;
    }
}
