package org.psephos.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Dropped;
import org.psephos.curate.Fixed;
import org.psephos.curate.Redaction;
import org.psephos.dataset.Manifest;

/** What {@code curate fix} did, as text and JSON, and a line of provenance for each dropped row. */
public final class FixedText {
    private FixedText() {}

    /**
     * For a terminal.
     *
     * @param redaction what was masked; null where nothing was asked for
     */
    public static String render(
            Fixed fixed,
            Manifest manifest,
            @Nullable Redaction redaction,
            String out,
            String provenance) {
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
        if (redaction != null) {
            masked(redaction, fixed.kept(), lines);
        }
        lines.add("Kept rows: " + Cells.harmless(out));
        lines.add("Why each other row went: " + Cells.harmless(provenance));
        return String.join("\n", lines) + "\n";
    }

    private static void masked(Redaction redaction, long rows, List<String> lines) {
        lines.add(
                "Masked in %s of %s kept rows, by kind and by where it stood:"
                        .formatted(Numbers.count(redaction.rows()), Numbers.count(rows)));
        redaction
                .masked()
                .forEach(
                        (kind, names) ->
                                lines.add(
                                        "  %s %s"
                                                .formatted(
                                                        Cells.left(Cells.harmless(kind), 24),
                                                        places(names))));
        for (var entity : redaction.unseenEntities()) {
            lines.add(
                    "  %s named by no row: nothing was masked for it"
                            .formatted(Cells.left(Cells.harmless(entity), 24)));
        }
        lines.add("Names that no row names itself are not looked for, and stay.");
    }

    /** {@code 12 (text 10, title 2)}. */
    private static String places(SortedMap<String, Long> names) {
        long all = names.values().stream().mapToLong(count -> count).sum();
        var each = new ArrayList<String>();
        names.forEach((name, count) -> each.add(Cells.harmless(name) + " " + Numbers.count(count)));
        return "%s (%s)".formatted(Numbers.count(all), String.join(", ", each));
    }

    /**
     * For programs; {@code fixed.schema.json} beside this class says its shape.
     *
     * @param redaction what was masked; null where nothing was asked for
     */
    public static String json(
            Fixed fixed,
            Manifest manifest,
            @Nullable Redaction redaction,
            String out,
            String provenance) {
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
                    if (redaction != null) {
                        json.object("masked", one -> masked(redaction, one));
                    }
                    json.text("out", out);
                    json.text("provenance", provenance);
                    json.rejects(manifest.rejects().examples());
                });
    }

    private static void masked(Redaction redaction, JsonWriter json) throws IOException {
        json.count("rows", redaction.rows());
        json.object("kinds", kinds -> kinds(redaction, kinds));
        json.texts("unseen", List.copyOf(redaction.unseenEntities()));
    }

    private static void kinds(Redaction redaction, JsonWriter json) throws IOException {
        for (var kind : redaction.masked().entrySet()) {
            json.object(
                    kind.getKey(),
                    places -> {
                        for (var place : kind.getValue().entrySet()) {
                            places.count(place.getKey(), place.getValue());
                        }
                    });
        }
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
