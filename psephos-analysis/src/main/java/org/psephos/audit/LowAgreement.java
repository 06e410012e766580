package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * Raters who agree little more than by chance, by Krippendorff's alpha: below 0.667 conclusions are
 * tentative at best, from 0.8 on they can be relied on.
 *
 * @see "Krippendorff (2004), Content Analysis, 2nd edition, page 241"
 */
final class LowAgreement {
    private static final double RELIABLE = 0.8;
    private static final double TENTATIVE = 0.667;
    private static final double POOR = 0.2;

    private LowAgreement() {}

    static List<Finding> look(Evidence evidence) {
        var found = new ArrayList<Finding>();
        var seen = new TreeSet<String>();
        for (var agreement : evidence.agreement()) {
            var estimate = agreement.estimate();
            if (agreement.measure() != Measure.KRIPPENDORFF_ALPHA
                    || estimate == null
                    || !seen.add(agreement.feedback() + " " + agreement.criterion())) {
                continue; // Sets of labels have an alpha for each distance: the strictest counts.
            }
            var interval = estimate.interval();
            double value = estimate.value();
            found.add(
                    new Finding(
                            "low-agreement",
                            severity(value),
                            claim(agreement, value),
                            "krippendorff-alpha, " + agreement.scale(),
                            Unit.SHARE,
                            value,
                            interval == null ? null : interval.low(),
                            interval == null ? null : interval.high(),
                            agreement.ratings(),
                            List.of(),
                            remedy(value)));
        }
        return found;
    }

    private static Severity severity(double value) {
        if (value < POOR) {
            return Severity.HIGH;
        }
        if (value < TENTATIVE) {
            return Severity.MEDIUM;
        }
        return value < RELIABLE ? Severity.LOW : Severity.NONE;
    }

    private static String claim(Agreement agreement, double value) {
        return "raters of %s (%s) %s"
                .formatted(
                        agreement.criterion(),
                        agreement.feedback(),
                        value < POOR
                                ? "agree little more than by chance"
                                : value < TENTATIVE
                                        ? "agree too little to rely on one of them"
                                        : value < RELIABLE
                                                ? "agree well enough for tentative conclusions"
                                                : "agree well");
    }

    private static String remedy(double value) {
        return value < RELIABLE
                ? "Ask more people about each item, make the instructions clearer, or look at which"
                        + " annotators differ."
                : "Nothing.";
    }
}
