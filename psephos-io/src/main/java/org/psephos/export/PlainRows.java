package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Header;
import org.psephos.model.Outcome;

/**
 * Plain pairs as rows of the tables of a dataset: the cells that {@link FolderRows} makes. Not
 * thread-safe.
 */
final class PlainRows {
    private final TableRows items;
    private final TableRows responses;
    private final TableRows comparisons;
    private final int[] asked;
    private final int[] answered;
    private final int[] judged;
    private @Nullable Outcome outcome;
    private String word = "";

    PlainRows(TableRows items, TableRows responses, TableRows comparisons) {
        this.items = items;
        this.responses = responses;
        this.comparisons = comparisons;
        asked = places(items, "item", "conversation");
        answered = places(responses, "response", "item", "messages");
        judged =
                places(
                        comparisons,
                        "kind",
                        "item",
                        "criterion",
                        "left_response",
                        "right_response",
                        "outcome",
                        "weight",
                        "attributes",
                        "source",
                        "line");
    }

    private static int[] places(TableRows table, String... columns) {
        return Stream.of(columns).mapToInt(table::place).toArray();
    }

    private static void row(TableRows to, int[] places, @Nullable Object... cells)
            throws IOException {
        for (int i = 0; i < places.length; i++) {
            to.set(places[i], cells[i]);
        }
        to.end();
    }

    void item(PlainPair pair) throws IOException {
        row(items, asked, name(pair, PlainWords.PROMPT), messages(pair, PlainWords.PROMPT));
    }

    void response(PlainPair pair, int which) throws IOException {
        var item = name(pair, PlainWords.PROMPT);
        row(responses, answered, name(pair, which), item, messages(pair, which));
    }

    void comparison(PlainPair pair) throws IOException {
        if (pair.outcome() != outcome) {
            outcome = pair.outcome();
            word = FeedbackRows.word(pair.outcome());
        }
        row(
                comparisons,
                judged,
                "comparison",
                name(pair, PlainWords.PROMPT),
                Header.OVERALL,
                name(pair, PlainWords.LEFT),
                name(pair, PlainWords.RIGHT),
                word,
                1.0,
                Cells.attributes(pair.attributes()),
                pair.source(),
                pair.line());
    }

    private static Utf8Slice name(PlainPair pair, int which) {
        var name = pair.name(which);
        return new Utf8Slice(name, 0, name.length);
    }

    private static List<@Nullable Object[]> messages(PlainPair pair, int which) {
        var cells = new ArrayList<@Nullable Object[]>(2);
        for (int m = pair.first(which); m < pair.last(which); m++) {
            var text = new Utf8Slice(pair.bytes(), pair.start(m), pair.stop(m));
            var part = new @Nullable Object[] {"text", text, null};
            cells.add(new @Nullable Object[] {pair.role(m), List.of((Object) part)});
        }
        return cells;
    }
}
