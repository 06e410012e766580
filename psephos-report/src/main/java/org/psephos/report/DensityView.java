package org.psephos.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.DensityStudy;
import org.psephos.curate.DensityStudy.Corpus;
import org.psephos.curate.DensityStudy.Trend;
import org.psephos.curate.FeatureDensity;
import org.psephos.curate.Preparation;
import org.psephos.dataset.Manifest;
import org.psephos.math.Correlation;

/**
 * Feature densities of corpora and how they go together with scores: for a terminal, as JSON
 * ({@code density.schema.json} beside this class says its shape), CSV and Markdown.
 */
public final class DensityView {
    private static final int WIDEST = 30;
    private static final int NUMBER = 12;
    private static final int BAR = 24;
    private static final int DECIMALS = 4;

    private DensityView() {}

    /** Lines that end in a line feed. */
    public static String text(
            DensityStudy study, Map<String, Manifest> manifests, TextStyle style) {
        var lines = new ArrayList<String>();
        for (var corpus : study.corpora()) {
            lines.add(style.bold(Cells.harmless(corpus.name())));
            lines.add(
                    Cells.left("preparation", WIDEST)
                            + Cells.right("different", NUMBER)
                            + Cells.right("of all", NUMBER)
                            + Cells.right("density", NUMBER));
            corpus.densities().forEach(one -> lines.add(line(one, style)));
            lines.add("");
        }
        if (!study.trends().isEmpty()) {
            lines.add(style.bold("Does density go together with what classifiers reached?"));
            for (var trend : study.trends()) {
                lines.add(Cells.wrap(Cells.harmless(sentence(trend)), style.width(), "  "));
            }
            lines.add("");
        }
        for (var note : notes(study, manifests)) {
            lines.add(style.dim(Cells.wrap(note, style.width(), "  ")));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(FeatureDensity one, TextStyle style) {
        return Cells.left(one.preparation(), WIDEST)
                + Cells.right(Numbers.count(one.unique()), NUMBER)
                + Cells.right(Numbers.count(one.all()), NUMBER)
                + Cells.right(Numbers.fixed(one.density(), DECIMALS), NUMBER)
                + "  "
                + Cells.bar(one.density(), BAR, style.unicode()).stripTrailing();
    }

    private static String sentence(Trend trend) {
        var pearson = trend.pearson();
        var spearman = trend.spearman();
        if (pearson == null || spearman == null) {
            return "%s, %s: no correlation, because there are %s"
                    .formatted(trend.classifier(), scores(trend), trend.undefined())
                    .replace("because there are all", "because all");
        }
        return "%s, %s: Pearson %s, Spearman %s, p = %s (adjusted %s)"
                .formatted(
                        trend.classifier(),
                        scores(trend),
                        shown(pearson),
                        shown(spearman),
                        Numbers.fixed(spearman.p(), DECIMALS),
                        Numbers.fixed(Objects.requireNonNull(trend.adjusted()), DECIMALS));
    }

    private static String scores(Trend trend) {
        return Numbers.count(trend.n()) + (trend.n() == 1 ? " score" : " scores");
    }

    private static String shown(Correlation correlation) {
        var interval = correlation.estimate().interval();
        var value = Numbers.signed(correlation.estimate().value(), 2);
        return interval == null
                ? value
                : "%s (%s to %s)"
                        .formatted(
                                value,
                                Numbers.signed(interval.low(), 2),
                                Numbers.signed(interval.high(), 2));
    }

    private static List<String> notes(DensityStudy study, Map<String, Manifest> manifests) {
        var notes = new ArrayList<String>();
        manifests.forEach(
                (name, manifest) ->
                        notes.add(
                                "%s: %s rows read, %s rejected."
                                        .formatted(
                                                Cells.harmless(name),
                                                Numbers.count(manifest.read()),
                                                Numbers.count(manifest.rejects().count()))));
        notes.add(
                "Density: different features over all. It falls as a corpus grows: compare corpora of"
                        + " like size.");
        if (!study.trends().isEmpty()) {
            notes.add(
                    "Intervals: 95%, by Fisher's z. Scores of one corpus share its texts, and are"
                            + " counted as if they did not. Adjusted: over all classifiers, Benjamini"
                            + " and Hochberg.");
        }
        return notes;
    }

    /** For programs. */
    public static String json(DensityStudy study, SequencedMap<String, Manifest> manifests) {
        return JsonWriter.indented(
                json -> {
                    json.array(
                            "corpora",
                            all -> {
                                for (var corpus : study.corpora()) {
                                    var manifest =
                                            Objects.requireNonNull(manifests.get(corpus.name()));
                                    all.object(one -> corpus(one, corpus, manifest));
                                }
                            });
                    json.array(
                            "trends",
                            all -> {
                                for (var trend : study.trends()) {
                                    all.object(one -> trend(one, trend));
                                }
                            });
                });
    }

    private static void corpus(JsonWriter json, Corpus corpus, Manifest manifest)
            throws IOException {
        json.text("name", corpus.name());
        json.manifest(manifest);
        json.array(
                "densities",
                all -> {
                    for (var density : corpus.densities()) {
                        all.object(
                                one -> {
                                    one.text("preparation", density.preparation());
                                    one.count("unique", density.unique());
                                    one.count("all", density.all());
                                    one.number("density", density.density());
                                });
                    }
                });
    }

    private static void trend(JsonWriter json, Trend trend) throws IOException {
        json.text("classifier", trend.classifier());
        json.count("n", trend.n());
        json.object("pearson", one -> correlation(one, trend.pearson()));
        json.object("spearman", one -> correlation(one, trend.spearman()));
        json.number("adjusted", trend.adjusted());
        json.text("undefined", trend.undefined());
    }

    private static void correlation(JsonWriter json, @Nullable Correlation correlation)
            throws IOException {
        var estimate = correlation == null ? null : correlation.estimate();
        var interval = estimate == null ? null : estimate.interval();
        json.number("value", estimate == null ? null : estimate.value());
        json.number("low", interval == null ? null : interval.low());
        json.number("high", interval == null ? null : interval.high());
        json.number("p", correlation == null ? null : correlation.p());
    }

    /** One row a corpus and preparation, then one a classifier and correlation. */
    public static String csv(DensityStudy study) {
        var csv = new StringBuilder();
        RankCsv.line(
                csv,
                List.of("part", "name", "measure", "value", "low", "high", "p", "unique", "n"));
        for (var corpus : study.corpora()) {
            for (var one : corpus.densities()) {
                RankCsv.line(
                        csv,
                        List.of(
                                "density",
                                RankCsv.safe(corpus.name()),
                                one.preparation(),
                                Numbers.exact(one.density()),
                                "",
                                "",
                                "",
                                Long.toString(one.unique()),
                                Long.toString(one.all())));
            }
        }
        for (var trend : study.trends()) {
            row(csv, trend, "pearson", trend.pearson());
            row(csv, trend, "spearman", trend.spearman());
        }
        return csv.toString();
    }

    private static void row(
            StringBuilder csv, Trend trend, String measure, @Nullable Correlation correlation) {
        var estimate = correlation == null ? null : correlation.estimate();
        var interval = estimate == null ? null : estimate.interval();
        RankCsv.line(
                csv,
                List.of(
                        "trend",
                        RankCsv.safe(trend.classifier()),
                        measure,
                        estimate == null ? "" : Numbers.exact(estimate.value()),
                        interval == null ? "" : Numbers.exact(interval.low()),
                        interval == null ? "" : Numbers.exact(interval.high()),
                        correlation == null ? "" : Numbers.exact(correlation.p()),
                        "",
                        Integer.toString(trend.n())));
    }

    /** Tables; what a source wrote is escaped. */
    public static String markdown(DensityStudy study, Map<String, Manifest> manifests) {
        var lines = new ArrayList<String>();
        lines.add("| corpus | " + String.join(" | ", Preparation.names()) + " |");
        lines.add("|---|" + "---:|".repeat(Preparation.names().size()));
        for (var corpus : study.corpora()) {
            var row = new StringBuilder("| " + RankMarkdown.escape(corpus.name()) + " |");
            for (var name : Preparation.names()) {
                row.append(' ').append(density(corpus, name)).append(" |");
            }
            lines.add(row.toString());
        }
        lines.add("");
        study.trends().forEach(one -> lines.add("- " + RankMarkdown.escape(sentence(one))));
        notes(study, manifests).forEach(note -> lines.add("- " + RankMarkdown.escape(note)));
        return String.join("\n", lines) + "\n";
    }

    private static String density(Corpus corpus, String preparation) {
        return corpus.densities().stream()
                .filter(one -> one.preparation().equals(preparation))
                .map(one -> Numbers.fixed(one.density(), DECIMALS))
                .findFirst()
                .orElse("");
    }
}
