package org.psephos.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.curate.Checkup;
import org.psephos.curate.DuplicatePair;

/**
 * What the dataset doctor found, as CSV (RFC 4180, lines end in CR LF): one row a finding, then one
 * a pair of near duplicates and one a pair that is close in meaning, told apart by the first
 * column. Texts that a spreadsheet would run get an apostrophe, as in {@link RankCsv}.
 */
public final class CheckupCsv {
    private CheckupCsv() {}

    /** A header line and a line for each finding and each pair. */
    public static String render(Checkup checkup) {
        var csv = new StringBuilder();
        RankCsv.line(
                csv,
                List.of(
                        "part",
                        "name",
                        "severity",
                        "a",
                        "b",
                        "value",
                        "unit",
                        "n",
                        "text",
                        "remedy"));
        checkup.findings().forEach(finding -> RankCsv.line(csv, row(finding)));
        checkup.nearDuplicates().pairs().forEach(pair -> RankCsv.line(csv, row("pair", pair)));
        var meaning = checkup.meaning();
        if (meaning != null) {
            meaning.pairs().forEach(pair -> RankCsv.line(csv, row("embedding-pair", pair)));
        }
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
                finding.unit().toString(),
                Long.toString(finding.n()),
                RankCsv.safe(finding.claim()),
                RankCsv.safe(finding.remedy()));
    }

    private static List<String> row(String part, DuplicatePair pair) {
        return List.of(
                part,
                pair.kind().toString(),
                "",
                RankCsv.safe(pair.a()),
                RankCsv.safe(pair.b()),
                Numbers.exact(pair.similarity()),
                "share",
                "",
                RankCsv.safe(pair.originA() + " " + pair.originB()),
                "");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.exact(value);
    }
}
