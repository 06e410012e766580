package org.psephos.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;

/**
 * A finding that is being written: what is measured, by which number, on which rows. Each step
 * gives a new one.
 *
 * @param id of the finding
 * @param remedy what to do where there is something to do
 */
record Draft(
        String id,
        String measure,
        Unit unit,
        String remedy,
        @Nullable Double estimate,
        @Nullable Interval interval,
        long n,
        List<String> rows) {
    private static final String NOTHING = "nothing to do";

    static Draft of(String id, String measure, Unit unit, String remedy) {
        return new Draft(id, measure, unit, remedy, null, null, 0, List.of());
    }

    Draft of(double estimate, @Nullable Interval interval) {
        return new Draft(id, measure, unit, remedy, estimate, interval, n, rows);
    }

    Draft of(Estimate estimate) {
        return of(estimate.value(), estimate.interval());
    }

    /** On how many judgements, pairs or people the estimate rests. */
    Draft from(long count) {
        return new Draft(id, measure, unit, remedy, estimate, interval, count, rows);
    }

    Draft behind(List<String> origins) {
        return new Draft(id, measure, unit, remedy, estimate, interval, n, origins);
    }

    /** The same with what is measured said anew. */
    Draft by(String otherMeasure) {
        return new Draft(id, otherMeasure, unit, remedy, estimate, interval, n, rows);
    }

    /** The finding, or, with severity none, that it was looked for and not found. */
    Finding says(Severity severity, String claim) {
        return new Finding(
                id,
                severity,
                claim,
                measure,
                unit,
                estimate,
                interval == null ? null : end(interval.low()),
                interval == null ? null : end(interval.high()),
                n,
                rows,
                severity == Severity.NONE ? NOTHING : remedy);
    }

    /** These data cannot answer: why, and what would let them. */
    Finding cannotSay(String why, String whatWouldHelp) {
        return new Finding(
                id,
                Severity.NONE,
                "not looked at: " + why,
                measure,
                unit,
                null,
                null,
                null,
                n,
                List.of(),
                whatWouldHelp);
    }

    private static @Nullable Double end(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
