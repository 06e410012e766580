package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.psephos.audit.Finding;

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
                .max(Alarm.BY_SIZE)
                .ifPresent(one -> findings.add(orderDecides(one)));
        return findings;
    }

    private List<Quantity> named(String name) {
        return quantities.stream()
                .filter(one -> one.name().equals(name) && one.interval() != null)
                .toList();
    }

    private static Finding correctAnswer(Quantity one) {
        return Alarm.finding(
                "correct-answer",
                new Alarm(0.25, 0.1, 0.02).at(Alarm.near(one)),
                one,
                "%s gives one answer as good as always, in this share of what it was asked"
                        .formatted(one.of()),
                Finding.Unit.SHARE,
                "do not read these answers as those of many people; look at top-share and variance-ratio");
    }

    private static Finding notReplicated(Quantity one) {
        double far = 1 - Objects.requireNonNull(one.interval()).high();
        return Alarm.finding(
                "not-replicated",
                new Alarm(0.5, 0.3, 0.1).at(far),
                one,
                "effects of studies come again with %s at this rate".formatted(one.of()),
                Finding.Unit.SHARE,
                "do not take its answers for those of people in a new study");
    }

    private static Finding orderDecides(Quantity one) {
        return Alarm.finding(
                "order-decides",
                new Alarm(0.5, 0.2, 0.05).at(Alarm.near(one)),
                one,
                "%s: the order moves the share of an answer the most".formatted(one.of()),
                Finding.Unit.SHARE,
                "ask in every order, and report each");
    }
}
