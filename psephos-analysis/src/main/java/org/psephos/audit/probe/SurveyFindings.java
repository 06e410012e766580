package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;

/** What a reader should doubt in survey experiments on systems. Ends of intervals decide. */
final class SurveyFindings {
    private final List<Quantity> quantities;

    SurveyFindings(List<Quantity> quantities) {
        this.quantities = List.copyOf(quantities);
    }

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        named("uniform-share").forEach(one -> findings.add(correctAnswer(one)));
        named("replication-rate").forEach(one -> findings.add(notReplicated(one)));
        named("order-effect").stream()
                .max(Comparator.comparingDouble(SurveyFindings::near))
                .ifPresent(one -> findings.add(orderDecides(one)));
        return findings;
    }

    private List<Quantity> named(String name) {
        return quantities.stream()
                .filter(one -> one.name().equals(name) && one.interval() != null)
                .toList();
    }

    /** The end of the interval that is nearer to no effect. */
    private static double near(Quantity one) {
        var interval = Objects.requireNonNull(one.interval());
        return Math.max(0, Math.max(interval.low(), -interval.high()));
    }

    private static Finding correctAnswer(Quantity one) {
        return finding(
                "correct-answer",
                severity(near(one), 0.25, 0.1, 0.02),
                one,
                "%s gives one answer as good as always, in this share of what it was asked"
                        .formatted(one.of()),
                "do not read these answers as those of many people; look at top-share and variance-ratio");
    }

    private static Finding notReplicated(Quantity one) {
        double far = 1 - Objects.requireNonNull(one.interval()).high();
        return finding(
                "not-replicated",
                severity(far, 0.5, 0.3, 0.1),
                one,
                "effects of studies come again with %s at this rate".formatted(one.of()),
                "do not take its answers for those of people in a new study");
    }

    private static Finding orderDecides(Quantity one) {
        return finding(
                "order-decides",
                severity(near(one), 0.5, 0.2, 0.05),
                one,
                "%s: the order moves the share of an answer the most".formatted(one.of()),
                "ask in every order, and report each");
    }

    private static Severity severity(double near, double high, double medium, double low) {
        return near >= high
                ? Severity.HIGH
                : near >= medium ? Severity.MEDIUM : near >= low ? Severity.LOW : Severity.NONE;
    }

    private static Finding finding(
            String id, Severity severity, Quantity one, String claim, String remedy) {
        var interval = Objects.requireNonNull(one.interval());
        return new Finding(
                id,
                severity,
                claim,
                one.name(),
                Finding.Unit.SHARE,
                Objects.requireNonNull(one.value()),
                interval.low(),
                interval.high(),
                one.n(),
                List.of(),
                remedy);
    }
}
