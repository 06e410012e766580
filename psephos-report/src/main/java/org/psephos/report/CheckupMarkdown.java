package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.curate.Checkup;
import org.psephos.curate.DuplicatePair;
import org.psephos.dataset.Manifest;

/** What the dataset doctor found, as Markdown; what a source wrote is escaped. */
public final class CheckupMarkdown {
    private static final int MOST_PAIRS = 20;

    private CheckupMarkdown() {}

    /** Lines that end in a line feed. */
    public static String render(Checkup checkup, Manifest manifest) {
        var lines = new ArrayList<String>();
        lines.add("**" + RankMarkdown.escape(CheckupText.verdict(checkup)) + "**");
        lines.add("");
        for (var finding : checkup.findings()) {
            lines.add(
                    "- **%s** %s: %s %s"
                            .formatted(
                                    finding.severity(),
                                    RankMarkdown.escape(finding.id()),
                                    RankMarkdown.escape(finding.claim()),
                                    RankMarkdown.escape(finding.remedy())));
        }
        table(lines, "similarity", checkup.nearDuplicates().pairs());
        var meaning = checkup.meaning();
        if (meaning != null) {
            table(lines, "cosine", meaning.pairs());
        }
        lines.add("");
        for (var note : CheckupText.notes(checkup, manifest)) {
            lines.add("- " + RankMarkdown.escape(note));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void table(List<String> lines, String measure, List<DuplicatePair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| %s | kind | a | b |".formatted(measure));
        lines.add("|---:|---|---|---|");
        for (var pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
            lines.add(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    Numbers.fixed(pair.similarity(), 3),
                                    pair.kind(),
                                    RankMarkdown.escape(pair.a()),
                                    RankMarkdown.escape(pair.b())));
        }
    }
}
