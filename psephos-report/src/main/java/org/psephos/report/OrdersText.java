package org.psephos.report;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.psephos.rank.OrderSpread;

/** How far Elo depends on the order of the votes, for a terminal and as JSON. */
final class OrdersText {
    private static final int NAME = 24;

    private OrdersText() {}

    /** Adds a table for each part. */
    static void add(List<String> lines, SortedMap<String, OrderSpread> orders, TextStyle style) {
        orders.forEach((part, spread) -> add(lines, part, spread, style));
    }

    private static void add(List<String> lines, String part, OrderSpread spread, TextStyle style) {
        lines.add("");
        lines.add(
                style.bold(
                        Cells.harmless(
                                "%s random orders of the same votes%s"
                                        .formatted(
                                                Numbers.count(spread.orders()),
                                                part.isEmpty() ? "" : ", " + part))));
        var why = spread.undefined();
        if (why != null) {
            lines.add(style.dim("  none: %s.".formatted(Cells.harmless(why))));
            return;
        }
        lines.add(
                style.bold(
                        Cells.left("system", NAME)
                                + "      mean      low     high  as filed  places"));
        for (var row : spread.systems()) {
            lines.add(line(row, style));
        }
    }

    private static String line(OrderSpread.Row row, TextStyle style) {
        var interval = row.points().interval();
        var places =
                row.rankLow() == row.rankHigh()
                        ? "" + row.rankLow()
                        : row.rankLow() + "-" + row.rankHigh();
        return Cells.left(
                        Cells.fit(Cells.harmless(row.system().value()), NAME, style.ellipsis()),
                        NAME)
                + Cells.right(Numbers.signed(row.points().value(), 1), 10)
                + Cells.right(interval == null ? "" : Numbers.signed(interval.low(), 1), 9)
                + Cells.right(interval == null ? "" : Numbers.signed(interval.high(), 1), 9)
                + Cells.right(Numbers.signed(row.file(), 1), 10)
                + Cells.right(places, 8);
    }

    static void write(JsonWriter list, SortedMap<String, OrderSpread> orders) throws IOException {
        for (var entry : orders.entrySet()) {
            var spread = entry.getValue();
            list.object(
                    one -> {
                        one.text("part", entry.getKey().isEmpty() ? null : entry.getKey());
                        one.count("orders", spread.orders());
                        one.text("undefined", spread.undefined());
                        one.array("systems", rows -> rows(rows, spread));
                    });
        }
    }

    private static void rows(JsonWriter rows, OrderSpread spread) throws IOException {
        for (var row : spread.systems()) {
            rows.object(
                    one -> {
                        one.text("system", row.system().value());
                        one.number("file", row.file());
                        RankJson.estimate(one, "mean", row.points());
                        one.count("rankLow", row.rankLow());
                        one.count("rankHigh", row.rankHigh());
                    });
        }
    }
}
