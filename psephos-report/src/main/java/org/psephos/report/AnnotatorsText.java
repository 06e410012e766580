package org.psephos.report;

import java.util.List;
import org.psephos.math.Estimate;
import org.psephos.rank.Ladder;
import org.psephos.rank.Ladder.AnnotatorRung;

/** The annotators of a ladder in columns: all where there are few, otherwise both ends. */
final class AnnotatorsText {
    private static final int ENDS = 5;
    private static final int WIDEST = 32;

    private AnnotatorsText() {}

    static void add(List<String> lines, Ladder ladder, TextStyle style) {
        var rungs = ladder.annotators();
        if (rungs.isEmpty()) {
            return;
        }
        int name = WIDEST;
        for (int width = WIDEST; width >= "annotator".length(); width--) {
            int room = width;
            name = rungs.stream().allMatch(rung -> width(rung) <= room) ? width : name;
        }
        lines.add("");
        lines.add(style.bold(Cells.left("annotator", name) + head(rungs.getFirst())));
        for (int at = 0; at < rungs.size(); at++) {
            if (at == ENDS && rungs.size() > 2 * ENDS) {
                int hidden = rungs.size() - 2 * ENDS;
                lines.add(
                        style.dim(
                                "... %s annotators between; all with --format json"
                                        .formatted(Numbers.count(hidden))));
                at = rungs.size() - ENDS;
            }
            lines.add(line(rungs.get(at), name, style));
        }
    }

    private static int width(AnnotatorRung rung) {
        return Cells.width(Cells.harmless(rung.annotator().value()));
    }

    private static String head(AnnotatorRung rung) {
        return Cells.right("reliability", 13)
                + ends(rung.reliability(), "low", "high")
                + (rung.leftBias() == null ? "" : Cells.right("left bias", 11))
                + Cells.right("votes", 9);
    }

    private static String ends(Estimate estimate, String low, String high) {
        return estimate.interval() == null ? "" : Cells.right(low, 8) + Cells.right(high, 8);
    }

    private static String line(AnnotatorRung rung, int name, TextStyle style) {
        var interval = rung.reliability().interval();
        var left = rung.leftBias();
        var shown = Cells.fit(Cells.harmless(rung.annotator().value()), name, style.ellipsis());
        return Cells.left(shown, name)
                + Cells.right(Numbers.fixed(rung.reliability().value(), 2), 13)
                + (interval == null
                        ? ""
                        : ends(
                                rung.reliability(),
                                Numbers.fixed(interval.low(), 2),
                                Numbers.fixed(interval.high(), 2)))
                + (left == null ? "" : Cells.right(Numbers.signed(left.value(), 2), 11))
                + Cells.right(Numbers.count(rung.votes()), 9);
    }
}
