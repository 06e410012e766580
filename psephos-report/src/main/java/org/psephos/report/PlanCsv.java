package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;
import org.psephos.rank.Plan;
import org.psephos.rank.Plan.Answer;

/**
 * A plan as CSV (RFC 4180, lines end in CR LF), for whoever asks the questions: one row a pair that
 * is to be compared. {@code plan} says whose row it is: {@code once} and {@code anytime} are the
 * cheapest votes that tell two systems apart, looking once at the end or after each vote; {@code
 * direct} are those on the two alone; {@code next} are the pairs that tell most of the ladder.
 * Names that a spreadsheet would run get an apostrophe, as in {@link RankCsv}; what a row does not
 * have is empty.
 */
public final class PlanCsv {
    private PlanCsv() {}

    /** A header line and a line for each pair; votes are those to add, gain is in nats a vote. */
    public static String render(Plan plan) {
        var csv = new StringBuilder();
        RankCsv.line(csv, List.of("plan", "left", "right", "votes", "gain", "comparisons"));
        var question = plan.question();
        if (question != null) {
            answer(csv, "once", question.once());
            answer(csv, "anytime", question.anytime());
            var direct = question.direct();
            if (direct != null) {
                line(csv, "direct", question.a(), question.b(), List.of(direct.toString(), "", ""));
            }
        }
        for (var next : plan.next()) {
            var gain = Numbers.exact(next.gain());
            var before = Long.toString(next.comparisons());
            line(csv, "next", next.left(), next.right(), List.of("", gain, before));
        }
        return csv.toString();
    }

    private static void answer(StringBuilder csv, String plan, @Nullable Answer answer) {
        if (answer != null) {
            for (var pair : answer.pairs()) {
                var votes = Long.toString(pair.votes());
                line(csv, plan, pair.left(), pair.right(), List.of(votes, "", ""));
            }
        }
    }

    private static void line(
            StringBuilder csv, String plan, SystemId left, SystemId right, List<String> figures) {
        var cells = new ArrayList<>(List.of(plan, name(left), name(right)));
        cells.addAll(figures);
        RankCsv.line(csv, cells);
    }

    private static String name(SystemId system) {
        return RankCsv.safe(system.value());
    }
}
