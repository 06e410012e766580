package org.psephos.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The README of a dataset on the hub of Hugging Face, made from our own records. */
final class HubCard {
    private static final List<Long> SIZES =
            List.of(1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L);
    private static final List<String> NAMES =
            List.of(
                    "n<1K",
                    "1K<n<10K",
                    "10K<n<100K",
                    "100K<n<1M",
                    "1M<n<10M",
                    "10M<n<100M",
                    "100M<n<1B");

    private HubCard() {}

    static String text(Converted converted, Conversion how, Facts facts) {
        var lines = new ArrayList<String>();
        lines.add("---");
        var licence = facts.manifest().licence();
        if (licence != null) {
            lines.add("license: other");
            lines.add("license_name: " + quoted(licence));
        }
        lines.add("tags:");
        tags(how.target(), facts).forEach(tag -> lines.add("- " + tag));
        if (!facts.judges().isEmpty() || facts.manifest().simulated()) {
            lines.add("annotations_creators:\n- machine-generated");
        }
        lines.add("size_categories:\n- " + size(converted.written()));
        lines.add("configs:");
        configs(converted, how, lines);
        lines.add("---");
        body(converted, how, facts, lines);
        return String.join("\n", lines) + "\n";
    }

    private static List<String> tags(Target target, Facts facts) {
        var tags = new ArrayList<>(List.of("preference", "human-feedback", target.id()));
        if (facts.manifest().simulated()) {
            tags.set(1, "simulated");
        }
        if (target.id().startsWith("trl")) {
            tags.add("trl");
        }
        return tags;
    }

    private static String size(long rows) {
        int at = 0;
        while (at < SIZES.size() && rows >= SIZES.get(at)) {
            at++;
        }
        return NAMES.get(at);
    }

    /** Files of one kind are the splits of one configuration. */
    private static void configs(Converted converted, Conversion how, List<String> lines) {
        var kinds = new ArrayList<String>();
        for (var file : converted.files()) {
            var name = name(file);
            if (file.rows() == 0) {
                continue;
            }
            var stem = name.substring(0, name.lastIndexOf('.'));
            var split =
                    how.splits().names().stream().filter(stem::endsWith).findFirst().orElse(stem);
            var kind = stem.equals(split) ? "default" : stem.replace("-" + split, "");
            if (!kinds.contains(kind)) {
                kinds.add(kind);
                lines.add("- config_name: " + kind);
                lines.add("  data_files:");
            }
            lines.add("  - split: " + split);
            lines.add("    path: " + name);
        }
    }

    private static void body(Converted converted, Conversion how, Facts facts, List<String> lines) {
        lines.add("");
        lines.add("# Preferences as " + how.target().id());
        lines.add("");
        lines.add(how.target().description() + ". Held to: " + how.target().rules() + ".");
        lines.add("");
        if (facts.manifest().simulated()) {
            lines.add("**Simulated: no person judged some or all of this.**\n");
        }
        lines.add("| what | how many |\n|---|---|");
        facts.totals().forEach((kind, total) -> lines.add(row(kind + " in the source", total)));
        lines.add(row("rows written", converted.written()));
        lines.add(row("items", facts.items()));
        lines.add(row("systems", facts.systems()));
        lines.add(row("annotators", facts.annotators()));
        lines.add("");
        lines.add("## What is not in it\n");
        if (converted.losses().isEmpty()) {
            lines.add("Nothing was lost.");
        }
        for (var loss : converted.losses()) {
            lines.add("* %s: %s (%s)".formatted(loss.what(), loss.rows(), loss.lost()));
        }
        lines.add("\n## How it was made\n");
        ConversionOptions.of(how)
                .forEach((name, value) -> lines.add("* `--%s`: %s".formatted(name, value)));
        for (var source : facts.manifest().sources()) {
            lines.add(
                    "* from `%s`, %s, SHA-256 %s"
                            .formatted(
                                    Path.of(source.path()).getFileName(),
                                    source.format(),
                                    source.sha256()));
        }
        lines.add("\nWritten by `psephos convert`; see also `conversion.json`, `croissant.json`");
        lines.add("and `DATASHEET.md`.");
    }

    private static String row(String what, long count) {
        return "| %s | %s |".formatted(what, count);
    }

    private static String name(Converted.Wrote file) {
        return String.valueOf(Path.of(file.path()).getFileName());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
