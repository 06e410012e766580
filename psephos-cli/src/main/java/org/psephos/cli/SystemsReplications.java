package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Decimals;

/**
 * S166: survey experiments answered by a system. Rows are written so that they tell what the
 * authors print: of 14 studies 6 have no variation, and 3 of the other 8 (37.5%) come again; 996 of
 * 1000 call themselves conservative, and 7 of 1000 where the order is turned. The other figures are
 * by scipy 1.17.1.
 */
final class SystemsReplications {
    private static final int[] SPREAD = {1, 2, 2, 3, 3, 3, 4, 4, 4, 5};

    private SystemsReplications() {}

    static List<Covering> all() {
        return List.of(
                new Covering(
                        "S166",
                        Kind.CODE,
                        "SystemsReplications",
                        "asking systems: answers must be at hand; the published answers",
                        SystemsReplications::check));
    }

    private static Verdict check(@Nullable Path published) {
        var csv =
                new StringBuilder(
                        "study,model,condition,order,answer,choice,original,original_low,original_high\n");
        for (int study = 0; study < 14; study++) {
            experiment(csv, study);
        }
        politics(csv, "given", 996);
        politics(csv, "reversed", 7);
        var result = SystemsProbes.look("survey-replication", csv.toString(), new TreeMap<>());
        var found = new ArrayList<String>();
        found.add(shown(result.quantity("replication-rate", "GPT3.5")));
        found.add(shown(result.quantity("not-decided", "GPT3.5")));
        found.add(shown(result.quantity("uniform-share", "GPT3.5")));
        found.add(ratio(result));
        found.add(shown(result.quantity("order-effect", "politics: GPT3.5 (reversed - given)")));
        return Verdict.compare(
                Rows.FAITHFUL,
                "studies that come again with their interval, studies without variation, cells with one"
                        + " answer, a variance beside that of people, and a turned order",
                "[replication-rate 0.375 [0.1368, 0.6943], not-decided 6, uniform-share 0.4667 [0.3023,"
                        + " 0.6386], variance-ratio 0.1628 [0.1131, 0.2344] p 0.000000215,"
                        + " order-effect -0.989 [-0.9934, -0.9793]]",
                found.toString());
    }

    /** Three go up, five do not, six get one answer; people go up in all. */
    private static void experiment(StringBuilder csv, int study) {
        for (int i = 0; i < 60; i++) {
            int people = SPREAD[i % SPREAD.length];
            int system = study < 8 ? 2 + people / 3 : 4;
            answer(csv, study, "human", "control", people);
            answer(csv, study, "human", "treated", people + 1);
            answer(csv, study, "GPT3.5", "control", system);
            answer(csv, study, "GPT3.5", "treated", study < 3 ? system + 1 : system);
        }
    }

    private static void answer(
            StringBuilder csv, int study, String system, String condition, int answer) {
        csv.append(
                "study %02d,%s,%s,,%s,,0.5,0.3,0.7%n".formatted(study, system, condition, answer));
    }

    private static void politics(StringBuilder csv, String order, int conservative) {
        for (int run = 0; run < 1000; run++) {
            csv.append(
                    "politics,GPT3.5,,%s,,%s,,,%n"
                            .formatted(order, run < conservative ? "conservative" : "liberal"));
        }
    }

    private static String ratio(ProbeResult result) {
        var one = result.quantity("variance-ratio", "study 03 / control: GPT3.5");
        var test = Objects.requireNonNull(one.test());
        return shown(one) + " p " + Decimals.significant(test.p(), 3);
    }

    private static String shown(Quantity one) {
        var value = SystemsProbes.shown(one, 4);
        var interval = one.interval();
        return interval == null
                ? value
                : "%s [%s, %s]"
                        .formatted(
                                value,
                                Decimals.significant(interval.low(), 4),
                                Decimals.significant(interval.high(), 4));
    }
}
