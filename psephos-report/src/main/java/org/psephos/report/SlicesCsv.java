package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.rank.Slicing;

/** The ladders of parts as CSV: the lines of {@link RankCsv} with two columns in front. */
public final class SlicesCsv {
    private SlicesCsv() {}

    /** A header line, and a line for each system of each part. */
    public static String render(Study study, Slicing slicing) {
        var csv = new StringBuilder();
        RankCsv.line(csv, with("by", "value", RankCsv.HEAD));
        for (var part : slicing.parts()) {
            for (var row : RankCsv.rows(SlicesJson.study(study, part))) {
                var by = RankCsv.safe(slicing.by());
                RankCsv.line(csv, with(by, RankCsv.safe(part.value()), row));
            }
        }
        return csv.toString();
    }

    private static List<String> with(String by, String value, List<String> row) {
        var all = new ArrayList<String>();
        all.add(by);
        all.add(value);
        all.addAll(row);
        return all;
    }
}
