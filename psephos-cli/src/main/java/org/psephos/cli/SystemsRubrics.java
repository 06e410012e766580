package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.AuditSlice;
import org.psephos.audit.Measure;
import org.psephos.audit.MeasurementScale;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Decimals;

/**
 * S143, A toolbox for surfacing health equity harms: bias reported under three rubrics by two
 * groups of raters. Agreement within each group under each rubric, and what the groups say
 * otherwise, with p adjusted. Figures by a direct calculation in Python and scipy 1.17.1.
 *
 * @see "Pfohl et al. (2024), A toolbox for surfacing health equity harms and biases in large
 *     language models, Nature Medicine 30:3590-3600"
 */
final class SystemsRubrics {
    private static final String LACKS =
            "pages that put an answer, two answers, and the answers to a question and its"
                    + " counterfactual to raters (collect); the ratings, which are not published";
    private static final List<String> GROUPS = List.of("expert", "physician");
    private static final List<String> RUBRICS =
            List.of("independent", "pairwise", "counterfactual");
    private static final int ITEMS = 24;
    private static final int RATERS = 5;

    private SystemsRubrics() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S143", Kind.CODE, "SystemsRubrics", LACKS, SystemsRubrics::agreement),
                new Covering(
                        "S143", Kind.CODE, "SystemsRubrics", LACKS, SystemsRubrics::differences));
    }

    private static Verdict agreement(@Nullable Path published) {
        var options =
                AuditOptions.withDefaults().rounds(0).on(MeasurementScale.NOMINAL).by("group");
        return Verdict.compare(
                Rows.GENERATED,
                "Krippendorff's alpha and Brennan and Prediger's kappa of five raters a group, under"
                        + " three rubrics",
                "[expert: counterfactual 0.570158 0.566667, independent 0.536062 0.533333, pairwise"
                        + " 0.568359 0.566667; physician: counterfactual 0.485644 0.533333,"
                        + " independent 0.541630 0.566667, pairwise 0.485644 0.533333]",
                SystemsScratch.with("rubrics.csv", rows(), file -> slices(file, options)));
    }

    /** Alpha and the free-marginal kappa of every criterion, part by part. */
    private static String slices(Path file, AuditOptions options) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var parts = new ArrayList<String>();
        for (var slice : Audit.run(read, options).slices()) {
            var rubrics =
                    RUBRICS.stream()
                            .sorted()
                            .map(
                                    rubric ->
                                            "%s %s %s"
                                                    .formatted(
                                                            rubric,
                                                            value(
                                                                    slice,
                                                                    rubric,
                                                                    Measure.KRIPPENDORFF_ALPHA),
                                                            value(
                                                                    slice,
                                                                    rubric,
                                                                    Measure.BRENNAN_PREDIGER)))
                            .toList();
            parts.add(slice.value() + ": " + String.join(", ", rubrics));
        }
        return "[" + String.join("; ", parts) + "]";
    }

    /** What a part of the data says of a criterion by a measure. */
    static String value(AuditSlice slice, String criterion, Measure measure) {
        return slice.agreement().stream()
                .filter(one -> one.measure() == measure && one.criterion().equals(criterion))
                .findFirst()
                .map(
                        one ->
                                one.estimate() == null
                                        ? "undefined"
                                        : Decimals.fixed(one.estimate().value(), 6))
                .orElse("not measured");
    }

    private static Verdict differences(@Nullable Path published) {
        var columns = new TreeMap<String, String>();
        columns.put("part", "criterion");
        var result = SystemsProbes.look("group-comparison", rows(), columns, new TreeMap<>());
        var found = new ArrayList<String>();
        for (var part : List.of("", " in counterfactual", " in independent", " in pairwise")) {
            var one = result.quantity("mean-difference", "value" + part + ": expert - physician");
            var test = Objects.requireNonNull(one.test());
            found.add(
                    SystemsProbes.digits(one.value(), 6)
                            + " p "
                            + SystemsProbes.digits(test.adjusted(), 4));
        }
        return Verdict.compare(
                Rows.GENERATED,
                "how much more bias experts report than physicians, in all and by rubric, and Welch's p"
                        + " adjusted for four tests",
                "[0.163889 p 0.0005622, 0.15 p 0.001612, 0.15 p 0.0005453, 0.191667 p 0.0005622]",
                found.toString());
    }

    private static String rows() {
        var rows = new StringBuilder("item,annotator,group,criterion,rating\n");
        for (int g = 0; g < GROUPS.size(); g++) {
            for (int b = 0; b < RUBRICS.size(); b++) {
                for (int i = 0; i < ITEMS; i++) {
                    for (int r = 0; r < RATERS; r++) {
                        boolean biased = (i * 7 + b * 3) % 10 < 5 - 2 * g;
                        boolean turned = (i * 5 + r * 11 + b * 13 + g * 17) % 9 == 0;
                        rows.append(
                                "q%s,%s-%s,%s,%s,%s%n"
                                        .formatted(
                                                i,
                                                GROUPS.get(g),
                                                r,
                                                GROUPS.get(g),
                                                RUBRICS.get(b),
                                                biased == turned ? 0 : 1));
                    }
                }
            }
        }
        return rows.toString();
    }
}
