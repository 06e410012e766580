package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Agreement;
import org.psephos.audit.AuditResult;
import org.psephos.audit.AuditSlice;
import org.psephos.audit.Ceiling;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.JudgeCard;
import org.psephos.math.Interval;

/**
 * An audit for a terminal: what was found, the worst first, then a table of agreement, then every
 * denominator.
 */
public final class AuditText {
    private static final int MOST_ROWS = 3;
    private static final int GAP = 2;

    private AuditText() {}

    /** Lines that end in a line feed. */
    public static String render(AuditResult result, TextStyle style) {
        var lines = new ArrayList<String>();
        lines.add(style.bold(Cells.wrap(verdict(result), style.width(), "")));
        for (var finding : result.findings()) {
            lines.add("");
            finding(lines, finding, style);
        }
        measured(lines, result.agreement(), style);
        judges(lines, result.ceilings(), result.judges(), style);
        for (var slice : result.slices()) {
            lines.add("");
            lines.add(style.bold(heading(result, slice)));
            measured(lines, slice.agreement(), style);
            judges(lines, slice.ceilings(), slice.judges(), style);
        }
        lines.add("");
        AuditNotes.of(result)
                .forEach(note -> lines.add(style.dim(Cells.wrap(note, style.width(), "  "))));
        return String.join("\n", lines) + "\n";
    }

    private static String heading(AuditResult result, AuditSlice slice) {
        return "%s = %s: %s judgements"
                .formatted(
                        Cells.harmless(Objects.toString(result.options().by())),
                        Cells.harmless(slice.value()),
                        Numbers.count(slice.judgements()));
    }

    private static void measured(List<String> lines, List<Agreement> agreement, TextStyle style) {
        if (!agreement.isEmpty()) {
            lines.add("");
            table(lines, agreement, style);
        }
    }

    private static void judges(
            List<String> lines, List<Ceiling> ceilings, List<JudgeCard> cards, TextStyle style) {
        var judges = JudgesText.lines(ceilings, cards, style);
        if (!judges.isEmpty()) {
            lines.add("");
            lines.addAll(judges);
        }
    }

    /** What was not looked at, for want of what it needs, is no clean result. */
    private static boolean unseen(Finding finding) {
        return finding.severity() == Severity.NONE && finding.estimate() == null;
    }

    /** How many doubts there are, by severity. */
    static String verdict(AuditResult result) {
        var counts = new ArrayList<String>();
        for (var severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            long count =
                    result.findings().stream().filter(one -> one.severity() == severity).count();
            if (count > 0) {
                counts.add(Numbers.count(count) + " " + severity);
            }
        }
        long blind = result.findings().stream().filter(AuditText::unseen).count();
        long looked = result.findings().size() - blind;
        var rest =
                blind == 0
                        ? ""
                        : " %s more cannot be seen in these data.".formatted(Numbers.count(blind));
        return (counts.isEmpty()
                        ? "No doubts: %s looked for, none found.".formatted(Numbers.count(looked))
                        : "Doubts: %s, of %s looked for."
                                .formatted(String.join(", ", counts), Numbers.count(looked)))
                + rest;
    }

    static void finding(List<String> lines, Finding finding, TextStyle style) {
        var mark = finding.severity().toString().toUpperCase(java.util.Locale.ROOT);
        var head = "%s  %s: %s".formatted(mark, finding.id(), Cells.harmless(finding.claim()));
        var wrapped = Cells.wrap(head, style.width(), "      ");
        lines.add(
                switch (finding.severity()) {
                    case HIGH -> style.warning(wrapped);
                    case MEDIUM -> style.bold(wrapped);
                    case LOW, NONE -> wrapped;
                });
        lines.add("      " + Cells.wrap(numbers(finding), style.width() - 6, "      "));
        if (!finding.rows().isEmpty()) {
            lines.add("      " + Cells.wrap(rows(finding), style.width() - 6, "      "));
        }
        if (finding.severity() != Severity.NONE) {
            lines.add(
                    "      "
                            + Cells.wrap(
                                    Cells.harmless(finding.remedy()), style.width() - 6, "      "));
        }
    }

    /** The estimate with its interval and denominator. */
    static String numbers(Finding finding) {
        var n = "n = " + Numbers.count(finding.n());
        var value = finding.estimate();
        if (value == null) {
            return Cells.harmless(finding.measure()) + "; " + n;
        }
        var low = finding.low();
        var high = finding.high();
        int decimals =
                finding.unit() == Finding.Unit.COUNT
                        ? 0
                        : low == null || high == null ? 3 : Numbers.decimals((high - low) / 2);
        var ends =
                low == null && high == null
                        ? ""
                        : " [%s, %s]".formatted(end(low, decimals), end(high, decimals));
        return "%s %s%s (%s); %s"
                .formatted(
                        Cells.harmless(finding.measure()),
                        Numbers.fixed(value, decimals),
                        ends,
                        finding.unit(),
                        n);
    }

    private static String end(@Nullable Double value, int decimals) {
        return value == null ? "open" : Numbers.fixed(value, decimals);
    }

    private static String rows(Finding finding) {
        int more = finding.rows().size() - MOST_ROWS;
        return "see "
                + finding.rows().stream()
                        .limit(MOST_ROWS)
                        .map(Cells::harmless)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + Numbers.count(more) + " more" : "");
    }

    private static void table(List<String> lines, List<Agreement> all, TextStyle style) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("criterion", "measure", "scale", "value", "interval", "units", "raters"));
        all.forEach(agreement -> rows.add(cells(agreement)));
        lines.addAll(aligned(rows, 3, style));
        remarks(all)
                .forEach(remark -> lines.add(style.dim(Cells.wrap(remark, style.width(), "  "))));
    }

    /** Why some measures have no value, and what else is to be known of them, each once. */
    private static List<String> remarks(List<Agreement> all) {
        return all.stream()
                .flatMap(
                        one ->
                                Stream.of(one.undefined(), one.note())
                                        .filter(Objects::nonNull)
                                        .map(text -> "%s: %s".formatted(one.measure(), text)))
                .distinct()
                .map(Cells::harmless)
                .toList();
    }

    /**
     * Columns under a bold head.
     *
     * @param texts how many columns are texts, which stand left
     */
    static List<String> aligned(List<List<String>> rows, int texts, TextStyle style) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int at = 0; at < widths.length; at++) {
                widths[at] = Math.max(widths[at], Cells.width(row.get(at)));
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int at = 0; at < widths.length; at++) {
                var cell = row.get(at);
                line.append(at == 0 ? "" : " ".repeat(GAP));
                line.append(
                        at < texts ? Cells.left(cell, widths[at]) : Cells.right(cell, widths[at]));
            }
            var text = line.toString().stripTrailing();
            lines.add(lines.isEmpty() ? style.bold(text) : text);
        }
        return lines;
    }

    private static List<String> cells(Agreement agreement) {
        var estimate = agreement.estimate();
        var interval = estimate == null ? null : estimate.interval();
        return List.of(
                Cells.harmless(agreement.criterion()),
                agreement.measure().toString(),
                agreement.scale().toString(),
                estimate == null ? "undefined" : Numbers.fixed(estimate.value(), 3),
                ends(interval),
                Numbers.count(agreement.units()),
                Numbers.count(agreement.raters()));
    }

    /** An interval in three decimals, empty where there is none. */
    static String ends(@Nullable Interval interval) {
        return interval == null
                ? ""
                : "[%s, %s]"
                        .formatted(
                                Numbers.fixed(interval.low(), 3),
                                Numbers.fixed(interval.high(), 3));
    }
}
