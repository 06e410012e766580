package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.psephos.audit.Finding;

/** What a reader of rated conditions should look at. Ends of intervals decide. */
final class RatedFindings {
    private RatedFindings() {}

    /** The condition that moves ratings the most, and the indicator that says the least of them. */
    static List<Finding> of(List<Quantity> quantities) {
        var findings = new ArrayList<Finding>();
        quantities.stream()
                .filter(one -> one.name().equals("standardised-effect"))
                .filter(one -> one.interval() != null)
                .max(Alarm.BY_SIZE)
                .ifPresent(one -> findings.add(moves(one)));
        quantities.stream()
                .filter(one -> one.name().equals("indicator-correlation"))
                .filter(one -> one.interval() != null)
                .min(Comparator.comparingDouble(RatedFindings::far))
                .ifPresent(one -> findings.add(silent(one)));
        return findings;
    }

    /** The end that is farther from 0. */
    private static double far(Quantity one) {
        var interval = Objects.requireNonNull(one.interval());
        return Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    }

    private static Finding moves(Quantity one) {
        return Alarm.finding(
                "condition-moves-ratings",
                new Alarm(0.8, 0.5, 0.2).at(Alarm.near(one)),
                one,
                one.of() + " moves the ratings the most",
                Finding.Unit.PER_SD,
                "read condition-effect with its interval in steps of the scale");
    }

    private static Finding silent(Quantity one) {
        return Alarm.finding(
                "indicator-says-little",
                Alarm.atMost(far(one)),
                one,
                one.of() + " goes with ratings the least",
                Finding.Unit.SHARE,
                "do not let it stand for what people say");
    }
}
