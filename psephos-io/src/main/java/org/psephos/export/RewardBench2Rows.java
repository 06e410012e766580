package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Answer;
import org.psephos.export.Preference.Verdict;
import org.psephos.model.Feedback;
import org.psephos.model.Header;

/**
 * RewardBench 2: a prompt, the answers that are chosen and those that are rejected. Of a ranking,
 * the best are chosen and all others rejected.
 */
final class RewardBench2Rows implements RowSource {
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "prompt",
                    "chosen",
                    "rejected",
                    "num_correct",
                    "num_incorrect",
                    "total_completions",
                    "models");

    private final Set<Carries> carries;

    RewardBench2Rows(Set<Carries> carries) {
        this.carries = carries;
    }

    @Override
    public void rows(Material from, RowSink to) throws IOException {
        var taker = new Taker(from, to);
        new Preferences(from, taker).give();
    }

    private final class Taker implements Preferences.Taker {
        private final Unsaid unsaid;
        private final RowSink to;
        private final List<Preference> pairs = new ArrayList<>();
        private final Material from;
        private final Map<String, Integer> ids = new LinkedHashMap<>();
        private int rows;

        private Taker(Material from, RowSink to) {
            this.unsaid = new Unsaid(from, carries, FIELDS, List.of());
            this.from = from;
            this.to = to;
        }

        /** Every row has an id of its own; further rows of one item are numbered. */
        private String id(Header header) {
            var item = header.item();
            var named = item == null ? String.valueOf(rows) : item.value();
            var known = header.attributes().getOrDefault("id", named);
            rows++;
            int before = ids.merge(known, 1, Integer::sum) - 1;
            if (before > 0) {
                from.ledger().field("item: each row has an id of its own", 1);
            }
            return before == 0 ? known : known + "#" + (before + 1);
        }

        @Override
        public boolean admits(Verdict verdict) {
            return verdict == Verdict.PREFERRED;
        }

        @Override
        public @Nullable String take(Preference pair, @Nullable String media) {
            var objection =
                    Objection.first(
                            Objection.media(media), Objection.answers(pair), Objection.alone(pair));
            if (objection == null) {
                pairs.add(pair);
            }
            return objection;
        }

        @Override
        public void carried(Feedback judgement) {
            unsaid.count(judgement);
        }

        @Override
        public void done() throws IOException {
            if (!pairs.isEmpty()) {
                var group = new Group(List.copyOf(pairs), id(pairs.getFirst().header()));
                to.row(Spoken.key(pairs.getFirst().prompt()), group::write);
                pairs.clear();
            }
        }
    }

    /** The pairs of one judgement. */
    private record Group(List<Preference> pairs, String id) {
        void write(JsonGenerator json) throws IOException {
            var chosen = new LinkedHashMap<String, Answer>();
            var rejected = new LinkedHashMap<String, Answer>();
            for (var pair : pairs) {
                rejected.putIfAbsent(key(pair.rejected()), pair.rejected());
            }
            for (var pair : pairs) {
                if (!rejected.containsKey(key(pair.chosen()))) {
                    chosen.putIfAbsent(key(pair.chosen()), pair.chosen());
                }
            }
            write(chosen, rejected, json);
        }

        private void write(
                Map<String, Answer> chosen, Map<String, Answer> rejected, JsonGenerator json)
                throws IOException {
            var first = pairs.getFirst();
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("prompt", first.question());
            words("chosen", chosen, json);
            words("rejected", rejected, json);
            json.writeNumberField("num_correct", chosen.size());
            json.writeNumberField("num_incorrect", rejected.size());
            json.writeNumberField("total_completions", chosen.size() + rejected.size());
            json.writeArrayFieldStart("models");
            for (var answer : chosen.values()) {
                json.writeString(answer.system());
            }
            for (var answer : rejected.values()) {
                json.writeString(answer.system());
            }
            json.writeEndArray();
            var attributes = first.header().attributes();
            if (!attributes.containsKey("subset")) {
                json.writeStringField("subset", first.header().criterion());
            }
            for (var extra : attributes.entrySet()) {
                if (!FIELDS.contains(extra.getKey())) {
                    json.writeStringField(extra.getKey(), extra.getValue());
                }
            }
            json.writeEndObject();
        }

        private static String key(Answer answer) {
            return answer.system() + "\n" + answer.only();
        }

        private static void words(String name, Map<String, Answer> answers, JsonGenerator json)
                throws IOException {
            json.writeArrayFieldStart(name);
            for (var answer : answers.values()) {
                json.writeString(answer.only());
            }
            json.writeEndArray();
        }
    }
}
