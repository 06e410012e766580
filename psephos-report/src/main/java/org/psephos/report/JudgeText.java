package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.JudgeCard;
import org.psephos.audit.JudgeProfile;

/** The card of one judge for a terminal. */
public final class JudgeText {
    private static final int BAR = 20;

    private JudgeText() {}

    /** Lines that end in a line feed. */
    public static String render(JudgeProfile profile, TextStyle style) {
        var lines = new ArrayList<String>();
        lines.add(
                style.bold(
                        Cells.wrap(
                                Cells.harmless(JudgeRows.headline(profile)) + ".",
                                style.width(),
                                "  ")));
        lines.add("");
        var rows = new ArrayList<List<String>>();
        rows.add(JudgeRows.HEADS);
        JudgeRows.of(profile).forEach(row -> rows.add(row.stream().map(Cells::harmless).toList()));
        lines.addAll(AuditText.aligned(rows, 2, style));
        lines.add("");
        profile.biases().forEach(finding -> AuditText.finding(lines, finding, style));
        boolean sure = false;
        for (var card : profile.cards()) {
            var calibration = card.calibration();
            if (calibration != null) {
                sure = true;
                calibration(lines, card, calibration, style);
            }
        }
        if (!sure) {
            lines.add("");
            lines.add("Calibration: none of its votes says how sure it is.");
        }
        lines.add("");
        lines.add(
                style.dim(
                        "Intervals: %s, whole units. The reference: %s."
                                .formatted(
                                        Numbers.percent(profile.level()),
                                        JudgeRows.reference(profile))));
        return String.join("\n", lines) + "\n";
    }

    private static void calibration(
            List<String> lines,
            JudgeCard card,
            JudgeCard.Calibration calibration,
            TextStyle style) {
        lines.add("");
        lines.add(
                Cells.wrap(
                        "Calibration by %s: %s."
                                .formatted(
                                        Cells.harmless(card.criterion()),
                                        JudgeRows.calibration(calibration)),
                        style.width(),
                        "  "));
        var bins = new ArrayList<List<String>>();
        bins.add(List.of("", "says it is right in", "is right in", "of"));
        for (var bin : calibration.bins()) {
            bins.add(
                    List.of(
                            Cells.bar(bin.accuracy(), BAR, style.unicode()),
                            Numbers.fixed(bin.confidence(), 3),
                            Numbers.fixed(bin.accuracy(), 3),
                            Numbers.count(bin.votes())));
        }
        lines.addAll(AuditText.aligned(bins, 1, style));
        lines.add("");
        var kept = new ArrayList<List<String>>();
        kept.add(List.of("", "the surest kept", "right in"));
        for (var one : calibration.coverage()) {
            kept.add(
                    List.of(
                            Cells.bar(one.accuracy(), BAR, style.unicode()),
                            Numbers.percent(one.share()),
                            Numbers.fixed(one.accuracy(), 3)));
        }
        lines.addAll(AuditText.aligned(kept, 1, style));
    }
}
