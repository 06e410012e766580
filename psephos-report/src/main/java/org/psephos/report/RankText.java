package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Reject;
import org.psephos.rank.Ladder;

/**
 * A ladder for a terminal: the verdict, a table with a bar for wins against the middle system, and
 * under it the zero point, the unit and every denominator. No line with a bar is wider than asked;
 * long names are cut in the middle.
 */
public final class RankText {
    private static final int MOST_REJECTS = 5;

    private RankText() {}

    /**
     * Lines that end in a line feed.
     *
     * @throws org.psephos.model.PsephosException where the anchor is not on the ladder
     */
    public static String render(Study study, TextStyle style) {
        var lines = new ArrayList<String>();
        var answer = Answer.of(study.result().fit());
        var ladder = answer.ladder();
        var verdict = Verdict.of(study);
        paragraph(lines, style, Cells.harmless(verdict.text()), true);
        if (ladder == null) {
            Points.of(study);
            groups(lines, answer, style);
        } else {
            lines.add("");
            lines.addAll(new RankTable(Table.of(study, ladder), style).lines());
            unplaced(lines, ladder, style);
            ItemsText.add(lines, ladder, style);
            AnnotatorsText.add(lines, ladder, style);
        }
        if (answer.remedy() != null) {
            lines.add("");
            paragraph(lines, style, "Try: " + Cells.harmless(answer.remedy()), false);
        }
        lines.add("");
        foot(lines, study, ladder, style);
        return String.join("\n", lines) + "\n";
    }

    private static void foot(
            List<String> lines,
            Study study,
            @org.jspecify.annotations.Nullable Ladder ladder,
            TextStyle style) {
        if (ladder != null) {
            note(lines, style, Notes.scale(study));
            note(lines, style, Notes.intervals(study));
            Notes.effects(ladder).forEach(effect -> note(lines, style, effect));
        }
        note(lines, style, Notes.method(study));
        note(lines, style, Notes.denominators(study));
        if (ladder != null) {
            ladder.notes().forEach(note -> note(lines, style, "Note: " + note));
        }
        if (study.dataset().manifest().simulated()) {
            note(lines, style, "Some of this data was made by a simulation.");
        }
        rejects(lines, study, style);
    }

    private static void groups(List<String> lines, Answer answer, TextStyle style) {
        for (int group = 0; group < answer.groups().size(); group++) {
            var members = answer.groups().get(group);
            var names = members.stream().map(system -> Cells.harmless(system.value())).toList();
            lines.add("");
            lines.add(
                    Cells.wrap(
                            "Group %s (%s): %s"
                                    .formatted(
                                            group + 1,
                                            members.size() == 1
                                                    ? "1 system"
                                                    : Numbers.count(members.size()) + " systems",
                                            String.join(", ", names)),
                            style.width(),
                            "  "));
        }
    }

    private static void unplaced(List<String> lines, Ladder ladder, TextStyle style) {
        if (ladder.unplaced().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold("Unplaced"));
        for (var system : ladder.unplaced()) {
            var text =
                    "%s: %s"
                            .formatted(
                                    Cells.harmless(system.system().value()),
                                    Cells.harmless(system.reason()));
            lines.add("  " + Cells.wrap(text, style.width() - 2, "    "));
        }
    }

    private static void rejects(List<String> lines, Study study, TextStyle style) {
        var rejects = study.dataset().manifest().rejects();
        if (rejects.count() == 0) {
            return;
        }
        int shown = Math.min(MOST_REJECTS, rejects.examples().size());
        lines.add("");
        lines.add(
                style.warning(
                        "%s rejected, %s shown:"
                                .formatted(
                                        rejects.count() == 1
                                                ? "1 row"
                                                : Numbers.count(rejects.count()) + " rows",
                                        shown)));
        for (Reject reject : rejects.examples().subList(0, shown)) {
            lines.add(
                    "  "
                            + Cells.wrap(
                                    Cells.harmless(reject.toString()), style.width() - 2, "    "));
        }
    }

    private static void paragraph(
            List<String> lines, TextStyle style, String text, boolean strong) {
        for (var line : Cells.wrap(text, style.width(), "").split("\n", -1)) {
            lines.add(strong ? style.bold(line) : line);
        }
    }

    private static void note(List<String> lines, TextStyle style, String text) {
        for (var line : Cells.wrap(Cells.harmless(text), style.width(), "  ").split("\n", -1)) {
            lines.add(style.dim(line));
        }
    }
}
