package org.psephos.audit;

import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * Rows that were not understood: where they differ from the rest, whatever is said of the file does
 * not know it. A share of all rows read, counted, without an interval.
 *
 * <p>Severity: high from 5% of the rows, medium from 1%, low where there is one.
 */
final class RejectedRows {
    private static final double HIGH = 0.05;
    private static final double MEDIUM = 0.01;
    private static final Draft DRAFT =
            Draft.of(
                    "rejected-rows",
                    "share of rows that were not understood",
                    Unit.SHARE,
                    "look at the rows, then name columns or values: --columns, --winner-values; --rejects FILE keeps them all");

    private RejectedRows() {}

    static Finding look(Docket docket) {
        long read = docket.data().manifest().read();
        var rejects = docket.data().manifest().rejects();
        if (read == 0) {
            return DRAFT.cannotSay("no row was read", "give a file that has rows");
        }
        double share = (double) rejects.count() / read;
        var draft = DRAFT.of(share, null).from(read);
        if (rejects.count() == 0) {
            return draft.says(
                    Severity.NONE,
                    "every one of %s was understood".formatted(Words.count(read, "row")));
        }
        return draft.behind(
                        rejects.examples().stream()
                                .limit(Origins.MOST)
                                .map(reject -> reject.origin().toString())
                                .toList())
                .says(
                        share >= HIGH
                                ? Severity.HIGH
                                : share >= MEDIUM ? Severity.MEDIUM : Severity.LOW,
                        "%s of %s were not understood (%s)"
                                .formatted(
                                        Words.count(rejects.count()),
                                        Words.count(read, "row"),
                                        Words.percent(share)));
    }
}
