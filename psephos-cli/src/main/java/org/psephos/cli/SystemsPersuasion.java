package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.Quantity;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Decimals;

/**
 * S149: debates between people and with an AI, with or without personal information, in the
 * published columns. Post-treatment agreement has the counts of a published example (the bitterness
 * of wine, Randall 1989), whose estimates R's package ordinal prints: 2.503 and 1.528.
 */
final class SystemsPersuasion {
    private static final int[][] COUNTS = {
        {4, 9, 5, 0, 0}, {1, 7, 8, 2, 0}, {0, 5, 8, 3, 2}, {0, 1, 5, 7, 5}
    };

    private SystemsPersuasion() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S149",
                        Kind.CODE,
                        "SystemsPersuasion",
                        "live debates of people with people and with an AI; the published answers",
                        SystemsPersuasion::check));
    }

    private static Verdict check(@Nullable Path published) {
        var csv = new StringBuilder("topic,opponent,personalized,sideAgreementPostTreatment\n");
        int topic = 0;
        for (int cell = 0; cell < COUNTS.length; cell++) {
            for (int level = 0; level < 5; level++) {
                for (int i = 0; i < COUNTS[cell][level]; i++, topic++) {
                    csv.append(
                            "%s,%s,%s,%s%n"
                                    .formatted(
                                            topic,
                                            cell < 2 ? "human" : "ai",
                                            cell % 2 == 0 ? "no" : "yes",
                                            level + 1));
                }
            }
        }
        var columns = new TreeMap<String, String>();
        columns.put("factor:opponent", "opponent");
        columns.put("factor:personalized", "personalized");
        var options = ProbeOptions.withDefaults().rounds(0).set("reference", "human");
        var result =
                SystemsScratch.with(
                        "debates.csv",
                        csv.toString(),
                        file -> ProbeCall.look(file, "ordinal-regression", columns, options));
        var found = new ArrayList<String>();
        for (var contrast : List.of("opponent: ai - human", "personalized: yes - no")) {
            found.add(logOdds(result.quantity("odds-ratio", contrast)));
        }
        for (int level = 1; level < 5; level++) {
            found.add(
                    Decimals.fixed(
                            Objects.requireNonNull(
                                    result.quantity("threshold", "above " + level).value()),
                            3));
        }
        found.add(SystemsProbes.shown(result.quantity("log-likelihood"), 4));
        found.add(SystemsProbes.shown(result.quantity("proportional-odds"), 4));
        return Verdict.compare(
                Rows.FAITHFUL,
                "log-odds of two factors and thresholds as printed for the same counts, and a test that"
                        + " odds are proportional",
                "[2.503, 1.528, -1.344, 1.251, 3.467, 5.006, log-likelihood -86.49, proportional-odds 2.844]",
                found.toString());
    }

    private static String logOdds(Quantity one) {
        return Decimals.fixed(StrictMath.log(Objects.requireNonNull(one.value())), 3);
    }
}
