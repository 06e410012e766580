package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.JudgeCard;
import org.psephos.audit.JudgeProfile;
import org.psephos.math.Estimate;
import org.psephos.math.Rate;

/** The figures of one judge, one a row: what, by which criterion, value, interval, of how many. */
final class JudgeRows {
    static final List<String> HEADS = List.of("what", "criterion", "value", "interval", "of");
    private static final double THOUSAND = 1000;

    private JudgeRows() {}

    static List<List<String>> of(JudgeProfile profile) {
        var rows = new ArrayList<List<String>>();
        for (var card : profile.cards()) {
            var by = card.criterion();
            rows.add(
                    row(
                            "says what most of the reference says",
                            by,
                            card.accuracy(),
                            card.scored()));
            for (var ceiling : profile.ceilings()) {
                if (ceiling.criterion().equals(by) && ceiling.feedback().equals(card.feedback())) {
                    rows.add(
                            row(
                                    "one of the reference says what most of the others say",
                                    by,
                                    ceiling.agreement(),
                                    ceiling.votes()));
                }
            }
            for (var score : card.measures()) {
                var value = score.value();
                rows.add(
                        row(
                                score.measure().toString(),
                                by,
                                value == null ? "undefined" : Numbers.fixed(value, 3)));
            }
            rows.add(row("bias: what it says most often is wrong", by, card.bias(), 0));
            var variance = card.variance();
            if (variance != null) {
                rows.add(
                        row(
                                "variance: two of its own votes differ",
                                by,
                                Numbers.fixed(variance, 3)));
            }
            rows.add(row("votes for the side shown first", by, card.first(), 0));
            orders(rows, by, card.orders(), profile.level());
        }
        cost(rows, profile.cost());
        return rows;
    }

    private static void orders(
            List<List<String>> rows, String by, JudgeCard.@Nullable Orders orders, double level) {
        if (orders == null) {
            return;
        }
        rows.add(
                rate("same winner in both orders", by, orders.consistent(), orders.pairs(), level));
        if (orders.scored() > 0) {
            rows.add(rate("right in both orders", by, orders.bothRight(), orders.scored(), level));
            rows.add(
                    rate(
                            "right more often than wrong, of both orders",
                            by,
                            orders.netRight(),
                            orders.scored(),
                            level));
            rows.add(
                    row(
                            "right, a flip as half",
                            by,
                            Numbers.fixed(orders.flipAsTie() / orders.scored(), 3)));
        }
    }

    private static void cost(List<List<String>> rows, JudgeProfile.Cost cost) {
        var price = cost.price();
        var seconds = cost.seconds();
        if (price != null) {
            rows.add(
                    List.of(
                            "price of a thousand judgements, as stored",
                            "",
                            Numbers.fixed(price * THOUSAND, 2),
                            "",
                            Numbers.count(cost.priced())));
        }
        if (seconds != null) {
            rows.add(
                    List.of(
                            "seconds for a thousand judgements, one after another",
                            "",
                            Numbers.fixed(seconds * THOUSAND, 0),
                            "",
                            Numbers.count(cost.timed())));
        }
    }

    private static List<String> rate(String what, String by, long hits, long of, double level) {
        var rate = new Rate(hits, of);
        return List.of(
                what,
                by,
                Numbers.fixed((double) hits / of, 3),
                AuditText.ends(rate.wilson(level)),
                Numbers.count(of));
    }

    private static List<String> row(String what, String by, String value) {
        return List.of(what, by, value, "", "");
    }

    private static List<String> row(String what, String by, @Nullable Estimate estimate, long of) {
        return List.of(
                what,
                by,
                estimate == null ? "undefined" : Numbers.fixed(estimate.value(), 3),
                AuditText.ends(estimate == null ? null : estimate.interval()),
                of == 0 ? "" : Numbers.count(of));
    }

    /** The one sentence to remember. */
    static String headline(JudgeProfile profile) {
        var card = profile.cards().stream().filter(one -> one.accuracy() != null).findFirst();
        var accuracy = card.isEmpty() ? null : card.get().accuracy();
        if (card.isEmpty() || accuracy == null) {
            return "%s judged nothing that the reference is of one mind about"
                    .formatted(profile.judge());
        }
        var by = card.get();
        var ceiling =
                profile.ceilings().stream()
                        .filter(one -> one.criterion().equals(by.criterion()))
                        .filter(one -> one.feedback().equals(by.feedback()))
                        .findFirst();
        return "%s is with most of the reference in %s of %s judgements%s"
                .formatted(
                        profile.judge(),
                        Numbers.percent(accuracy.value()),
                        Numbers.count(by.scored()),
                        ceiling.isEmpty()
                                ? ""
                                : "; the reference is with itself in "
                                        + Numbers.percent(ceiling.get().agreement().value()));
    }

    /** Who the reference is. */
    static String reference(JudgeProfile profile) {
        return profile.reference() == 1
                ? "one annotator, or known answers"
                : Numbers.count(profile.reference()) + " annotators";
    }

    /** Of a card that has confidences. */
    static String calibration(JudgeCard.Calibration calibration) {
        return "expected calibration error %s; a judge whose confidence is right would show about %s on so many votes"
                .formatted(
                        Numbers.fixed(calibration.error(), 3),
                        Numbers.fixed(calibration.byChance(), 3));
    }
}
