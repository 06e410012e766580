package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.model.Item;
import org.psephos.model.Message;
import org.psephos.model.Part;
import org.psephos.model.Response;

/**
 * The first rows of a dataset for a terminal: where there are words, what was asked, answered and
 * said; of votes alone, who met whom; else the first judgements, a line each.
 */
final class PeekRows {
    private static final int MOST_ITEMS = 3;
    private static final int MOST_ANSWERS = 4;
    private static final int MOST_SAID = 4;
    private static final int MOST_ROWS = 5;
    private static final int WIDEST_NAME = 32;

    /** More letters than any line has; what is longer is cut before it is cleaned. */
    private static final int MOST_LETTERS = 2_000;

    private final Dataset dataset;
    private final TextStyle style;
    private final List<String> lines = new ArrayList<>();

    private PeekRows(Dataset dataset, TextStyle style) {
        this.dataset = dataset;
        this.style = style;
    }

    /** Lines with a head of their own; none where nothing was read. */
    static List<String> of(Dataset dataset, TextStyle style) {
        var rows = new PeekRows(dataset, style);
        if (dataset.items().size() > 0) {
            rows.items();
        } else if (dataset.comparisons().size() > 0 && dataset.comparisons().left(0) >= 0) {
            rows.comparisons();
        } else {
            rows.judgements();
        }
        return rows.lines;
    }

    private void head(String title) {
        lines.add("");
        lines.add(style.bold(title));
    }

    private void items() {
        head("First items");
        var spoken = new Spoken(dataset, MOST_ITEMS);
        for (var told : spoken.items()) {
            line(2, asked(told.item()));
            var answers = told.answers();
            for (var answer : answers.subList(0, Math.min(MOST_ANSWERS, answers.size()))) {
                line(4, answered(answer, spoken));
            }
            more(answers.size() - MOST_ANSWERS, "answer");
            var said = told.said();
            for (var one : said.subList(0, Math.min(MOST_SAID, said.size()))) {
                line(4, new Sayings(spoken::name).of(one));
            }
            more(said.size() - MOST_SAID + told.more(), "judgement");
        }
    }

    private void more(long many, String what) {
        if (many > 0) {
            line(4, "and %s more".formatted(Numbers.count(many, what)));
        }
    }

    private static String asked(Item item) {
        var turns = item.conversation();
        if (turns.isEmpty()) {
            return item.id().value();
        }
        var last = words(turns.getLast());
        return turns.size() == 1
                ? last
                : "(turn %s) %s: %s".formatted(turns.size(), turns.getLast().role(), last);
    }

    private static String answered(Response answer, Spoken spoken) {
        var turns = answer.messages();
        return spoken.name(answer) + ": " + (turns.isEmpty() ? "no words" : words(turns.getLast()));
    }

    private static String words(Message message) {
        var words = new ArrayList<String>();
        for (var part : message.parts()) {
            words.add(
                    switch (part) {
                        case Part.Text(var text) -> text;
                        case Part.ToolCall(var name, var arguments) -> name + " " + arguments;
                        case Part.Image(var name, _) -> "[image " + name + "]";
                        case Part.Audio(var name, _) -> "[audio " + name + "]";
                        case Part.Video(var name, _) -> "[video " + name + "]";
                    });
        }
        return String.join(" ", words);
    }

    /** One line, cut at its end. */
    private void line(int indent, String text) {
        var start = text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) : text;
        var clean = Cells.harmless(start.strip().replaceAll("\\s+", " "));
        lines.add(
                " ".repeat(indent) + Cells.begin(clean, style.width() - indent, style.ellipsis()));
    }

    private void comparisons() {
        head("First comparisons");
        var rows = dataset.comparisons();
        for (int row = 0; row < Math.min(MOST_ROWS, rows.size()); row++) {
            lines.add(
                    "  %s  %s  %s"
                            .formatted(
                                    side(rows.left(row)),
                                    side(rows.right(row)),
                                    Peek.word(rows.outcome(row))));
        }
    }

    private String side(int code) {
        var name = code < 0 ? "?" : dataset.comparisons().systems().name(code);
        int room = Math.min((style.width() - 20) / 2, WIDEST_NAME);
        return Cells.left(Cells.fit(Cells.harmless(name), room, style.ellipsis()), room);
    }

    private void judgements() {
        var said = dataset.first(MOST_ROWS);
        if (said.isEmpty()) {
            return;
        }
        head("First judgements");
        var spoken = new Spoken(dataset, 0);
        for (var one : said) {
            var item = one.header().item();
            var words = new Sayings(spoken::name).of(one);
            var about = item == null ? "" : item.value() + ": ";
            line(2, words.startsWith(about) ? words : about + words);
        }
    }
}
