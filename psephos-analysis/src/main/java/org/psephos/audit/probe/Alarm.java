package org.psephos.audit.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;

/**
 * From where on what a probe found is high, medium or low; below all three it is none.
 *
 * @param high at least this
 * @param medium at most {@code high}
 * @param low at most {@code medium}
 */
record Alarm(double high, double medium, double low) {

    /** The farthest from no effect last; where no interval leaves it, the larger number. */
    static final Comparator<Quantity> BY_SIZE =
            Comparator.comparingDouble(Alarm::near)
                    .thenComparingDouble(one -> Math.abs(Objects.requireNonNull(one.value())));

    Severity at(double size) {
        return size >= high
                ? Severity.HIGH
                : size >= medium ? Severity.MEDIUM : size >= low ? Severity.LOW : Severity.NONE;
    }

    /** How grave it is that something goes with what it should by {@code share} at the most. */
    static Severity atMost(double share) {
        return share < 0.3
                ? Severity.HIGH
                : share < 0.5 ? Severity.MEDIUM : share < 0.7 ? Severity.LOW : Severity.NONE;
    }

    /**
     * How far the end of the interval that is nearer to 0 is from it; 0 where the interval holds 0,
     * and where there is none: what has no interval raises no alarm.
     */
    static double near(Quantity one) {
        var interval = one.interval();
        return interval == null ? 0 : Math.max(0, Math.max(interval.low(), -interval.high()));
    }

    /** A finding about one number, which has a value. */
    static Finding finding(
            String id,
            Severity severity,
            Quantity one,
            String claim,
            Finding.Unit unit,
            String remedy) {
        var interval = one.interval();
        return new Finding(
                id,
                severity,
                claim,
                one.name(),
                unit,
                Objects.requireNonNull(one.value()),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                one.n(),
                List.of(),
                remedy);
    }
}
