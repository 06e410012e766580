package org.psephos.report;

import java.io.IOException;
import org.psephos.dataset.Dataset;

/**
 * What was understood of files, as JSON for programs; {@code peek.schema.json} beside this class
 * says its shape. Kinds of feedback that did not occur are left out.
 */
public final class PeekJson {
    private PeekJson() {}

    /** An indented object with a line feed at its end. */
    public static String render(Dataset dataset) {
        var peek = Peek.of(dataset);
        return JsonWriter.indented(json -> write(json, dataset, peek));
    }

    private static void write(JsonWriter json, Dataset dataset, Peek peek) throws IOException {
        var manifest = dataset.manifest();
        json.sources(manifest);
        json.count("read", manifest.read());
        json.object(
                "feedback",
                kinds -> {
                    for (var kind : peek.feedback().entrySet()) {
                        kinds.count(kind.getKey(), kind.getValue());
                    }
                });
        json.count("items", peek.items());
        json.count("responses", peek.responses());
        json.count("systems", peek.systems());
        json.count("annotators", peek.annotators());
        json.texts("criteria", peek.criteria());
        json.texts("attributes", peek.attributes());
        json.object(
                "outcomes",
                outcomes -> {
                    for (var outcome : peek.outcomes().entrySet()) {
                        outcomes.count(outcome.getKey(), outcome.getValue());
                    }
                });
        json.text("licence", manifest.licence());
        json.flag("simulated", manifest.simulated());
        json.count("rejected", manifest.rejects().count());
        json.rejects(manifest.rejects().examples());
    }
}
