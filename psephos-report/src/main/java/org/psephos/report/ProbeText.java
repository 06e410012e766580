package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;

/** A probe for a terminal, a page, or a spreadsheet: what was found, then every number. */
public final class ProbeText {
    private static final List<String> HEAD =
            List.of("measure", "of", "value", "interval", "can be", "p", "adjusted", "n");
    private static final List<String> CSV_HEAD =
            List.of(
                    "measure",
                    "of",
                    "unit",
                    "value",
                    "low",
                    "high",
                    "interval",
                    "p",
                    "adjusted",
                    "test",
                    "least",
                    "most",
                    "n",
                    "undefined",
                    "note");
    private static final int TEXTS = 2;

    private ProbeText() {}

    /** Lines that end in a line feed. */
    public static String render(ProbeResult result, TextStyle style) {
        var lines = new ArrayList<String>();
        for (var finding : result.findings()) {
            AuditText.finding(lines, finding, style);
            lines.add("");
        }
        var rows = table(result);
        lines.addAll(AuditText.aligned(rows, rows.getFirst().contains("of") ? TEXTS : 1, style));
        notes(result).forEach(note -> lines.add(style.dim(Cells.wrap(note, style.width(), "  "))));
        return String.join("\n", lines) + "\n";
    }

    /** A table for a pull request or a page. */
    public static String markdown(ProbeResult result) {
        var lines = new ArrayList<String>();
        for (var finding : result.findings()) {
            lines.add(
                    "* **%s** %s: %s"
                            .formatted(
                                    finding.severity(),
                                    finding.id(),
                                    RankMarkdown.escape(finding.claim())));
        }
        lines.add("");
        var used = table(result);
        lines.add("| " + String.join(" | ", used.getFirst()) + " |");
        lines.add("|" + " :--- |".repeat(used.getFirst().size()));
        for (var row : used.subList(1, used.size())) {
            lines.add(
                    "| "
                            + String.join(" | ", row.stream().map(RankMarkdown::escape).toList())
                            + " |");
        }
        lines.add("");
        notes(result).forEach(note -> lines.add("* " + RankMarkdown.escape(note)));
        return String.join("\n", lines).strip() + "\n";
    }

    /** A line a number, as in the JSON; texts that a spreadsheet would run get an apostrophe. */
    public static String csv(ProbeResult result) {
        var csv = new StringBuilder();
        RankCsv.line(csv, CSV_HEAD);
        result.quantities().forEach(one -> RankCsv.line(csv, csvCells(one)));
        return csv.toString();
    }

    private static List<String> csvCells(Quantity one) {
        var interval = one.interval();
        var test = one.test();
        var range = one.range();
        return List.of(
                one.name(),
                RankCsv.safe(one.of()),
                one.unit(),
                exact(one.value()),
                exact(interval == null ? null : interval.low()),
                exact(interval == null ? null : interval.high()),
                interval == null ? "" : interval.method(),
                exact(test == null ? null : test.p()),
                exact(test == null ? null : test.adjusted()),
                test == null ? "" : test.method(),
                exact(range == null ? null : range.least()),
                exact(range == null ? null : range.most()),
                Long.toString(one.n()),
                RankCsv.safe(Objects.requireNonNullElse(one.undefined(), "")),
                RankCsv.safe(one.note()));
    }

    private static String exact(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? "" : Numbers.exact(value);
    }

    private static List<String> cells(Quantity one) {
        var value = one.value();
        var interval = one.interval();
        var test = one.test();
        var range = one.range();
        int decimals = interval == null ? 4 : Math.max(3, Numbers.decimals(interval.halfWidth()));
        return List.of(
                one.name(),
                Cells.harmless(one.of()),
                value == null ? "undefined" : Numbers.fixed(value, decimals),
                interval == null
                        ? ""
                        : "[%s, %s]"
                                .formatted(
                                        end(interval.low(), decimals),
                                        end(interval.high(), decimals)),
                range == null
                        ? ""
                        : "%s to %s"
                                .formatted(
                                        Numbers.fixed(range.least(), decimals),
                                        Numbers.fixed(range.most(), decimals)),
                test == null ? "" : chance(test.p()),
                test == null ? "" : chance(test.adjusted()),
                Numbers.count(one.n()));
    }

    private static String end(double value, int decimals) {
        return Double.isInfinite(value) ? "open" : Numbers.fixed(value, decimals);
    }

    private static String chance(@Nullable Double p) {
        return p == null ? "" : p < 0.0001 ? "< 0.0001" : Numbers.fixed(p, 4);
    }

    /** Every number under its heads, without the columns in which nothing stands. */
    static List<List<String>> table(ProbeResult result) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        result.quantities().forEach(one -> rows.add(cells(one)));
        return used(rows);
    }

    /** Without the columns in which nothing stands. */
    private static List<List<String>> used(List<List<String>> rows) {
        var kept = new ArrayList<Integer>();
        for (int column = 0; column < HEAD.size(); column++) {
            int at = column;
            if (rows.stream().skip(1).anyMatch(row -> !row.get(at).isEmpty())) {
                kept.add(column);
            }
        }
        return rows.stream().map(row -> kept.stream().map(row::get).toList()).toList();
    }

    /** Why there are no values, how intervals and tests were made, and other remarks, each once. */
    static List<String> notes(ProbeResult result) {
        var notes = new ArrayList<String>();
        for (var one : result.quantities()) {
            var undefined = one.undefined();
            var called = one.of().isEmpty() ? one.name() : one.name() + " of " + one.of();
            if (undefined != null) {
                notes.add("%s is not defined: %s.".formatted(called, undefined));
            }
            if (!one.note().isEmpty()) {
                notes.add("%s: %s.".formatted(one.name(), one.note()));
            }
        }
        notes.addAll(ProbeMethods.sentences(result));
        return notes.stream().distinct().map(Cells::harmless).toList();
    }
}
