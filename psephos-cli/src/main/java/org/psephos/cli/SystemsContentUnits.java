package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/**
 * S133, Revisiting the gold standard: content units of summaries, two metrics, and the power to
 * tell systems apart. Figures by scipy 1.17.1 and the formula of power in Python.
 */
final class SystemsContentUnits {
    private static final String LACKS =
            "pages on which people write content units and mark those that a summary holds (collect)";

    private SystemsContentUnits() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S133",
                        Kind.CODE,
                        "SystemsContentUnits",
                        LACKS,
                        SystemsContentUnits::check));
    }

    private static Verdict check(@Nullable Path published) {
        var columns = new TreeMap<String, String>();
        columns.put("metric:rouge", "rouge");
        columns.put("metric:bert", "bert");
        var result = SystemsProbes.look("metric-correlation", rows(), columns, new TreeMap<>());
        var found = new ArrayList<String>();
        shown(found, result, "human-score", "a");
        shown(found, result, "system-correlation", "rouge");
        shown(found, result, "item-correlation", "rouge");
        shown(found, result, "item-correlation", "bert");
        shown(found, result, "items-needed", "c - d");
        shown(found, result, "mean-power", "");
        return Verdict.compare(
                Rows.FAITHFUL,
                "share of content units held, Kendall's tau of metrics over systems and over summaries,"
                        + " documents that tell the closest two systems apart, and mean power",
                "[0.270833, 1, 0.694658, 0.0751322, 69, 0.771415]",
                found.toString());
    }

    private static void shown(List<String> into, ProbeResult result, String name, String of) {
        into.add(SystemsProbes.digits(result.quantity(name, of).value(), 6));
    }

    /** Twelve documents, four systems, four units; whole numbers decide everything. */
    private static String rows() {
        var rows = new StringBuilder("example_id,system,unit,matched,rouge,bert\n");
        for (int d = 0; d < 12; d++) {
            for (int s = 0; s < 4; s++) {
                for (int u = 0; u < 4; u++) {
                    boolean held = (d * 7 + u * 5 + s * 3 + d * u * s) % 11 < 3 + 2 * s;
                    rows.append(
                            "d%s,%s,u%s,%s,%s,%s%n"
                                    .formatted(
                                            d,
                                            "abcd".charAt(s),
                                            u,
                                            held ? 1 : 0,
                                            (20 + 6 * s + (d * 5 + s * 7) % 9) / 100.0,
                                            (80 + (d * 3 + s * 5) % 7) / 100.0));
                }
            }
        }
        return rows.toString();
    }
}
