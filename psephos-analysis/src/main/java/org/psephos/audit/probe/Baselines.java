package org.psephos.audit.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Decimals;

/** What predictions reach beside what one reaches who looks at nothing. */
final class Baselines {
    /** Accuracy of the commonest label. */
    static final String COMMONEST = "commonest-accuracy";

    /** Macro-F1 of all labels for every row. */
    static final String ONES = "ones-macro-f1";

    private Baselines() {}

    /**
     * One where predictions are not shown to be better; null where they are, or nothing is known.
     */
    static @Nullable Finding finding(List<Quantity> found, String system) {
        var finding = finding(found, system, "accuracy", COMMONEST);
        return finding == null ? finding(found, system, "macro-f1", ONES) : finding;
    }

    private static @Nullable Finding finding(
            List<Quantity> found, String system, String measure, String baseline) {
        var reached = value(found, measure);
        var without = value(found, baseline);
        if (reached == null || without == null) {
            return null;
        }
        var interval = reached.interval();
        double value = number(reached);
        double least = interval == null ? value : interval.low();
        if (least > number(without)) {
            return null;
        }
        return Alarm.finding(
                "no-better-than-looking-at-nothing",
                value <= number(without) ? Severity.HIGH : Severity.MEDIUM,
                reached,
                "%s%s is %s, and %s without looking"
                        .formatted(
                                system.isEmpty() ? "" : system + ": ",
                                measure,
                                Decimals.fixed(value, 3),
                                Decimals.fixed(number(without), 3)),
                Finding.Unit.SHARE,
                "report both, and measures that chance cannot fill: mcc, cohens-kappa, uar");
    }

    private static double number(Quantity one) {
        return java.util.Objects.requireNonNull(one.value());
    }

    private static @Nullable Quantity value(List<Quantity> found, String name) {
        return found.stream()
                .filter(one -> one.name().equals(name) && one.of().isEmpty() && one.value() != null)
                .findFirst()
                .orElse(null);
    }
}
