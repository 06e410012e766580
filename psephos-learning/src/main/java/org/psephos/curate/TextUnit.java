package org.psephos.curate;

import java.util.List;
import java.util.function.Consumer;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * A text that is compared with others of its kind: what one item asks, all its messages together,
 * or what one response says.
 *
 * @param index its place among all texts of the entries, from 0; the same on each pass
 * @param id of the item or response
 * @param text messages one below the other; media are left out
 */
record TextUnit(int index, TextKind kind, String id, String text, Entry entry) {

    /** Goes through all texts of {@code entries}, in order; empty ones too. */
    static void each(Entries entries, Consumer<TextUnit> to) {
        var counter = new int[1];
        entries.forEach(entry -> each(entry, counter, to));
    }

    private static void each(Entry entry, int[] counter, Consumer<TextUnit> to) {
        var item = entry.item();
        if (item != null && !item.conversation().isEmpty()) {
            var text = text(item.conversation());
            to.accept(new TextUnit(next(counter), TextKind.ITEM, item.id().value(), text, entry));
        }
        for (var response : entry.responses()) {
            var id = response.id().value();
            var text = text(response.messages());
            to.accept(new TextUnit(next(counter), TextKind.RESPONSE, id, text, entry));
        }
    }

    /** How many texts {@code entry} has. */
    static int count(Entry entry) {
        var item = entry.item();
        int asked = item == null || item.conversation().isEmpty() ? 0 : 1;
        return asked + entry.responses().size();
    }

    private static int next(int[] counter) {
        int index = counter[0];
        counter[0] = Math.addExact(index, 1);
        return index;
    }

    /** The words of messages, one below the other. */
    static String text(List<Message> messages) {
        if (messages.size() == 1
                && messages.getFirst().parts().size() == 1
                && messages.getFirst().parts().getFirst() instanceof Part.Text only) {
            return only.text();
        }
        var text = new StringBuilder();
        for (var message : messages) {
            for (var part : message.parts()) {
                if (part instanceof Part.Text words) {
                    text.append(text.isEmpty() ? "" : "\n").append(words.text());
                }
            }
        }
        return text.toString();
    }
}
