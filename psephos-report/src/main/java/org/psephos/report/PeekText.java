package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.psephos.dataset.Dataset;

/** What was understood of files, for a terminal: format, counts, rejects, first rows. */
public final class PeekText {
    private static final int MOST_REJECTS = 5;
    private static final int LABEL = 12;

    private PeekText() {}

    /** Lines that end in a line feed. */
    public static String render(Dataset dataset, TextStyle style) {
        var peek = Peek.of(dataset);
        var lines = new ArrayList<String>();
        for (var source : dataset.manifest().sources()) {
            lines.add(
                    style.bold(Cells.harmless(source.path()))
                            + ": %s, %s".formatted(source.format(), rows(source.rows())));
        }
        lines.add("");
        fact(lines, style, "read", rows(dataset.manifest().read()));
        fact(lines, style, "feedback", counts(peek.feedback()));
        fact(lines, style, "outcomes", counts(peek.outcomes()));
        fact(lines, style, "systems", Numbers.count(peek.systems()));
        fact(lines, style, "items", known(peek.items()));
        fact(lines, style, "responses", known(peek.responses()));
        fact(lines, style, "annotators", known(peek.annotators()));
        fact(lines, style, "criteria", String.join(", ", peek.criteria()));
        fact(lines, style, "attributes", String.join(", ", peek.attributes()));
        fact(lines, style, "rejected", Numbers.count(dataset.manifest().rejects().count()));
        rejects(lines, dataset, style);
        lines.addAll(PeekRows.of(dataset, style));
        return String.join("\n", lines) + "\n";
    }

    private static void fact(List<String> lines, TextStyle style, String label, String value) {
        var text = value.isEmpty() ? "none" : Cells.harmless(value);
        lines.add(
                Cells.left(label, LABEL)
                        + Cells.wrap(text, style.width() - LABEL, "")
                                .replace("\n", "\n" + " ".repeat(LABEL)));
    }

    private static String known(long count) {
        return count == 0 ? "not named" : Numbers.count(count);
    }

    private static String counts(SequencedMap<String, Long> counts) {
        var parts = new ArrayList<String>();
        counts.forEach((word, count) -> parts.add(word + " " + Numbers.count(count)));
        return String.join(", ", parts);
    }

    private static void rejects(List<String> lines, Dataset dataset, TextStyle style) {
        var examples = dataset.manifest().rejects().examples();
        for (var reject : examples.subList(0, Math.min(MOST_REJECTS, examples.size()))) {
            lines.add(
                    "  "
                            + Cells.wrap(
                                    Cells.harmless(reject.toString()), style.width() - 2, "    "));
        }
    }

    private static String rows(long count) {
        return Numbers.count(count) + (count == 1 ? " row" : " rows");
    }
}
