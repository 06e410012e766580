package org.psephos.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A datasheet: the questions that a keeper of data should answer, with the answers that our records
 * give and a mark where only a person can.
 *
 * @see "Gebru, Morgenstern, Vecchione, Vaughan, Wallach, Daumé, Crawford (2021), Datasheets for
 *     datasets, section 3"
 */
final class Datasheet {
    private static final String OPEN = "*To be answered by a person.*";
    private static final String UNSEEN =
            "Nobody has looked into this: no probe was run (`psephos curate content FILE --format"
                    + " json --out content.json`, then `--content content.json`). ";

    private Datasheet() {}

    static String text(Converted converted, Facts facts, @Nullable ContentAnswer content) {
        var lines = new ArrayList<String>(List.of("# Datasheet\n"));
        ask(lines, "For what purpose was the dataset created, by whom, on whose behalf?", OPEN);
        ask(lines, "What does an instance stand for, and how many are there?", instances(facts));
        ask(lines, "Is anything missing?", missing(converted, facts));
        ask(
                lines,
                "Does it hold content that might be offensive, insulting, threatening, or that might"
                        + " otherwise cause anxiety (inappropriate content)?",
                content == null ? UNSEEN + OPEN : content.text() + "\n\n" + OPEN);
        ask(
                lines,
                "Does it hold what identifies people, or confidential matter?",
                "Annotators stand under the names of the source. " + OPEN);
        ask(lines, "How and when were the judgements made?", when(facts));
        ask(lines, "Who judged?", who(facts));
        ask(lines, "Are there errors, noise, or biases?", biases(facts));
        ask(lines, "What was done to the data?", "See `conversion.json`: every choice is there.");
        ask(lines, "For what should it not be used?", OPEN);
        var licence = facts.manifest().licence();
        ask(lines, "Under which licence is it given away?", licence == null ? OPEN : licence);
        ask(lines, "Who keeps it, and how are mistakes reported?", OPEN);
        return String.join("\n", lines);
    }

    private static void ask(List<String> lines, String question, String answer) {
        lines.add("## " + question + "\n\n" + answer + "\n");
    }

    private static String instances(Facts facts) {
        return "Judgements about AI outputs: %s, on %s items, %s systems, by the criteria %s."
                .formatted(
                        facts.totals(),
                        facts.items(),
                        facts.systems(),
                        String.join(", ", facts.criteria()));
    }

    private static String missing(Converted converted, Facts facts) {
        var losses =
                converted.losses().stream()
                        .map(loss -> "%s (%s)".formatted(loss.what(), loss.rows()))
                        .toList();
        return "Of %s rows read, %s were rejected. Not carried by the form: %s."
                .formatted(
                        facts.manifest().read(),
                        facts.manifest().rejects().count(),
                        losses.isEmpty() ? "nothing" : String.join("; ", losses));
    }

    private static String when(Facts facts) {
        return facts.first() == null
                ? "The source names no times. " + OPEN
                : "From %s to %s. ".formatted(facts.first(), facts.last()) + OPEN;
    }

    private static String who(Facts facts) {
        var text = new StringBuilder("%s annotators".formatted(facts.annotators()));
        if (facts.persons() > 0) {
            text.append(", of whom %s are described as persons".formatted(facts.persons()));
        }
        if (!facts.judges().isEmpty()) {
            text.append("; models: ").append(String.join(", ", facts.judges()));
        }
        if (facts.manifest().simulated()) {
            text.append("; some or all of them simulated");
        }
        return text.append(". ").append(OPEN).toString();
    }

    static String biases(Facts facts) {
        long decided = facts.left() + facts.right();
        if (decided == 0 || !facts.shown()) {
            return "The order of answers is not known, so no effect of position can be told.";
        }
        return "Of %s comparisons with a winner, %s were won by the answer shown first."
                .formatted(decided, facts.left());
    }
}
