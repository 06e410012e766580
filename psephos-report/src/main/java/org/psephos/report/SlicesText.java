package org.psephos.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.psephos.rank.Ladder.Rung;
import org.psephos.rank.Slicing;
import org.psephos.rank.Slicing.Contrast;

/**
 * The ladders of parts of the judgements side by side, and whether they differ: a table of systems
 * by parts, with the place of each in front of its points.
 */
public final class SlicesText {
    private static final int NAME = 24;
    private static final int GAP = 2;
    private static final int MOST_TESTS = 12;

    private final Study study;
    private final Slicing slicing;
    private final TextStyle style;
    private final List<Map<String, Rung>> ladders = new ArrayList<>();

    private SlicesText(Study study, Slicing slicing, TextStyle style) {
        this.study = study;
        this.slicing = slicing;
        this.style = style;
        for (var part : slicing.parts()) {
            var rungs = new TreeMap<String, Rung>();
            var ladder = Answer.of(part.result().fit()).ladder();
            if (ladder != null) {
                ladder.rungs().forEach(rung -> rungs.put(rung.system().value(), rung));
            }
            ladders.add(rungs);
        }
    }

    /** Lines that end in a line feed. */
    public static String render(Study study, Slicing slicing, TextStyle style) {
        return String.join("\n", new SlicesText(study, slicing, style).lines()) + "\n";
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(
                style.bold(
                        "By %s: %s parts"
                                .formatted(
                                        Cells.harmless(slicing.by()),
                                        Numbers.count(slicing.parts().size()))));
        int columns = Math.max(1, (style.width() - NAME) / 14);
        for (int from = 0; from < slicing.parts().size(); from += columns) {
            lines.add("");
            table(lines, from, Math.min(from + columns, slicing.parts().size()));
        }
        lines.add("");
        for (var part : slicing.parts()) {
            var answer = Answer.of(part.result().fit());
            if (answer.ladder() == null) {
                note(lines, "%s: no ladder: %s.".formatted(part.value(), answer.reason()));
            }
        }
        tests(lines);
        note(lines, "Shrunken ladders (JSON: shrunk): %s.".formatted(slicing.shrinkage()));
        if (slicing.without() > 0) {
            note(
                    lines,
                    "%s judgements have no value of %s."
                            .formatted(Numbers.count(slicing.without()), slicing.by()));
        }
        return lines;
    }

    private void table(List<String> lines, int from, int to) {
        int[] widths = new int[to];
        var head = new StringBuilder(Cells.left("system", NAME));
        for (int c = from; c < to; c++) {
            var value = Cells.harmless(slicing.parts().get(c).value());
            widths[c] = Math.max(10, Math.min(20, Cells.width(value)));
            head.append(" ".repeat(GAP))
                    .append(Cells.right(Cells.fit(value, widths[c], style.ellipsis()), widths[c]));
        }
        lines.add(style.bold(head.toString()));
        for (var system : systems()) {
            var line =
                    new StringBuilder(
                            Cells.left(
                                    Cells.fit(Cells.harmless(system), NAME, style.ellipsis()),
                                    NAME));
            for (int c = from; c < to; c++) {
                line.append(" ".repeat(GAP)).append(Cells.right(cell(c, system), widths[c]));
            }
            lines.add(line.toString().stripTrailing());
        }
        var votes = new StringBuilder(Cells.left("judgements used", NAME));
        for (int c = from; c < to; c++) {
            votes.append(" ".repeat(GAP))
                    .append(
                            Cells.right(
                                    Numbers.count(slicing.parts().get(c).result().used()),
                                    widths[c]));
        }
        lines.add(style.dim(votes.toString()));
    }

    /** Place and points, such as {@code 2 1,043}. */
    private String cell(int c, String system) {
        var rung = ladders.get(c).get(system);
        if (rung == null) {
            return "-";
        }
        var points = Points.of(SlicesJson.study(study, slicing.parts().get(c)));
        double value = rung.strength().value();
        var shown =
                points == null
                        ? Numbers.fixed(value, 3)
                        : Numbers.count(Math.round(points.of(value)));
        return rung.rank() + "  " + shown;
    }

    /** The order of the ladder of all, then what only parts place. */
    private List<String> systems() {
        var names = new LinkedHashSet<String>();
        var all = Answer.of(study.result().fit()).ladder();
        if (all != null) {
            all.rungs().forEach(rung -> names.add(rung.system().value()));
        }
        for (var part : slicing.parts()) {
            var ladder = Answer.of(part.result().fit()).ladder();
            if (ladder != null) {
                ladder.rungs().forEach(rung -> names.add(rung.system().value()));
            }
        }
        return List.copyOf(names);
    }

    private void tests(List<String> lines) {
        var together = slicing.together();
        if (together != null) {
            note(lines, "Do the ladders differ? " + sentence(together));
        }
        if (slicing.parts().size() < 3) {
            return;
        }
        int shown = Math.min(MOST_TESTS, slicing.contrasts().size());
        slicing.contrasts()
                .subList(0, shown)
                .forEach(
                        contrast ->
                                note(
                                        lines,
                                        String.join(" and ", contrast.parts())
                                                + ": "
                                                + sentence(contrast)));
        if (slicing.contrasts().size() > shown) {
            note(
                    lines,
                    "%s more tests: see --format json."
                            .formatted(Numbers.count(slicing.contrasts().size() - shown)));
        }
    }

    private String sentence(Contrast contrast) {
        var test = contrast.test();
        if (test == null) {
            return "not tested: %s.".formatted(contrast.undefined());
        }
        double level = study.result().options().level();
        var p = test.adjusted() < 0.0001 ? "< 0.0001" : "= " + Numbers.fixed(test.adjusted(), 4);
        return "%s (%s, chi-squared %s on %s, p %s, %s systems)."
                .formatted(
                        test.adjusted() < 1 - level ? "yes" : "not shown",
                        test.name(),
                        Numbers.fixed(test.statistic(), 1),
                        test.degrees(),
                        p,
                        contrast.systems());
    }

    private void note(List<String> lines, String text) {
        for (var line : Cells.wrap(Cells.harmless(text), style.width(), "  ").split("\n", -1)) {
            lines.add(style.dim(line));
        }
    }
}
