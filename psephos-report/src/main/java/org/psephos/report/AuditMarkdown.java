package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.Agreement;
import org.psephos.audit.AuditResult;
import org.psephos.audit.Finding;

/**
 * An audit as Markdown for a pull request or a page. What a source wrote is shown, never obeyed:
 * characters with a meaning in Markdown or HTML are escaped.
 */
public final class AuditMarkdown {
    private AuditMarkdown() {}

    /** Lines that end in a line feed. */
    public static String render(AuditResult result) {
        var lines = new ArrayList<String>();
        lines.add("**" + RankMarkdown.escape(AuditText.verdict(result)) + "**");
        lines.add("");
        if (!result.findings().isEmpty()) {
            findings(lines, result.findings());
        }
        if (!result.agreement().isEmpty()) {
            agreement(lines, result.agreement());
        }
        AuditNotes.of(result).forEach(note -> lines.add("* " + RankMarkdown.escape(note)));
        return String.join("\n", lines) + "\n";
    }

    private static void findings(List<String> lines, List<Finding> findings) {
        lines.add("| severity | finding | claim | estimate | what to do |");
        lines.add("| :--- | :--- | :--- | :--- | :--- |");
        for (var finding : findings) {
            lines.add(
                    "| %s | %s | %s | %s | %s |"
                            .formatted(
                                    finding.severity(),
                                    finding.id(),
                                    RankMarkdown.escape(finding.claim()),
                                    RankMarkdown.escape(AuditText.numbers(finding)),
                                    RankMarkdown.escape(finding.remedy())));
        }
        lines.add("");
    }

    private static void agreement(List<String> lines, List<Agreement> agreement) {
        lines.add("| criterion | measure | scale | value | interval | units | raters |");
        lines.add("| :--- | :--- | :--- | ---: | ---: | ---: | ---: |");
        for (var one : agreement) {
            var estimate = one.estimate();
            var reason = one.undefined();
            lines.add(
                    "| %s | %s | %s | %s | %s | %s | %s |"
                            .formatted(
                                    RankMarkdown.escape(one.criterion()),
                                    one.measure(),
                                    one.scale(),
                                    estimate == null
                                            ? "undefined"
                                            : Numbers.fixed(estimate.value(), 3),
                                    estimate == null
                                            ? RankMarkdown.escape(reason == null ? "" : reason)
                                            : AuditText.ends(estimate.interval()),
                                    Numbers.count(one.units()),
                                    Numbers.count(one.raters())));
        }
        lines.add("");
    }
}
