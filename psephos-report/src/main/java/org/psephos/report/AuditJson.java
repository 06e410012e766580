package org.psephos.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.Agreement;
import org.psephos.audit.AuditResult;
import org.psephos.audit.AuditSlice;
import org.psephos.audit.Finding;
import org.psephos.audit.PairAgreement;
import org.psephos.math.Interval;

/**
 * An audit as JSON for programs; {@code audit.schema.json} beside this class says its shape.
 * Numbers have ten significant digits, keys a fixed order. Where a number does not exist its key is
 * null, and where agreement is not defined {@code undefined} says why.
 */
public final class AuditJson {
    private AuditJson() {}

    /** An indented object with a line feed at its end. */
    public static String render(AuditResult result) {
        return JsonWriter.indented(json -> write(json, result));
    }

    /** The same with the labels that a model settled on, under {@code labels}. */
    public static String render(AuditResult result, SettledLabels labels) {
        return JsonWriter.indented(
                json -> {
                    write(json, result);
                    json.object("labels", one -> LabelsText.write(one, labels));
                });
    }

    private static void write(JsonWriter json, AuditResult result) throws IOException {
        json.object("manifest", one -> manifest(one, result));
        json.object("options", one -> options(one, result));
        json.array(
                "agreement",
                list -> {
                    for (var agreement : result.agreement()) {
                        list.object(one -> agreement(one, agreement));
                    }
                });
        json.array(
                "pairs",
                list -> {
                    for (var pair : result.pairs()) {
                        list.object(one -> pair(one, pair));
                    }
                });
        JudgesJson.write(json, result.ceilings(), result.judges());
        PeopleJson.write(json, result);
        json.array(
                "slices",
                list -> {
                    for (var slice : result.slices()) {
                        list.object(one -> slice(one, result.options().by(), slice));
                    }
                });
        json.array(
                "findings",
                list -> {
                    for (var finding : result.findings()) {
                        list.object(one -> finding(one, finding));
                    }
                });
        json.rejects(result.manifest().rejects().examples());
    }

    private static void slice(JsonWriter json, @Nullable String by, AuditSlice slice)
            throws IOException {
        json.text("by", by);
        json.text("value", slice.value());
        json.count("judgements", slice.judgements());
        json.array(
                "agreement",
                list -> {
                    for (var agreement : slice.agreement()) {
                        list.object(one -> agreement(one, agreement));
                    }
                });
        JudgesJson.write(json, slice.ceilings(), slice.judges());
    }

    private static void manifest(JsonWriter json, AuditResult result) throws IOException {
        var manifest = result.manifest();
        json.sources(manifest);
        json.count("read", manifest.read());
        json.count("used", result.used());
        json.count("rejected", manifest.rejects().count());
        json.object(
                "setAside",
                one -> {
                    for (var entry : result.setAside().entrySet()) {
                        one.count(entry.getKey(), entry.getValue());
                    }
                });
        json.text("reader", manifest.reader());
        json.text("licence", manifest.licence());
        json.flag("simulated", manifest.simulated());
        json.where(manifest);
    }

    private static void options(JsonWriter json, AuditResult result) throws IOException {
        var options = result.options();
        var scale = options.scale();
        json.text("scale", scale == null ? null : scale.toString());
        json.texts("categories", options.categories());
        json.texts("reference", options.reference());
        json.count("bootstrap", options.rounds());
        json.number("level", options.level());
        json.count("seed", options.seed().value());
        json.text("by", options.by());
        json.text("resample", options.resampling().toString());
    }

    private static void agreement(JsonWriter json, Agreement agreement) throws IOException {
        var estimate = agreement.estimate();
        var interval = estimate == null ? null : estimate.interval();
        json.text("measure", agreement.measure().toString());
        json.text("scale", agreement.scale().toString());
        json.text("feedback", agreement.feedback());
        json.text("criterion", agreement.criterion());
        json.count("units", agreement.units());
        json.count("pairable", agreement.pairable());
        json.count("raters", agreement.raters());
        json.count("ratings", agreement.ratings());
        json.count("repeated", agreement.repeated());
        json.number("value", estimate == null ? null : estimate.value());
        ends(json, interval);
        json.text("interval", interval == null ? null : interval.method());
        json.number("standardError", agreement.standardError());
        json.text("undefined", agreement.undefined());
        json.text("weights", agreement.weights());
        json.text("note", agreement.note());
    }

    private static void pair(JsonWriter json, PairAgreement pair) throws IOException {
        var estimate = pair.estimate();
        var interval = estimate == null ? null : estimate.interval();
        json.text("criterion", pair.criterion());
        json.text("feedback", pair.feedback());
        json.text("measure", pair.measure().toString());
        json.texts("raters", List.of(pair.first(), pair.second()));
        json.count("units", pair.units());
        json.number("value", estimate == null ? null : estimate.value());
        ends(json, interval);
        json.text("interval", interval == null ? null : interval.method());
        json.text("undefined", pair.undefined());
    }

    static void ends(JsonWriter json, @Nullable Interval interval) throws IOException {
        json.number("low", interval == null ? null : interval.low());
        json.number("high", interval == null ? null : interval.high());
    }

    static void finding(JsonWriter json, Finding finding) throws IOException {
        json.text("id", finding.id());
        json.text("severity", finding.severity().toString());
        json.text("claim", finding.claim());
        json.text("measure", finding.measure());
        json.text("unit", finding.unit().toString());
        json.number("estimate", finding.estimate());
        json.number("low", finding.low());
        json.number("high", finding.high());
        json.count("n", finding.n());
        json.texts("rows", finding.rows());
        json.text("remedy", finding.remedy());
    }
}
