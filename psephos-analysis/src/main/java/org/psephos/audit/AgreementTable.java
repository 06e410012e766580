package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.AuditOptions.Resampling;
import org.psephos.audit.Coefficients.Entry;
import org.psephos.audit.Value.Known;
import org.psephos.audit.Value.Unknown;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/** Every measure of agreement that suits the scale of each criterion. */
final class AgreementTable {
    private final AuditOptions options;

    AgreementTable(AuditOptions options) {
        this.options = options;
    }

    List<Agreement> of(List<ReliabilityData> data) {
        return data.stream().map(this::of).flatMap(List::stream).toList();
    }

    List<Agreement> of(ReliabilityData data) {
        var entries = Coefficients.of(data, options.distances());
        var intervals =
                options.resampling() == Resampling.ANNOTATORS
                        ? new RaterJackknife(data, options.level(), options.distances())
                                .intervals(entries)
                        : intervals(entries);
        var measured = new ArrayList<Agreement>();
        for (int at = 0; at < entries.size(); at++) {
            measured.add(agreement(data, entries.get(at), intervals.get(at)));
        }
        return measured;
    }

    /** Coefficients of the same cells are resampled together. */
    private List<@Nullable Interval> intervals(List<Entry> entries) {
        var intervals = new ArrayList<@Nullable Interval>();
        entries.forEach(entry -> intervals.add(null));
        for (var cells : entries.stream().map(Entry::cells).distinct().toList()) {
            var places = new ArrayList<Integer>();
            for (int at = 0; at < entries.size(); at++) {
                if (entries.get(at).cells().equals(cells) && isDefined(entries.get(at))) {
                    places.add(at);
                }
            }
            var found =
                    new UnitBootstrap(options)
                            .intervals(
                                    cells,
                                    places.stream()
                                            .map(at -> entries.get(at).coefficient())
                                            .toList());
            for (int at = 0; at < found.size(); at++) {
                intervals.set(places.get(at), found.get(at));
            }
        }
        return intervals;
    }

    private static boolean isDefined(Entry entry) {
        return entry.coefficient().of(entry.cells().count()) instanceof Known;
    }

    private Agreement agreement(ReliabilityData data, Entry entry, @Nullable Interval interval) {
        var value = entry.coefficient().of(entry.cells().count());
        return new Agreement(
                entry.measure(),
                data.scale(),
                data.feedback(),
                data.criterion(),
                data.units(),
                data.pairable(),
                data.raters(),
                data.code().length,
                data.repeated(),
                value instanceof Known(double number) ? new Estimate(number, interval) : null,
                value instanceof Known && entry.hasStandardError()
                        ? StandardErrors.of(
                                entry.measure(),
                                entry.coefficient(),
                                entry.cells(),
                                entry.isOfTwo(data))
                        : null,
                value instanceof Unknown(String reason) ? reason : null,
                entry.weights(),
                note(data, entry));
    }

    private @Nullable String note(ReliabilityData data, Entry entry) {
        if (options.resampling() == Resampling.ANNOTATORS) {
            return joined(
                    entry.note(),
                    new RaterJackknife(data, options.level(), options.distances()).isTooMuch()
                            ? "no interval: leaving out each annotator would take too long"
                            : null);
        }
        if (!new UnitBootstrap(options).isTooMuch(entry.coefficient())) {
            return entry.note();
        }
        return joined(
                entry.note(), "no interval: resampling would take too long, ask for fewer rounds");
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? (one == null ? other : one) : one + "; " + other;
    }
}
