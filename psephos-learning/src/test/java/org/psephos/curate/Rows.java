package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.AnnotatorId;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.Header;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Origin;
import org.psephos.model.Part;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

/** Entries made by hand. */
final class Rows {
    private Rows() {}

    /** Texts that stand alone, called t0, t1 and so on. */
    static Entries texts(List<String> texts) {
        var all = new ArrayList<Entry>();
        for (int i = 0; i < texts.size(); i++) {
            all.add(text("t" + i, texts.get(i), i));
        }
        return all::forEach;
    }

    static Entries texts(String... texts) {
        return texts(List.of(texts));
    }

    private static Entry text(String id, String text, int row) {
        return new Entry(origin(row), item(id, text), List.of(), List.of());
    }

    private static Item item(String id, String text) {
        return new Item(new ItemId(id), List.of(message("user", text)), new TreeMap<>());
    }

    private static Origin origin(int row) {
        return new Origin.Row("rows.jsonl", row + 1);
    }

    static Message message(String role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }

    /** The item of an entry that has one. */
    static Item item(Entry entry) {
        return Objects.requireNonNull(entry.item());
    }

    /** A row with a prompt and two answers, the first of which was preferred. */
    static Entry pair(int row, String prompt, String chosen, String rejected) {
        var id = "q" + row;
        var responses = List.of(response(id, "chosen", chosen), response(id, "rejected", rejected));
        var candidates = responses.stream().map(one -> new Candidate(null, one.id())).toList();
        var header = header(id, null, Header.OVERALL, origin(row));
        var choice = new Feedback.Choice(header, candidates, candidates.getFirst());
        return new Entry(origin(row), item(id, prompt), responses, List.of(choice));
    }

    /** Who judged what by which criterion, and nothing else. */
    static Header header(
            @Nullable String item, @Nullable String annotator, String criterion, Origin origin) {
        return new Header(
                item == null ? null : new ItemId(item),
                annotator == null ? null : new AnnotatorId(annotator),
                criterion,
                null,
                null,
                null,
                null,
                1,
                new TreeMap<>(),
                origin);
    }

    private static Response response(String item, String name, String text) {
        return new Response(
                new ResponseId(item + "/" + name),
                new ItemId(item),
                null,
                List.of(message("assistant", text)),
                null,
                null,
                new TreeMap<>());
    }
}
