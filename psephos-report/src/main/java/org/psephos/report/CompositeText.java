package org.psephos.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.rank.Composite;
import org.psephos.rank.Ladder.Rung;

/** The ladder of several objectives, for a terminal and as JSON. */
final class CompositeText {
    private static final int NAME = 24;

    private CompositeText() {}

    /** Lines that each end in a line feed; empty where it was not asked for. */
    static String render(@Nullable Composite composite, TextStyle style) {
        if (composite == null) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(style.bold("Together: " + weights(composite)));
        var why = composite.undefined();
        if (why != null) {
            lines.add(style.dim("  no ladder: %s.".formatted(why)));
            return String.join("\n", lines) + "\n";
        }
        lines.add("");
        lines.add(style.bold("rank  " + Cells.left("system", NAME) + "  strength     low    high"));
        for (var rung : composite.rungs()) {
            lines.add(line(rung, style));
        }
        for (var one : composite.unplaced()) {
            lines.add(style.dim("  %s: %s".formatted(one.system(), one.reason())));
        }
        var interval = composite.interval();
        lines.add(
                style.dim(
                        "Strengths: weighted means of log-odds"
                                + (interval == null ? "." : "; intervals: " + interval + ".")));
        return String.join("\n", lines.stream().map(Cells::harmless).toList()) + "\n";
    }

    private static String line(Rung rung, TextStyle style) {
        var interval = rung.strength().interval();
        var places =
                rung.rankLow() == rung.rankHigh()
                        ? "" + rung.rank()
                        : rung.rankLow() + "-" + rung.rankHigh();
        return Cells.right(places, 4)
                + "  "
                + Cells.left(Cells.fit(rung.system().value(), NAME, style.ellipsis()), NAME)
                + Cells.right(Numbers.signed(rung.strength().value(), 3), 10)
                + (interval == null
                        ? ""
                        : Cells.right(Numbers.signed(interval.low(), 3), 8)
                                + Cells.right(Numbers.signed(interval.high(), 3), 8));
    }

    private static String weights(Composite composite) {
        var shares = new ArrayList<String>();
        composite
                .weights()
                .forEach((part, weight) -> shares.add(part + " " + Numbers.exact(weight)));
        return String.join(", ", shares);
    }

    static void write(JsonWriter json, Composite composite) throws IOException {
        json.text("by", composite.by());
        json.object(
                "weights",
                one -> {
                    for (var entry : composite.weights().entrySet()) {
                        one.number(entry.getKey(), entry.getValue());
                    }
                });
        json.text("interval", composite.interval());
        json.text("undefined", composite.undefined());
        RankJson.rungs(json, "ladder", List.copyOf(composite.rungs()), null);
        json.array(
                "unplaced",
                list -> {
                    for (var system : composite.unplaced()) {
                        list.object(
                                one -> {
                                    one.text("system", system.system().value());
                                    one.text("reason", system.reason());
                                });
                    }
                });
    }
}
