package org.psephos.curate;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.psephos.dataset.Entries;
import org.psephos.dataset.Entry;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * Which texts go so that none is like an earlier one that stays. A text goes only where it reaches
 * the threshold with one that is kept, and that one is named; a text that is like a dropped one and
 * like no kept one stays.
 */
final class KeepFirst {

    /** What a text that goes is like. */
    record Like(int kept, double similarity) {}

    private KeepFirst() {}

    /** The texts that go, by place. */
    static Likes of(Links links, Scratch scratch) {
        var gone = new Likes(scratch);
        var places = new BitSet();
        links.each(
                (later, earlier, similarity) -> {
                    if (places.get(later)) {
                        return;
                    }
                    if (!places.get(earlier)) {
                        places.set(later);
                        gone.add(later, earlier, similarity);
                    } else if (similarity == 1) {
                        // Equal to one that went: what that one was like, this one is too.
                        var before = Objects.requireNonNull(gone.of(earlier));
                        places.set(later);
                        gone.add(later, before.kept(), before.similarity());
                    }
                });
        return gone;
    }

    /** Each row as one text, whatever it says: prompt and answers together. */
    static Entries whole(Entries entries) {
        return mapped(entries, KeepFirst::everything);
    }

    /** Each row as its prompt. */
    static Entries prompts(Entries entries) {
        return mapped(entries, KeepFirst::prompt);
    }

    /** What a row asks. */
    static String prompt(Entry entry) {
        var item = entry.item();
        return item == null ? "" : TextUnit.text(item.conversation());
    }

    /** All texts of a row, one below the other, with a border between them. */
    static String everything(Entry entry) {
        var item = entry.item();
        var text = new StringBuilder(item == null ? "" : TextUnit.text(item.conversation()));
        for (var response : entry.responses()) {
            text.append('\n').append(Shingles.BORDER).append(AnswerChecks.text(response));
        }
        return text.toString();
    }

    /** One text an entry, so that the place of the text is the place of the entry. */
    private static Entries mapped(Entries entries, Function<Entry, String> text) {
        return new Entries() {
            @Override
            public void forEach(java.util.function.Consumer<? super Entry> to) {
                entries.forEach(entry -> to.accept(alone(entry, text.apply(entry))));
            }

            @Override
            public long bytes() {
                return entries.bytes();
            }
        };
    }

    private static Entry alone(Entry entry, String text) {
        var turn = new Message("user", List.of(new Part.Text(text)));
        var id = new ItemId(entry.origin().toString());
        return new Entry(
                entry.origin(), new Item(id, List.of(turn), new TreeMap<>()), List.of(), List.of());
    }

    /** The entries whose places are not in {@code dropped}. */
    static Left without(Entries entries, BitSet dropped) {
        return new Left(entries, dropped);
    }

    /** Entries without those that were dropped. */
    static final class Left implements Entries {
        private final Entries entries;
        private final BitSet dropped;
        private int rows;

        private Left(Entries entries, BitSet dropped) {
            this.entries = entries;
            this.dropped = dropped;
        }

        @Override
        public void forEach(java.util.function.Consumer<? super Entry> to) {
            rows = 0;
            entries.forEach(
                    entry -> {
                        if (!dropped.get(rows++)) {
                            to.accept(entry);
                        }
                    });
        }

        /** How many there were in all when they were gone through. */
        int rows() {
            return rows;
        }

        @Override
        public long bytes() {
            return entries.bytes();
        }
    }
}
