package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Ceiling;
import org.psephos.audit.JudgeCard;
import org.psephos.math.Estimate;

/**
 * The cards of judges as a table for a terminal, under how far the reference agrees with itself.
 */
final class JudgesText {
    private static final List<String> HEADS =
            List.of(
                    "judge",
                    "criterion",
                    "right",
                    "interval",
                    "of",
                    "first shown",
                    "same both ways",
                    "both right",
                    "net",
                    "flip as tie",
                    "calibration error",
                    "kappa or correlation");

    private JudgesText() {}

    /** No lines where there is no reference. */
    static List<String> lines(List<Ceiling> ceilings, List<JudgeCard> judges, TextStyle style) {
        var lines = new ArrayList<String>();
        for (var ceiling : ceilings) {
            lines.add(
                    Cells.wrap(
                            "The reference agrees with itself on %s (%s): %s %s of %s votes, each against most of the others."
                                    .formatted(
                                            Cells.harmless(ceiling.criterion()),
                                            ceiling.feedback(),
                                            share(ceiling.agreement()),
                                            AuditText.ends(ceiling.agreement().interval()),
                                            Numbers.count(ceiling.votes())),
                            style.width(),
                            "  "));
        }
        if (!judges.isEmpty()) {
            var rows = new ArrayList<List<String>>();
            rows.add(HEADS);
            judges.forEach(card -> rows.add(row(card)));
            lines.addAll(AuditText.aligned(rows, 2, style));
        }
        return lines;
    }

    private static List<String> row(JudgeCard card) {
        var orders = card.orders();
        var accuracy = card.accuracy();
        var calibration = card.calibration();
        return List.of(
                Cells.harmless(card.judge()),
                Cells.harmless(card.criterion()),
                share(accuracy),
                AuditText.ends(accuracy == null ? null : accuracy.interval()),
                Numbers.count(card.scored()),
                share(card.first()),
                orders == null ? "" : of((double) orders.consistent(), orders.pairs()),
                orders == null ? "" : of((double) orders.bothRight(), orders.scored()),
                orders == null ? "" : of((double) orders.netRight(), orders.scored()),
                orders == null ? "" : of(orders.flipAsTie(), orders.scored()),
                calibration == null ? "" : Numbers.fixed(calibration.error(), 3),
                first(card));
    }

    /** The first customary measure with its value. */
    static String first(JudgeCard card) {
        var score = card.measures().getFirst();
        var value = score.value();
        return score.measure() + (value == null ? " undefined" : " " + Numbers.fixed(value, 3));
    }

    private static String of(double count, long all) {
        return all == 0 ? "" : Numbers.fixed(count / all, 3);
    }

    private static String share(@Nullable Estimate estimate) {
        return estimate == null ? "" : Numbers.fixed(estimate.value(), 3);
    }
}
