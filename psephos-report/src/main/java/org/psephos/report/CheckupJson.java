package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Checkup;
import org.psephos.curate.DuplicatePair;
import org.psephos.curate.Duplicates;
import org.psephos.curate.MeaningPairs;
import org.psephos.curate.Toxicity;
import org.psephos.dataset.Manifest;

/**
 * What the dataset doctor found, as JSON for programs; {@code curate.schema.json} beside this class
 * says its shape. Numbers have ten significant digits, keys a fixed order; nothing in it depends on
 * time, machine, locale or threads.
 */
public final class CheckupJson {
    private CheckupJson() {}

    /** An indented object with a line feed at its end. */
    public static String render(Checkup checkup, Manifest manifest) {
        return JsonWriter.indented(
                json -> {
                    json.object("manifest", one -> manifest(one, checkup, manifest));
                    json.object("nearDuplicates", one -> duplicates(one, checkup.nearDuplicates()));
                    meaning(json, checkup.meaning());
                    toxicity(json, checkup.toxicity());
                    json.array(
                            "findings",
                            list -> {
                                for (var finding : checkup.findings()) {
                                    list.object(one -> AuditJson.finding(one, finding));
                                }
                            });
                    json.texts("checked", checkup.checked());
                    matches(json, checkup);
                    json.object("scripts", one -> counts(one, checkup));
                    density(json, checkup);
                    removals(json, checkup);
                    json.rejects(manifest.rejects().examples());
                });
    }

    private static void manifest(JsonWriter json, Checkup checkup, Manifest manifest)
            throws IOException {
        json.sources(manifest);
        json.count("read", manifest.read());
        json.count("rows", checkup.rows());
        json.count("items", checkup.items());
        json.count("responses", checkup.responses());
        json.count("rejected", manifest.rejects().count());
        json.text("licence", manifest.licence());
        json.flag("simulated", manifest.simulated());
    }

    private static void duplicates(JsonWriter json, Duplicates duplicates) throws IOException {
        json.count("ngram", duplicates.ngram());
        json.number("threshold", duplicates.threshold());
        json.count("texts", duplicates.texts());
        json.count("shortTexts", duplicates.shortTexts());
        json.count("total", duplicates.total());
        pairs(json, duplicates.pairs());
    }

    /** Only where it was asked for. */
    private static void meaning(JsonWriter json, @Nullable MeaningPairs meaning)
            throws IOException {
        if (meaning != null) {
            json.object(
                    "embeddingNearDuplicates",
                    one -> {
                        one.text("embedder", meaning.embedder());
                        one.number("threshold", meaning.threshold());
                        one.count("texts", meaning.texts());
                        one.count("total", meaning.total());
                        pairs(one, meaning.pairs());
                    });
        }
    }

    /** Only where it was asked for. */
    private static void toxicity(JsonWriter json, Toxicity.@Nullable Counts counts)
            throws IOException {
        if (counts != null) {
            json.object(
                    "toxicity",
                    one -> {
                        one.text("scorer", counts.scorer());
                        one.number("threshold", counts.threshold());
                        one.count("scored", counts.scored());
                        one.count("unscored", counts.unscored());
                        one.count("toxic", counts.toxic());
                        one.count("preferred", counts.preferred());
                        one.count("preferredToxic", counts.preferredToxic());
                    });
        }
    }

    private static void pairs(JsonWriter json, List<DuplicatePair> pairs) throws IOException {
        json.array(
                "pairs",
                list -> {
                    for (var pair : pairs) {
                        list.object(one -> pair(one, pair));
                    }
                });
    }

    private static void pair(JsonWriter json, DuplicatePair pair) throws IOException {
        json.text("a", pair.a());
        json.text("b", pair.b());
        json.number("similarity", pair.similarity());
        json.text("kind", pair.kind().toString());
        json.text("originA", pair.originA().toString());
        json.text("originB", pair.originB().toString());
    }

    private static void matches(JsonWriter json, Checkup checkup) throws IOException {
        json.array(
                "contamination",
                list -> {
                    for (var match : checkup.matches()) {
                        list.object(
                                one -> {
                                    one.text("id", match.id());
                                    one.text("origin", match.origin().toString());
                                    one.text("benchmark", match.benchmarkId());
                                    one.text("benchmarkOrigin", match.benchmarkOrigin().toString());
                                    one.number("overlap", match.overlap());
                                    one.text("words", match.words());
                                });
                    }
                });
    }

    private static void counts(JsonWriter json, Checkup checkup) throws IOException {
        for (var script : checkup.scripts().entrySet()) {
            json.count(script.getKey(), script.getValue());
        }
    }

    private static void density(JsonWriter json, Checkup checkup) throws IOException {
        json.array(
                "featureDensity",
                list -> {
                    for (var density : checkup.density()) {
                        list.object(
                                one -> {
                                    one.text("preparation", density.preparation());
                                    one.count("all", density.all());
                                    one.count("unique", density.unique());
                                    one.number("density", density.density());
                                });
                    }
                });
    }

    private static void removals(JsonWriter json, Checkup checkup) throws IOException {
        json.array(
                "removalBySource",
                list -> {
                    for (var removal : checkup.removals()) {
                        list.object(
                                one -> {
                                    one.text("source", removal.source());
                                    one.count("rows", removal.rows());
                                    one.count("removed", removal.removed());
                                    one.number("share", removal.share());
                                });
                    }
                });
    }
}
