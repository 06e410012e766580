package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/**
 * S150: texts of three conditions with an indicator, rated by the same people in a mixed design.
 * The figures are by MixedLM of statsmodels 0.14 and by scipy 1.17.1.
 */
final class SystemsCounterspeech {
    private SystemsCounterspeech() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S150",
                        Kind.CODE,
                        "SystemsCounterspeech",
                        "making personalised texts: they must be at hand; the published ratings",
                        SystemsCounterspeech::check));
    }

    private static Verdict check(@Nullable Path published) {
        var columns = new TreeMap<String, String>();
        columns.put("indicator:toxicity", "toxicity");
        var options = ProbeOptions.withDefaults().rounds(0).set("reference", "generic");
        var result =
                SystemsScratch.with(
                        "counterspeech.csv",
                        rows(),
                        file -> ProbeCall.look(file, "rated-conditions", columns, options));
        var found = new ArrayList<String>();
        for (var condition : List.of("adapted", "personalised")) {
            found.add(
                    SystemsProbes.digits(
                            result.quantity("condition-effect", condition + " - generic").value(),
                            4));
        }
        for (var of : List.of("person", "text", "residual")) {
            found.add(SystemsProbes.digits(result.quantity(of + "-deviation").value(), 4));
        }
        found.add(
                SystemsProbes.digits(
                        result.quantity("indicator-correlation", "toxicity").value(), 4));
        return Verdict.compare(
                Rows.GENERATED,
                "effects of two conditions beside generic texts, what persons and texts have of their"
                        + " own, and an indicator beside ratings",
                "[0.528, 0.1333, 0.8097, 0.6548, 0.6146, 0.8275]",
                found.toString());
    }

    private static String rows() {
        var rows = new StringBuilder("text,condition,person,rating,toxicity\n");
        var conditions = List.of("generic", "adapted", "personalised");
        for (int t = 0; t < 12; t++) {
            for (int p = 0; p < 8; p++) {
                if ((t * 5 + p * 3) % 7 != 0) {
                    double rating =
                            3
                                    + new double[] {0, 0.5, -0.25}[t % 3]
                                    + (p * 5 % 8 - 3.5) / 3
                                    + (t * 7 % 12 - 5.5) / 6
                                    + ((p * 7 + t * 13 + p * t * 5 % 11) % 9 - 4) / 4.0;
                    rows.append(
                            "t%s,%s,p%s,%s,%s%n"
                                    .formatted(
                                            t,
                                            conditions.get(t % 3),
                                            p,
                                            rating,
                                            t * 7 % 12 + t % 2 * 3));
                }
            }
        }
        return rows.toString();
    }
}
