package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.curate.Checkup;
import org.psephos.curate.DuplicatePair;
import org.psephos.dataset.Manifest;

/** What the dataset doctor found, for a terminal: the findings, the worst first, then the pairs. */
public final class CheckupText {
    private static final int MOST_ROWS = 3;
    private static final int MOST_PAIRS = 10;
    private static final int INDENT = 6;

    private CheckupText() {}

    /** Lines that end in a line feed. */
    public static String render(Checkup checkup, Manifest manifest, TextStyle style) {
        var lines = new ArrayList<String>();
        lines.add(style.bold(verdict(checkup)));
        for (var finding : checkup.findings()) {
            lines.add("");
            finding(lines, finding, style);
        }
        var near = checkup.nearDuplicates();
        pairs(lines, "Near duplicates", near.pairs(), near.total(), style);
        var meaning = checkup.meaning();
        if (meaning != null) {
            pairs(lines, "Close in meaning", meaning.pairs(), meaning.total(), style);
        }
        matches(lines, checkup, style);
        lines.add("");
        for (var note : notes(checkup, manifest)) {
            lines.add(style.dim(Cells.wrap(note, style.width(), "  ")));
        }
        return String.join("\n", lines) + "\n";
    }

    static String verdict(Checkup checkup) {
        int looked = checkup.checked().size();
        if (checkup.findings().isEmpty()) {
            return "Nothing was found of %s things looked for.".formatted(looked);
        }
        var counts = new ArrayList<String>();
        for (var severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            long count =
                    checkup.findings().stream().filter(one -> one.severity() == severity).count();
            if (count > 0) {
                counts.add(Numbers.count(count) + " " + severity);
            }
        }
        return "Found: %s, of %s things looked for.".formatted(String.join(", ", counts), looked);
    }

    private static void finding(List<String> lines, Finding finding, TextStyle style) {
        var mark = finding.severity().toString().toUpperCase(Locale.ROOT);
        var head = "%s  %s: %s".formatted(mark, finding.id(), Cells.harmless(finding.claim()));
        var wrapped = Cells.wrap(head, style.width(), " ".repeat(INDENT));
        lines.add(
                switch (finding.severity()) {
                    case HIGH -> style.warning(wrapped);
                    case MEDIUM -> style.bold(wrapped);
                    case LOW, NONE -> wrapped;
                });
        if (!finding.rows().isEmpty()) {
            indented(lines, rows(finding.rows()), style);
        }
        indented(lines, finding.remedy(), style);
    }

    private static void indented(List<String> lines, String text, TextStyle style) {
        var indent = " ".repeat(INDENT);
        lines.add(indent + Cells.wrap(Cells.harmless(text), style.width() - INDENT, indent));
    }

    private static String rows(List<String> rows) {
        int more = rows.size() - MOST_ROWS;
        return "see "
                + String.join(", ", rows.subList(0, Math.min(MOST_ROWS, rows.size())))
                + (more > 0 ? " and more" : "");
    }

    private static void pairs(
            List<String> lines,
            String title,
            List<DuplicatePair> pairs,
            long total,
            TextStyle style) {
        if (pairs.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold(title));
        int room = (style.width() - 24) / 2;
        for (var pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
            lines.add(line(pair, room, style));
        }
        long more = total - MOST_PAIRS;
        if (more > 0) {
            lines.add("  and %s more: --format json or csv".formatted(Numbers.count(more)));
        }
    }

    private static String line(DuplicatePair pair, int room, TextStyle style) {
        return "  %s  %s  %s  %s"
                .formatted(
                        Numbers.fixed(pair.similarity(), 3),
                        Cells.left(pair.kind().toString(), 8),
                        Cells.left(
                                Cells.fit(Cells.harmless(pair.a()), room, style.ellipsis()), room),
                        Cells.fit(Cells.harmless(pair.b()), room, style.ellipsis()));
    }

    private static void matches(List<String> lines, Checkup checkup, TextStyle style) {
        if (checkup.matches().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold("Shared with a benchmark"));
        for (var match : checkup.matches().stream().limit(MOST_PAIRS).toList()) {
            lines.add(
                    "  "
                            + Cells.harmless(
                                    "%s holds %s of %s"
                                            .formatted(
                                                    match.id(),
                                                    Numbers.percent(match.overlap()),
                                                    match.benchmarkId())));
            lines.add(
                    "    "
                            + style.dim(
                                    Cells.fit(
                                            Cells.harmless(match.words()),
                                            style.width() - 4,
                                            style.ellipsis())));
        }
    }

    /** Every denominator, and what was looked for. */
    static List<String> notes(Checkup checkup, Manifest manifest) {
        var near = checkup.nearDuplicates();
        var notes = new ArrayList<String>();
        notes.add(
                "%s rows read, %s rejected; %s prompts or texts, %s answers."
                        .formatted(
                                Numbers.count(manifest.read()),
                                Numbers.count(manifest.rejects().count()),
                                Numbers.count(checkup.items()),
                                Numbers.count(checkup.responses())));
        notes.add(
                "Near duplicates: word %s-grams, true Jaccard at least %s, every pair computed; %s texts, of which %s are too short for a shingle and count as alike only where all words are the same."
                        .formatted(
                                near.ngram(),
                                Numbers.exact(near.threshold()),
                                Numbers.count(near.texts()),
                                Numbers.count(near.shortTexts())));
        var meaning = checkup.meaning();
        if (meaning != null) {
            notes.add(
                    "Close in meaning: %s, cosine at least %s, every pair computed; %s texts."
                            .formatted(
                                    meaning.embedder(),
                                    Numbers.exact(meaning.threshold()),
                                    Numbers.count(meaning.texts())));
        }
        var toxicity = checkup.toxicity();
        if (toxicity != null) {
            notes.add(
                    "Toxic: scores by %s of at least %s; %s answers have a score, %s have none and count as neither."
                            .formatted(
                                    Cells.harmless(toxicity.scorer()),
                                    Numbers.exact(toxicity.threshold()),
                                    Numbers.count(toxicity.scored()),
                                    Numbers.count(toxicity.unscored())));
        }
        for (var density : checkup.density()) {
            notes.add(
                    "Feature density, %s: %s different of %s (%s)."
                            .formatted(
                                    density.preparation(),
                                    Numbers.count(density.unique()),
                                    Numbers.count(density.all()),
                                    Numbers.fixed(density.density(), 4)));
        }
        if (!checkup.scripts().isEmpty()) {
            var scripts = new ArrayList<String>();
            checkup.scripts()
                    .forEach((name, count) -> scripts.add(name + " " + Numbers.count(count)));
            notes.add("Texts by script: " + String.join(", ", scripts) + ".");
        }
        for (var removal :
                checkup.removals().size() > 1
                        ? checkup.removals()
                        : List.<org.psephos.curate.Removal>of()) {
            notes.add(
                    "Source %s: dropping near duplicates would take %s of %s rows (%s)."
                            .formatted(
                                    removal.source().isEmpty()
                                            ? "not named"
                                            : Cells.harmless(removal.source()),
                                    Numbers.count(removal.removed()),
                                    Numbers.count(removal.rows()),
                                    Numbers.percent(removal.share())));
        }
        notes.add("Looked for: " + String.join(", ", checkup.checked()) + ".");
        if (!checkup.unseen().isEmpty()) {
            notes.add(
                    "Not looked for, because the rows are too few or without what it takes (answers, scores, several splits or sources), or nobody named it (--against): %s."
                            .formatted(String.join(", ", checkup.unseen())));
        }
        return notes;
    }
}
