package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.rank.Standings;
import org.psephos.rank.Standings.Against;
import org.psephos.rank.TruthAgreement;

/** What was asked for beyond a ladder, for a terminal. */
public final class ExtrasText {
    private static final double SHOWN = 0.005;

    private ExtrasText() {}

    /** Lines that each end in a line feed; empty where nothing was asked for. */
    public static String render(Study study, RankExtras extras, TextStyle style) {
        var lines = new ArrayList<String>();
        var standings = extras.standings();
        if (standings != null) {
            standings(lines, standings, style);
        }
        var reference = extras.reference();
        if (reference != null) {
            lines.add("");
            lines.add(style.bold("Against " + Cells.harmless(reference.value())));
            for (var against : extras.against()) {
                say(lines, "  " + sentence(against), style);
            }
            say(
                    lines,
                    "  All of these intervals hold together with %s."
                            .formatted(Numbers.percent(study.result().options().level())),
                    style);
        }
        LengthText.add(lines, extras, style);
        var truth = extras.truth();
        if (truth != null) {
            truth(lines, truth, style);
        }
        OrdersText.add(lines, extras.orders(), style);
        var slicing = extras.slicing();
        return (lines.isEmpty() ? "" : String.join("\n", lines) + "\n")
                + (slicing == null ? "" : SlicesText.render(study, slicing, style))
                + CompositeText.render(extras.composite(), style);
    }

    private static void standings(List<String> lines, Standings standings, TextStyle style) {
        lines.add("");
        lines.add(style.bold("Classes that cannot be told apart"));
        int number = 1;
        for (var members : standings.classes()) {
            var names = members.stream().map(member -> member.value()).toList();
            say(lines, "  %s: %s".formatted(number++, String.join(", ", names)), style);
        }
        var chances = new ArrayList<String>();
        for (var standing : standings.systems()) {
            var best = standing.best();
            if (best != null && best >= SHOWN) {
                chances.add("%s %s".formatted(standing.system(), Numbers.fixed(best, 2)));
            }
        }
        if (!chances.isEmpty()) {
            say(lines, "Chance of being the best: " + String.join(", ", chances) + ".", style);
        }
    }

    private static void truth(List<String> lines, TruthAgreement truth, TextStyle style) {
        lines.add("");
        lines.add(style.bold("Against the known values"));
        say(
                lines,
                "  %s systems have one; %s on the ladder do not, %s known have no place."
                        .formatted(
                                Numbers.count(truth.shared()),
                                Numbers.count(truth.ladderOnly()),
                                Numbers.count(truth.truthOnly())),
                style);
        var tau = truth.kendall();
        say(
                lines,
                tau == null
                        ? "  Kendall's tau-b is undefined: too few systems, or all are equal."
                        : "  Kendall's tau-b %s".formatted(Numbers.fixed(tau, 4)),
                style);
        for (var ndcg : truth.ndcg()) {
            say(lines, "  NDCG@%s %s".formatted(ndcg.k(), Numbers.fixed(ndcg.value(), 4)), style);
        }
        if (truth.ndcg().isEmpty()) {
            say(lines, "  NDCG is undefined: gains must not be negative, nor all 0.", style);
        }
    }

    private static String sentence(Against against) {
        var interval = against.difference().interval();
        var range =
                interval == null
                        ? ""
                        : " (%s to %s)"
                                .formatted(
                                        Numbers.signed(interval.low(), 3),
                                        Numbers.signed(interval.high(), 3));
        return "%s: %s%s, p %s"
                .formatted(
                        against.system(),
                        Numbers.signed(against.difference().value(), 3),
                        range,
                        against.p() < 0.0001 ? "< 0.0001" : "= " + Numbers.fixed(against.p(), 4));
    }

    private static void say(List<String> lines, String text, TextStyle style) {
        lines.addAll(
                List.of(Cells.wrap(Cells.harmless(text), style.width(), "    ").split("\n", -1)));
    }
}
