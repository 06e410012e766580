package org.psephos.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Agreement;
import org.psephos.audit.AuditResult;
import org.psephos.audit.Finding;

/**
 * An audit as CSV (RFC 4180, lines end in CR LF): one row a finding, then one row a measure of
 * agreement, told apart by the first column. Numbers are those of the JSON, empty where there is
 * none; texts that a spreadsheet would run get an apostrophe, as in {@link RankCsv}.
 */
public final class AuditCsv {
    private AuditCsv() {}

    /** A header line and a line for each finding and each measure. */
    public static String render(AuditResult result) {
        var csv = new StringBuilder();
        RankCsv.line(
                csv,
                List.of(
                        "part",
                        "name",
                        "severity",
                        "criterion",
                        "scale",
                        "value",
                        "low",
                        "high",
                        "unit",
                        "n",
                        "units",
                        "raters",
                        "text",
                        "remedy"));
        result.findings().forEach(finding -> RankCsv.line(csv, row(finding)));
        result.agreement().forEach(agreement -> RankCsv.line(csv, row(agreement)));
        return csv.toString();
    }

    private static List<String> row(Finding finding) {
        return List.of(
                "finding",
                finding.id(),
                finding.severity().toString(),
                "",
                "",
                number(finding.estimate()),
                number(finding.low()),
                number(finding.high()),
                finding.unit().toString(),
                Long.toString(finding.n()),
                "",
                "",
                RankCsv.safe(finding.claim()),
                RankCsv.safe(finding.remedy()));
    }

    private static List<String> row(Agreement agreement) {
        var estimate = agreement.estimate();
        var interval = estimate == null ? null : estimate.interval();
        var reason = agreement.undefined();
        return List.of(
                "agreement",
                agreement.measure().toString(),
                "",
                RankCsv.safe(agreement.criterion()),
                agreement.scale().toString(),
                number(estimate == null ? null : estimate.value()),
                number(interval == null ? null : interval.low()),
                number(interval == null ? null : interval.high()),
                "share",
                Long.toString(agreement.ratings()),
                Long.toString(agreement.units()),
                Long.toString(agreement.raters()),
                RankCsv.safe(reason == null ? "" : reason),
                "");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.exact(value);
    }
}
