package org.psephos.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainPair;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Header;

/** Plain pairs as rows of the tables of a dataset: the cells that {@link FolderRows} makes. */
final class PlainRows {
    private PlainRows() {}

    static void item(PlainPair pair, TableRows to) throws IOException {
        to.set("item", name(pair, PlainWords.PROMPT));
        to.set("conversation", messages(pair, PlainWords.PROMPT)).end();
    }

    static void response(PlainPair pair, int which, TableRows to) throws IOException {
        to.set("response", name(pair, which));
        to.set("item", name(pair, PlainWords.PROMPT));
        to.set("messages", messages(pair, which)).end();
    }

    static void comparison(PlainPair pair, TableRows to) throws IOException {
        to.set("kind", "comparison");
        to.set("item", name(pair, PlainWords.PROMPT));
        to.set("criterion", Header.OVERALL);
        to.set("left_response", name(pair, PlainWords.LEFT));
        to.set("right_response", name(pair, PlainWords.RIGHT));
        to.set("outcome", FeedbackRows.word(pair.outcome()));
        to.set("weight", 1.0);
        to.set("attributes", Cells.attributes(pair.attributes()));
        to.set("source", pair.source()).set("line", pair.line()).end();
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
