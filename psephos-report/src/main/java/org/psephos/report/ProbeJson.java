package org.psephos.report;

import java.io.IOException;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.dataset.Manifest;

/**
 * A probe as JSON for programs; {@code probe.schema.json} beside this class says its shape. Numbers
 * have ten significant digits, keys a fixed order; findings are written as those of an audit.
 */
public final class ProbeJson {
    private ProbeJson() {}

    /** An indented object with a line feed at its end. */
    public static String render(
            String probe, ProbeOptions options, Manifest manifest, ProbeResult result) {
        return JsonWriter.indented(
                json -> {
                    json.text("probe", probe);
                    json.object("manifest", one -> manifest(one, manifest));
                    json.object("options", one -> options(one, options));
                    json.array(
                            "quantities",
                            list -> {
                                for (var quantity : result.quantities()) {
                                    list.object(one -> quantity(one, quantity));
                                }
                            });
                    json.array(
                            "findings",
                            list -> {
                                for (var finding : result.findings()) {
                                    list.object(one -> AuditJson.finding(one, finding));
                                }
                            });
                    json.rejects(manifest.rejects().examples());
                });
    }

    private static void manifest(JsonWriter json, Manifest manifest) throws IOException {
        json.sources(manifest);
        json.count("read", manifest.read());
        json.count("used", manifest.read() - manifest.rejects().count());
        json.count("rejected", manifest.rejects().count());
        json.text("reader", manifest.reader());
    }

    private static void options(JsonWriter json, ProbeOptions options) throws IOException {
        json.object(
                "settings",
                one -> {
                    for (var setting : options.settings().entrySet()) {
                        one.text(setting.getKey(), setting.getValue());
                    }
                });
        json.count("bootstrap", options.rounds());
        json.number("level", options.level());
        json.count("seed", options.seed().value());
    }

    private static void quantity(JsonWriter json, Quantity quantity) throws IOException {
        var interval = quantity.interval();
        var test = quantity.test();
        var range = quantity.range();
        json.text("name", quantity.name());
        json.text("of", quantity.of());
        json.text("unit", quantity.unit());
        json.number("value", quantity.value());
        AuditJson.ends(json, interval);
        json.text("interval", interval == null ? null : interval.method());
        json.number("p", test == null ? null : test.p());
        json.number("adjusted", test == null ? null : test.adjusted());
        json.text("test", test == null ? null : test.method());
        json.number("least", range == null ? null : range.least());
        json.number("most", range == null ? null : range.most());
        json.count("n", quantity.n());
        json.text("undefined", quantity.undefined());
        json.text("note", quantity.note());
    }
}
