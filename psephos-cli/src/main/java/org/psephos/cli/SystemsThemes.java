package org.psephos.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Agreement;
import org.psephos.audit.Audit;
import org.psephos.audit.AuditOptions;
import org.psephos.audit.Measure;
import org.psephos.audit.MeasurementScale;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.FeedbackFiles;
import org.psephos.ingest.ReadOptions;
import org.psephos.ingest.ReadProgress;
import org.psephos.math.Decimals;

/**
 * S129, Potential and perils of LLMs as judges of unstructured text: how well summaries keep to a
 * theme, rated from 1 to 5 by a person and a judge; agreement, Cohen's kappa, Spearman's rho and
 * Krippendorff's alpha side by side. The figures were worked out by another program.
 */
final class SystemsThemes {
    static final String LACKS =
            "asking a judge to rate: its ratings must be at hand; the published ratings";
    private static final int SUMMARIES = 40;
    private static final List<Measure> SIDE_BY_SIDE =
            List.of(
                    Measure.PERCENT_AGREEMENT,
                    Measure.COHEN_KAPPA,
                    Measure.SPEARMAN,
                    Measure.KRIPPENDORFF_ALPHA);

    private SystemsThemes() {}

    static Verdict check(@Nullable Path published) {
        return Verdict.compare(
                Rows.GENERATED,
                "percent agreement, Cohen's kappa, Spearman's rho, ordinal alpha of 40 ratings by two",
                "0.725000, 0.620690, 0.915556, 0.897231",
                SystemsScratch.with("thematic-alignment.csv", rows(), SystemsThemes::measured));
    }

    private static String measured(Path file) {
        var read =
                FeedbackFiles.read(List.of(file), ReadOptions.withDefaults(), ReadProgress.SILENT);
        var options = AuditOptions.withDefaults().rounds(0).on(MeasurementScale.ORDINAL);
        var agreement = Audit.run(read, options).agreement();
        return SIDE_BY_SIDE.stream()
                .map(measure -> value(agreement, measure))
                .collect(Collectors.joining(", "));
    }

    private static String value(List<Agreement> agreement, Measure measure) {
        return agreement.stream()
                .filter(one -> one.measure() == measure)
                .map(Agreement::estimate)
                .map(one -> one == null ? "undefined" : Decimals.fixed(one.value(), 6))
                .findFirst()
                .orElse("not measured");
    }

    private static String rows() {
        var lines = new StringBuilder("item,annotator,criterion,rating\n");
        for (int i = 0; i < SUMMARIES; i++) {
            int person = 1 + (i * 7 + i * i) % 5;
            int off = (i * 11 % 7 < 2 ? 1 : 0) - (i * 5 % 9 < 1 ? 1 : 0);
            int judge = Math.clamp(person + off, 1, 5);
            lines.append("summary-%s,person,thematic alignment,%s\n".formatted(i, person));
            lines.append("summary-%s,judge,thematic alignment,%s\n".formatted(i, judge));
        }
        return lines.toString();
    }
}
