package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Measure;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Check;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Decimals;

/**
 * Predictions beside what is true: S067 acceptability and minimal pairs, S071 values behind
 * arguments and how far three annotators agree on them, S083 evidence for answers and users with
 * and without it, S112 accuracy on questions with choices, S145 satisfaction and acts turn by turn.
 * Figures by scikit-learn and scipy, agreement by a direct calculation in Python.
 */
final class SystemsPredictions {
    static final String S145_LACKS =
            "models that predict satisfaction and actions; what they are measured by is here";

    private SystemsPredictions() {}

    static List<Covering> all() {
        return List.of(
                covering("S067", "", SystemsPredictions::acceptability),
                covering("S071", "", SystemsPredictions::values),
                covering("S083", "", SystemsPredictions::evidence),
                covering("S112", "", SystemsPredictions::choices),
                covering("S145", S145_LACKS, SystemsPredictions::satisfaction));
    }

    private static Covering covering(String system, String lacks, Check check) {
        return new Covering(system, Kind.CODE, "SystemsPredictions", lacks, check);
    }

    /** In the layout of DaLAJ-GED, with predictions and scores beside. */
    private static Verdict acceptability(@Nullable Path published) {
        var csv =
                """
                sentence,label,meta,predicted,score,pair
                Jag bor i en hus,incorrect,M,incorrect,-21.4,1
                Jag bor i ett hus,correct,M,correct,-18.9,1
                Hon har två bok,incorrect,M,correct,-17.2,2
                Hon har två böcker,correct,M,correct,-15.8,2
                Vi gick hem igår sent,incorrect,S,incorrect,-24.0,3
                Vi gick hem sent igår,correct,S,correct,-22.5,3
                Han tycker om att läser,incorrect,M,correct,-19.3,4
                Han tycker om att läsa,correct,M,incorrect,-19.6,4
                De har bott där i tre år,correct,M,correct,-16.1,5
                De har bo där i tre år,incorrect,M,incorrect,-23.7,5
                """;
        var found =
                SystemsProbes.look(
                        "classification-quality",
                        csv,
                        new TreeMap<>(Map.of("positive", "correct")));
        return Verdict.compare(
                Rows.FAITHFUL,
                "accuracy, MCC and preference within five minimal pairs",
                "0.7000, 0.4082, 0.8000",
                values(found, "accuracy", "mcc", "minimal-pair-accuracy"));
    }

    private static String values(ProbeResult found, String... names) {
        var all = new ArrayList<String>();
        for (var name : names) {
            var value = found.quantity(name).value();
            all.add(value == null ? "undefined" : Decimals.fixed(value, 4));
        }
        return String.join(", ", all);
    }

    /** Predictions of sets, and annotations of three in the published columns. */
    private static Verdict values(@Nullable Path published) {
        var sets =
                """
                gold,predicted
                a;b,a
                b,b;c
                c,c
                a,
                a;c,c;a
                b,a;d
                """;
        var found =
                SystemsProbes.look(
                        "classification-quality", sets, new TreeMap<>(Map.of("separator", ";")));
        var annotated =
                """
                Argument ID	Annotator	Self-direction: thought	Tradition	Benevolence: caring	Universalism: nature
                A1	one	1	0	1	0
                A1	two	1	0	0	0
                A1	three	1	0	1	0
                A2	one	0	0	0	1
                A2	two	0	0	1	1
                A2	three	0	0	0	1
                A3	one	1	0	0	0
                A3	two	0	1	0	0
                A3	three	1	1	0	0
                A4	one	0	0	1	0
                A4	two	0	0	1	0
                A4	three	0	0	1	0
                """;
        return Verdict.compare(
                Rows.FAITHFUL,
                "macro-F1, that of all labels for all, and alpha of three annotators by MASI and by"
                        + " whole sets",
                "0.6556, 0.6111, masi 0.4865, nominal 0.3583",
                values(found, "macro-f1", "ones-macro-f1")
                        + SystemsScratch.with(
                                "labels.tsv", annotated, SystemsPredictions::agreement));
    }

    private static String agreement(Path file) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var all = new StringBuilder();
        var agreement = Audit.run(read, AuditOptions.withDefaults().rounds(0)).agreement();
        for (var weights : List.of("masi", "nominal")) {
            agreement.stream()
                    .filter(one -> one.measure() == Measure.KRIPPENDORFF_ALPHA)
                    .filter(one -> weights.equals(one.weights()) && one.estimate() != null)
                    .findFirst()
                    .ifPresent(
                            one ->
                                    all.append(", %s ".formatted(weights))
                                            .append(
                                                    Decimals.fixed(
                                                            java.util.Objects.requireNonNull(
                                                                            one.estimate())
                                                                    .value(),
                                                            4)));
        }
        return all.toString();
    }

    private static Verdict evidence(@Nullable Path published) {
        var spans =
                """
                item,source,start,end
                q1,gold,0,10
                q1,gold,20,30
                q1,model,0,10
                q1,model,0,9
                q2,gold,0,8
                q2,model,4,12
                q3,gold,,
                q4,gold,0,10
                """;
        var marked = SystemsProbes.look("span-overlap", spans, new TreeMap<>());
        var people =
                """
                participant,condition,correct
                p1,with,1
                p2,with,1
                p3,with,1
                p4,with,0
                p5,without,0
                p6,without,1
                p7,without,0
                p8,without,0
                """;
        var columns = new TreeMap<>(Map.of("value:correct", "correct"));
        var users = SystemsProbes.look("group-comparison", people, columns, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var name : List.of("exact-f1", "character-f1", "mean-item-f1")) {
            found.add(SystemsProbes.digits(marked.quantity(name, "model").value(), 4));
        }
        for (var name : List.of("mean-difference", "cliffs-delta")) {
            found.add(
                    SystemsProbes.digits(
                            users.quantity(name, "correct: with - without").value(), 4));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "F1 of evidence by span, character and item, and how much more often people are right"
                        + " who see it",
                "[0.2857, 0.5, 0.5417, 0.5, 0.5]",
                found.toString());
    }

    private static Verdict choices(@Nullable Path published) {
        var csv =
                """
                id,answer,response
                1,Yes,Yes
                2,No,Yes
                3,rises,rises
                4,falls,falls
                """;
        var found = SystemsProbes.look("classification-quality", csv, new TreeMap<>());
        return Verdict.compare(
                Rows.FAITHFUL,
                "accuracy of answers to questions with choices",
                "0.7500",
                values(found, "accuracy"));
    }

    private static Verdict satisfaction(@Nullable Path published) {
        var gold = "12233334453324335134";
        var said = "13233433443334235234";
        var csv = new StringBuilder("gold,predicted\n");
        for (int i = 0; i < gold.length(); i++) {
            csv.append("%s,%s%n".formatted(gold.charAt(i), said.charAt(i)));
        }
        var found = SystemsProbes.look("classification-quality", csv.toString(), new TreeMap<>());
        return Verdict.compare(
                Rows.FAITHFUL,
                "UAR, kappa, Spearman's rho and macro-F1 of twenty turns",
                "0.5722, 0.4946, 0.8118, 0.6140",
                values(found, "uar", "cohens-kappa", "spearman", "macro-f1"));
    }
}
