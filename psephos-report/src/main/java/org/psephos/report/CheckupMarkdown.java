package org.psephos.report;

import java.util.ArrayList;
import org.psephos.curate.Checkup;
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
        if (!checkup.nearDuplicates().pairs().isEmpty()) {
            lines.add("");
            lines.add("| similarity | kind | a | b |");
            lines.add("|---:|---|---|---|");
            checkup.nearDuplicates().pairs().stream()
                    .limit(MOST_PAIRS)
                    .forEach(
                            pair ->
                                    lines.add(
                                            "| %s | %s | %s | %s |"
                                                    .formatted(
                                                            Numbers.fixed(pair.similarity(), 3),
                                                            pair.kind(),
                                                            RankMarkdown.escape(pair.a()),
                                                            RankMarkdown.escape(pair.b()))));
        }
        lines.add("");
        for (var note : CheckupText.notes(checkup, manifest)) {
            lines.add("- " + RankMarkdown.escape(note));
        }
        return String.join("\n", lines) + "\n";
    }
}
