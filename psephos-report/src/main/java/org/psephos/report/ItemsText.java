package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.math.Estimate;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.ItemRung;

/** The items of a ladder in columns: all where there are few, otherwise the hardest and easiest. */
final class ItemsText {
    private static final int ENDS = 10;
    private static final int WIDEST = 32;

    private ItemsText() {}

    static void add(List<String> lines, Ladder ladder, TextStyle style) {
        var items = ladder.items();
        if (items.isEmpty()) {
            return;
        }
        int name =
                items.stream()
                        .mapToInt(item -> Cells.width(Cells.harmless(item.item().value())))
                        .max()
                        .orElse(4);
        name = Math.clamp(name, 4, WIDEST);
        lines.add("");
        lines.add(style.bold(Cells.left("item", name) + head(items.getFirst())));
        for (int at = 0; at < items.size(); at++) {
            if (at == ENDS && items.size() > 2 * ENDS) {
                int hidden = items.size() - 2 * ENDS;
                lines.add(
                        style.dim(
                                "... %s items between; all with --format json"
                                        .formatted(Numbers.count(hidden))));
                at = items.size() - ENDS;
            }
            lines.add(line(items.get(at), name, style));
        }
    }

    private static String head(ItemRung item) {
        var head = new StringBuilder();
        for (var cell : List.of("difficulty", "low", "high")) {
            head.append(Cells.right(cell, 12));
        }
        head.append(item.discrimination() == null ? "" : Cells.right("slope", 9));
        head.append(item.guessing() == null ? "" : Cells.right("guessing", 10));
        head.append(item.information() == null ? "" : Cells.right("information", 13));
        head.append(item.infit() == null ? "" : Cells.right("infit", 8));
        return head.append(Cells.right("solved", 15)).toString();
    }

    private static String line(ItemRung item, int name, TextStyle style) {
        var shown = Cells.fit(Cells.harmless(item.item().value()), name, style.ellipsis());
        var line = new StringBuilder(Cells.left(shown, name));
        for (var cell : numbers(item.difficulty())) {
            line.append(Cells.right(cell, 12));
        }
        line.append(value(item.discrimination(), 9)).append(value(item.guessing(), 10));
        var information = item.information();
        line.append(information == null ? "" : Cells.right(Numbers.fixed(information, 2), 13));
        line.append(item.infit() == null ? "" : Cells.right(Numbers.fixed(item.infit(), 2), 8));
        var solved =
                "%s of %s".formatted(Numbers.count(item.solved()), Numbers.count(item.tried()));
        return line.append(Cells.right(solved, 15)).toString();
    }

    private static String value(@Nullable Estimate estimate, int width) {
        return estimate == null ? "" : Cells.right(Numbers.fixed(estimate.value(), 2), width);
    }

    private static List<String> numbers(Estimate estimate) {
        var interval = estimate.interval();
        int decimals = Math.abs(estimate.value()) >= 100 ? 0 : 2;
        var cells = new ArrayList<String>();
        cells.add(Numbers.fixed(estimate.value(), decimals));
        cells.add(interval == null ? "" : Numbers.fixed(interval.low(), decimals));
        cells.add(interval == null ? "" : Numbers.fixed(interval.high(), decimals));
        return cells;
    }
}
