package org.psephos.report;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Dropped;
import org.psephos.curate.Fixed;
import org.psephos.dataset.Manifest;

/** What {@code curate fix} did, as text and JSON, and a line of provenance for each dropped row. */
public final class FixedText {
    private FixedText() {}

    /** For a terminal. */
    public static String render(Fixed fixed, Manifest manifest, String out, String provenance) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s rows read, %s kept, %s dropped, %s rejected."
                        .formatted(
                                Numbers.count(manifest.read()),
                                Numbers.count(fixed.kept()),
                                Numbers.count(fixed.rows() - fixed.kept()),
                                Numbers.count(manifest.rejects().count())));
        fixed.dropped()
                .forEach(
                        (rule, count) ->
                                lines.add(
                                        "  %s %s"
                                                .formatted(
                                                        Cells.left(rule.toString(), 24),
                                                        Numbers.count(count))));
        lines.add("Kept rows: " + Cells.harmless(out));
        lines.add("Why each other row went: " + Cells.harmless(provenance));
        return String.join("\n", lines) + "\n";
    }

    /** For programs; {@code fixed.schema.json} beside this class says its shape. */
    public static String json(Fixed fixed, Manifest manifest, String out, String provenance) {
        return JsonWriter.indented(
                json -> {
                    json.manifest(manifest);
                    json.count("rows", fixed.rows());
                    json.count("kept", fixed.kept());
                    json.object(
                            "dropped",
                            one -> {
                                for (var rule : fixed.dropped().entrySet()) {
                                    one.count(rule.getKey().toString(), rule.getValue());
                                }
                            });
                    json.text("out", out);
                    json.text("provenance", provenance);
                    json.rejects(manifest.rejects().examples());
                });
    }

    /** One line of JSON: where the row was read, and why it went. */
    public static String line(Dropped dropped) {
        return JsonWriter.compact(
                        json -> {
                            json.text("origin", dropped.origin().toString());
                            json.text("id", dropped.id());
                            json.text("rule", dropped.rule().toString());
                            json.text("like", text(dropped.like()));
                            json.number("similarity", dropped.similarity());
                        })
                + "\n";
    }

    private static @Nullable String text(@Nullable Object what) {
        return what == null ? null : what.toString();
    }
}
