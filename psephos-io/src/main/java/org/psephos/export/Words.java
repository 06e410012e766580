package org.psephos.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.Dictionary;
import org.psephos.dataset.Exchange;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Candidate;
import org.psephos.model.Feedback;
import org.psephos.model.ItemId;
import org.psephos.model.Response;

/** Where the words of judgements are looked up. Not thread-safe. */
interface Words {
    SortedMap<String, String> NOTHING = Collections.emptySortedMap();

    /** The conversation of the item; empty where nothing is known of it. */
    Dialogue asked(ItemId item);

    /** The messages of the answer, empty where they are not known. */
    Dialogue answered(Candidate candidate, @Nullable ItemId item);

    /** Who gave the answer, as far as its words tell. */
    @Nullable String system(Candidate candidate);

    /** What the answer is to, as far as its words tell. */
    @Nullable ItemId item(Candidate candidate);

    /** What is kept beside the words of the item, by name. */
    SortedMap<String, String> about(ItemId item);

    /** What is kept beside the words of the answer, by name. */
    SortedMap<String, String> about(Candidate candidate);

    /** All words of a dataset. */
    static Words of(Dataset dataset) {
        return new Whole(dataset);
    }

    /** A dataset in memory. */
    final class Whole implements Words {
        private final Dataset dataset;
        private @Nullable Map<String, Integer> bySystem;

        Whole(Dataset dataset) {
            this.dataset = dataset;
        }

        @Override
        public Dialogue asked(ItemId item) {
            var known = dataset.items().find(item);
            return known == null ? Dialogue.NONE : Dialogue.of(known.conversation());
        }

        @Override
        public Dialogue answered(Candidate candidate, @Nullable ItemId item) {
            int row = row(candidate, item);
            return row < 0 ? Dialogue.NONE : Dialogue.of(dataset.responses().get(row).messages());
        }

        @Override
        public @Nullable String system(Candidate candidate) {
            int row = row(candidate, null);
            return row < 0 ? null : dataset.responses().systems().name(row);
        }

        @Override
        public @Nullable ItemId item(Candidate candidate) {
            int row = row(candidate, null);
            var name = row < 0 ? null : dataset.responses().items().name(row);
            return name == null ? null : new ItemId(name);
        }

        @Override
        public SortedMap<String, String> about(ItemId item) {
            var items = dataset.items();
            return items.attributes().isEmpty()
                    ? NOTHING
                    : at(items.attributes(), items.ids().code(item.value()));
        }

        @Override
        public SortedMap<String, String> about(Candidate candidate) {
            var kept = dataset.responses().attributes();
            return kept.isEmpty() ? NOTHING : at(kept, row(candidate, null));
        }

        private static SortedMap<String, String> at(SortedMap<String, Coded> kept, int row) {
            var values = new TreeMap<String, String>();
            for (var one : kept.entrySet()) {
                var value = row < 0 ? null : one.getValue().name(row);
                if (value != null) {
                    values.put(one.getKey(), value);
                }
            }
            return values;
        }

        private int row(Candidate candidate, @Nullable ItemId item) {
            var response = candidate.response();
            if (response != null) {
                return dataset.responses().ids().code(response.value());
            }
            var system = candidate.system();
            if (system == null || item == null) {
                return Dictionary.MISSING;
            }
            return bySystem().getOrDefault(key(item.value(), system.value()), Dictionary.MISSING);
        }

        /** The one answer of a system to an item; where it gave several, none can be told. */
        private Map<String, Integer> bySystem() {
            if (bySystem == null) {
                var rows = new LinkedHashMap<String, Integer>();
                var responses = dataset.responses();
                for (int row = 0; row < responses.size(); row++) {
                    var item = responses.items().name(row);
                    var system = responses.systems().name(row);
                    if (item != null && system != null) {
                        rows.merge(key(item, system), row, (one, other) -> Dictionary.MISSING);
                    }
                }
                bySystem = rows;
            }
            return bySystem;
        }

        private static String key(String item, String system) {
            return item.length() + ":" + item + system;
        }
    }

    /** One comparison at a time, with the words that it names. */
    final class AtHand implements Words {
        private @Nullable Exchange exchange;
        private Feedback.@Nullable Comparison judged;
        private @Nullable PlainWords plain;

        void turnTo(Exchange next) {
            exchange = next;
            judged = next.judged();
            plain = null;
        }

        void turnTo(Feedback.Comparison next, PlainWords words) {
            exchange = null;
            judged = next;
            plain = words;
        }

        @Override
        public Dialogue asked(ItemId item) {
            if (plain != null && judged != null) {
                return item.equals(judged.header().item())
                        ? Dialogue.of(plain, PlainWords.PROMPT)
                        : Dialogue.NONE;
            }
            var known = exchange == null ? null : exchange.item();
            return known == null || !known.id().equals(item)
                    ? Dialogue.NONE
                    : Dialogue.of(known.conversation());
        }

        @Override
        public Dialogue answered(Candidate candidate, @Nullable ItemId item) {
            if (plain != null) {
                int side = side(candidate);
                return side < 0 ? Dialogue.NONE : Dialogue.of(plain, side);
            }
            var known = response(candidate);
            return known == null ? Dialogue.NONE : Dialogue.of(known.messages());
        }

        @Override
        public @Nullable String system(Candidate candidate) {
            if (plain != null) {
                int side = side(candidate);
                return side < 0 ? null : plain.system(side);
            }
            var known = response(candidate);
            var system = known == null ? null : known.system();
            return system == null ? null : system.value();
        }

        @Override
        public @Nullable ItemId item(Candidate candidate) {
            var known = response(candidate);
            return known == null ? null : known.item();
        }

        @Override
        public SortedMap<String, String> about(ItemId item) {
            var known = exchange == null ? null : exchange.item();
            return known != null && known.id().equals(item) ? known.attributes() : NOTHING;
        }

        @Override
        public SortedMap<String, String> about(Candidate candidate) {
            var known = response(candidate);
            return known == null ? NOTHING : known.attributes();
        }

        /** The answer that {@code candidate} names, or -1. */
        private int side(Candidate candidate) {
            var id = candidate.response();
            if (id == null || judged == null) {
                return -1;
            }
            return id.equals(judged.left().response())
                    ? PlainWords.LEFT
                    : id.equals(judged.right().response()) ? PlainWords.RIGHT : -1;
        }

        private @Nullable Response response(Candidate candidate) {
            var id = candidate.response();
            if (id == null || exchange == null) {
                return null;
            }
            var left = exchange.left();
            var right = exchange.right();
            return left != null && left.id().equals(id)
                    ? left
                    : right != null && right.id().equals(id) ? right : null;
        }
    }
}
