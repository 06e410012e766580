package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.dataset.Entry;
import org.psephos.dataset.FeedbackSink;
import org.psephos.dataset.Reject;
import org.psephos.model.Annotator;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

/**
 * Rows of a card as entries, each handed on where it ends and then forgotten. A row of which
 * anything is rejected is a reject and no entry. Where the row has an id of its own that the card
 * does not use, the entry is called by it, as people look for it in their file.
 */
final class CardEntries implements FeedbackSink, CardRows.Ends {
    /** Takes entries, with the number of the row that each is, from 1. */
    @FunctionalInterface
    interface Taker {
        void entry(long row, Entry entry);
    }

    private final Taker to;
    private final List<Item> items = new ArrayList<>();
    private final SequencedMap<ResponseId, Response> responses = new LinkedHashMap<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private final List<Reject> examples = new ArrayList<>();
    private final int most;
    private final boolean byColumn;
    private boolean rejected;
    private long rejects;
    private long entries;

    /**
     * @param byColumn whether the column {@code id} of a row says what its item is called, before
     *     the card does; rows that lie inside others may have anything under that name
     */
    CardEntries(ReadOptions options, boolean byColumn, Taker to) {
        this.to = to;
        this.byColumn = byColumn;
        most = options.keptRejects();
    }

    @Override
    public void begins() {
        items.clear();
        responses.clear();
        feedback.clear();
        rejected = false;
    }

    @Override
    public void accept(Feedback one) {
        feedback.add(one);
    }

    @Override
    public void reject(Reject reject) {
        if (rejected) {
            return;
        }
        rejected = true;
        rejects++;
        if (examples.size() < most) {
            examples.add(reject);
        }
    }

    @Override
    public void item(Item item, Origin origin) {
        items.add(item);
    }

    @Override
    public void response(Response response, Origin origin) {
        responses.putIfAbsent(response.id(), response);
    }

    @Override
    public void annotator(Annotator annotator, Origin origin) {
        // Curation looks at texts, not at who judged them.
    }

    @Override
    public void ended(Item item, SortedMap<String, String> rest, Origin.Row origin) {
        if (rejected) {
            return;
        }
        entries++;
        var asked = items.isEmpty() ? item : items.getFirst();
        var attributes = new TreeMap<>(rest);
        attributes.putAll(asked.attributes());
        var named = byColumn ? rest.get("id") : null;
        var id = named == null || named.isBlank() ? asked.id() : new ItemId(named);
        var whole = new Item(id, asked.conversation(), attributes);
        var answers = List.copyOf(responses.values());
        to.entry(entries + rejects, new Entry(origin, whole, answers, feedback));
    }

    /** Rejected rows, the first kept. */
    List<Reject> examples() {
        return List.copyOf(examples);
    }

    long rejects() {
        return rejects;
    }
}
