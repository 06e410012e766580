package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

/**
 * Entries in which what was asked stands among the answers, so that a scorer of answers tells of it
 * too: one answer a {@link TextUnit}, in their order. What was said of the item by numbers is an
 * attribute of its text.
 */
record TextsAsAnswers(Entries entries) implements Entries {

    @Override
    public void forEach(Consumer<? super Entry> to) {
        entries.forEach(
                entry ->
                        to.accept(
                                new Entry(
                                        entry.origin(),
                                        entry.item(),
                                        answers(entry),
                                        entry.feedback())));
    }

    @Override
    public long bytes() {
        return entries.bytes();
    }

    private static List<Response> answers(Entry entry) {
        var item = entry.item();
        if (item == null || item.conversation().isEmpty()) {
            return entry.responses();
        }
        var answers = new ArrayList<Response>();
        answers.add(asked(item, entry.feedback()));
        answers.addAll(entry.responses());
        return answers;
    }

    private static Response asked(Item item, List<Feedback> feedback) {
        var numbers = new TreeMap<>(item.attributes());
        for (var said : feedback) {
            if (said instanceof Feedback.Rating rating && rating.target().response() == null) {
                numbers.put(rating.header().criterion(), Double.toString(rating.value()));
            }
        }
        return new Response(
                new ResponseId(item.id().value()),
                item.id(),
                null,
                item.conversation(),
                null,
                null,
                numbers);
    }
}
