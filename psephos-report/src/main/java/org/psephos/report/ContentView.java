package org.psephos.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.ContentLook;
import org.psephos.curate.ContentLook.Category;
import org.psephos.curate.ContentLook.Probed;
import org.psephos.curate.ContentLook.Term;
import org.psephos.dataset.Manifest;
import org.psephos.math.Rate;

/**
 * What was found that might be inappropriate: for a terminal, as JSON ({@code content.schema.json}
 * beside this class says its shape; {@code convert --content} reads it), CSV and Markdown.
 */
public final class ContentView {
    private static final int WIDEST = 24;
    private static final int NUMBER = 10;
    private static final int SHOWN = 12;
    private static final int ROWS = 10;

    private ContentView() {}

    /** Lines that end in a line feed. */
    public static String text(ContentLook look, Manifest manifest, TextStyle style) {
        var lines = new ArrayList<String>();
        lines.add(style.bold("Flagged by any probe: " + share(look.any(), "text")));
        lines.add("");
        for (var probe : look.probes()) {
            lines.add(style.bold(probe.name()));
            lines.add(Cells.wrap("  " + Cells.harmless(told(probe)), style.width(), "  "));
            for (var one : look.categories()) {
                if (one.probe().equals(probe.name())) {
                    lines.add(line(one));
                }
            }
            lines.add("");
        }
        rows(look, lines);
        words(look.terms(), lines, style);
        for (var note : notes(look, manifest)) {
            lines.add(style.dim(Cells.wrap(Cells.harmless(note), style.width(), "  ")));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Category one) {
        return "  "
                + Cells.left(Cells.harmless(one.name()), WIDEST)
                + Cells.right(Numbers.count(one.flagged().successes()), NUMBER)
                + "  "
                + percent(one.flagged());
    }

    private static void rows(ContentLook look, List<String> lines) {
        for (var row : look.rows().subList(0, Math.min(ROWS, look.rows().size()))) {
            lines.add(
                    Cells.harmless(
                            "%s  %s  %s"
                                    .formatted(
                                            row.origin(),
                                            row.id(),
                                            String.join("; ", row.probes()))));
        }
        long more = look.any().successes() - ROWS;
        if (more > 0) {
            lines.add("... and %s more".formatted(Numbers.count(more)));
        }
        if (!look.rows().isEmpty()) {
            lines.add("");
        }
    }

    private static void words(List<Term> terms, List<String> lines, TextStyle style) {
        if (terms.isEmpty()) {
            return;
        }
        lines.add(
                Cells.wrap(
                        "Words of flagged texts: " + Cells.harmless(list(terms, true)),
                        style.width(),
                        "  "));
        lines.add(
                Cells.wrap(
                        "Words of the others: " + Cells.harmless(list(terms, false)),
                        style.width(),
                        "  "));
        lines.add("");
    }

    private static String list(List<Term> terms, boolean flagged) {
        var side = terms.stream().filter(one -> (one.z() > 0) == flagged).toList();
        return String.join(
                ", ",
                (flagged ? side : side.reversed())
                        .stream()
                                .limit(SHOWN)
                                .map(
                                        one ->
                                                one.word()
                                                        + (one.anchor() ? "* " : " ")
                                                        + Numbers.signed(one.z(), 1))
                                .toList());
    }

    private static String told(Probed probe) {
        var text =
                "A flag means that a text %s: %s."
                        .formatted(probe.how(), share(probe.flagged(), "text"));
        if (probe.unknown() > 0) {
            text += " It could not tell of %s.".formatted(Numbers.count(probe.unknown(), "text"));
        }
        var caught = probe.caught();
        var falsely = probe.falsely();
        if (caught != null && falsely != null) {
            text +=
                    " Of the anchors themselves, each held against the others, it flags %s of %s inappropriate ones and %s of %s proper ones."
                            .formatted(
                                    caught.successes(),
                                    caught.asked(),
                                    falsely.successes(),
                                    falsely.asked());
        }
        return text;
    }

    private static String share(Rate rate, String noun) {
        return "%s of %s, %s"
                .formatted(
                        Numbers.count(rate.successes()),
                        Numbers.count(rate.asked(), noun),
                        percent(rate));
    }

    private static String percent(Rate rate) {
        var interval = ContentLook.interval(rate);
        return interval == null
                ? "which says nothing"
                : "%s (%s to %s)"
                        .formatted(
                                Numbers.percent(rate.share()),
                                Numbers.percent(interval.low()),
                                Numbers.percent(interval.high()));
    }

    private static List<String> notes(ContentLook look, Manifest manifest) {
        return List.of(
                "%s rows read, %s rejected; anchors: %s."
                        .formatted(
                                Numbers.count(manifest.read()),
                                Numbers.count(manifest.rejects().count()),
                                look.anchors()),
                "A flag is a hint for a person who looks: quotations, news and medicine are flagged,"
                        + " and what other words say is not. Intervals: 95%, Wilson, as if texts were"
                        + " drawn at random.",
                "Words: log odds with a prior from all texts, over their standard deviation; for"
                        + " putting words in order, no test. A star: a word of the lexicon itself.");
    }

    /** For programs, and for {@code convert --content}. */
    public static String json(ContentLook look, Manifest manifest) {
        return JsonWriter.indented(
                json -> {
                    json.manifest(manifest);
                    json.text("anchors", look.anchors());
                    json.count("texts", look.texts());
                    json.object("any", one -> rate(one, look.any()));
                    json.array("probes", all -> probes(all, look));
                    json.array("categories", all -> categories(all, look));
                    json.array("rows", all -> flagged(all, look));
                    json.array("terms", all -> terms(all, look));
                });
    }

    private static void probes(JsonWriter all, ContentLook look) throws IOException {
        for (var probe : look.probes()) {
            all.object(
                    one -> {
                        one.text("name", probe.name());
                        one.text("how", probe.how());
                        one.object("flagged", rate -> rate(rate, probe.flagged()));
                        one.count("unknown", probe.unknown());
                        anchors(one, "anchorsCaught", probe.caught());
                        anchors(one, "properFlagged", probe.falsely());
                    });
        }
    }

    private static void anchors(JsonWriter json, String key, @Nullable Rate rate)
            throws IOException {
        json.text(key, rate == null ? null : "%s of %s".formatted(rate.successes(), rate.asked()));
    }

    private static void categories(JsonWriter all, ContentLook look) throws IOException {
        for (var category : look.categories()) {
            all.object(
                    one -> {
                        one.text("probe", category.probe());
                        one.text("name", category.name());
                        one.object("flagged", rate -> rate(rate, category.flagged()));
                    });
        }
    }

    private static void flagged(JsonWriter all, ContentLook look) throws IOException {
        for (var row : look.rows()) {
            all.object(
                    one -> {
                        one.text("origin", row.origin());
                        one.text("id", row.id());
                        one.texts("probes", row.probes());
                    });
        }
    }

    private static void terms(JsonWriter all, ContentLook look) throws IOException {
        for (var term : look.terms()) {
            all.object(
                    one -> {
                        one.text("word", term.word());
                        one.count("flagged", term.flagged());
                        one.count("others", term.others());
                        one.number("logOdds", term.logOdds());
                        one.number("z", term.z());
                        one.flag("anchor", term.anchor());
                    });
        }
    }

    private static void rate(JsonWriter json, Rate rate) throws IOException {
        var interval = ContentLook.interval(rate);
        json.count("count", rate.successes());
        json.count("of", rate.asked());
        json.number("low", interval == null ? null : interval.low());
        json.number("high", interval == null ? null : interval.high());
    }

    /** One row a probe, category, flagged text and word. */
    public static String csv(ContentLook look) {
        var csv = new StringBuilder();
        RankCsv.line(csv, List.of("part", "name", "what", "count", "of", "low", "high"));
        count(csv, "any", "any", "", look.any());
        look.probes().forEach(one -> count(csv, "probe", one.name(), one.how(), one.flagged()));
        look.categories()
                .forEach(one -> count(csv, "category", one.probe(), one.name(), one.flagged()));
        for (var row : look.rows()) {
            line(csv, "row", row.origin(), row.id() + ": " + String.join("; ", row.probes()));
        }
        for (var term : look.terms()) {
            line(csv, "word", term.word(), "z " + Numbers.exact(term.z()));
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, String part, String name, String what) {
        RankCsv.line(csv, List.of(part, RankCsv.safe(name), RankCsv.safe(what), "", "", "", ""));
    }

    private static void count(StringBuilder csv, String part, String name, String what, Rate rate) {
        var interval = ContentLook.interval(rate);
        RankCsv.line(
                csv,
                List.of(
                        part,
                        name,
                        RankCsv.safe(what),
                        Long.toString(rate.successes()),
                        Long.toString(rate.asked()),
                        interval == null ? "" : Numbers.exact(interval.low()),
                        interval == null ? "" : Numbers.exact(interval.high())));
    }

    /** A table; what a source wrote is escaped. */
    public static String markdown(ContentLook look, Manifest manifest) {
        var lines = new ArrayList<String>();
        lines.add("| probe | category | flagged | of | share |");
        lines.add("|---|---|---:|---:|---|");
        lines.add(row("any", "", look.any()));
        for (var probe : look.probes()) {
            lines.add(row(probe.name(), "any", probe.flagged()));
            look.categories().stream()
                    .filter(one -> one.probe().equals(probe.name()))
                    .forEach(one -> lines.add(row(probe.name(), one.name(), one.flagged())));
        }
        lines.add("");
        look.probes().forEach(one -> lines.add("- " + RankMarkdown.escape(told(one))));
        if (!look.terms().isEmpty()) {
            lines.add("- Words of flagged texts: " + RankMarkdown.escape(list(look.terms(), true)));
            lines.add("- Words of the others: " + RankMarkdown.escape(list(look.terms(), false)));
        }
        notes(look, manifest).forEach(note -> lines.add("- " + RankMarkdown.escape(note)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String probe, String category, Rate rate) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        probe,
                        RankMarkdown.escape(category),
                        rate.successes(),
                        rate.asked(),
                        percent(rate));
    }
}
