package org.psephos.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Coefficients.Entry;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;
import org.psephos.math.Estimate;

/** Agreement rater by rater: of every two, those with the most common units first. */
final class PairTable {

    /** Ten raters make that many pairs; of more raters the pairs with the most units are shown. */
    static final int MOST = 45;

    private final ReliabilityData data;
    private final double level;

    PairTable(ReliabilityData data, double level) {
        this.data = data;
        this.level = level;
    }

    /** Nothing where raters are not named. */
    List<PairAgreement> pairs() {
        if (!data.named()) {
            return List.of();
        }
        return Pairs.of(UnitCells.byRaters(data)).stream()
                .map(pair -> restricted(pair.first(), pair.second()))
                .sorted(Comparator.comparing(pair -> -pair.data().units()))
                .limit(MOST)
                .map(this::measured)
                .toList();
    }

    private record Two(int first, int second, ReliabilityData data) {}

    /** The units that both judged, with these two ratings only. */
    private Two restricted(int first, int second) {
        var codes = new int[data.code().length];
        int units = 0;
        for (int unit = 0; unit < data.units(); unit++) {
            int one = place(unit, first);
            int other = place(unit, second);
            if (one >= 0 && other >= 0) {
                codes[2 * units] = data.code()[one];
                codes[2 * units + 1] = data.code()[other];
                units++;
            }
        }
        var start = new int[units + 1];
        var rater = new int[2 * units];
        for (int unit = 0; unit < units; unit++) {
            start[unit + 1] = 2 * unit + 2;
            rater[2 * unit + 1] = 1;
        }
        return new Two(
                first,
                second,
                new ReliabilityData(
                        data.feedback(),
                        data.criterion(),
                        data.scale(),
                        data.categories(),
                        data.declared(),
                        List.of(data.names().get(first), data.names().get(second)),
                        2,
                        start,
                        rater,
                        Arrays.copyOf(codes, 2 * units),
                        0));
    }

    private int place(int unit, int rater) {
        return Arrays.binarySearch(data.rater(), data.start()[unit], data.start()[unit + 1], rater);
    }

    private PairAgreement measured(Two two) {
        var entry =
                Coefficients.of(two.data()).stream()
                        .filter(one -> one.measure() == measure())
                        .findFirst()
                        .orElseThrow();
        var value = entry.coefficient().of(entry.cells().count());
        return new PairAgreement(
                data.feedback(),
                data.criterion(),
                measure(),
                data.names().get(two.first()),
                data.names().get(two.second()),
                two.data().units(),
                value instanceof Known(double number) ? estimate(number, entry) : null,
                value instanceof Unknown(String reason) ? reason : null);
    }

    private Measure measure() {
        return switch (data.scale()) {
            case NOMINAL -> Measure.COHEN_KAPPA;
            case ORDINAL -> Measure.WEIGHTED_KAPPA_QUADRATIC;
            case INTERVAL, RATIO -> Measure.PEARSON;
        };
    }

    private Estimate estimate(double value, Entry entry) {
        @Nullable Double error = StandardErrors.of(entry, true);
        return error == null
                ? new Estimate(value, null)
                : Estimate.normal(value, error, level, "delta");
    }
}
