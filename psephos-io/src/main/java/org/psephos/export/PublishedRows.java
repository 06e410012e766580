package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of published sets of preferences that others read as they read the originals. */
enum PublishedRows implements PairFormat {
    /** HuggingFaceH4/ultrafeedback_binarized. */
    ULTRAFEEDBACK(
            "prompt",
            "prompt_id",
            "chosen",
            "rejected",
            "messages",
            "score_chosen",
            "score_rejected") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return Objection.first(Objection.media(media), Objection.tools(p));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            var first = first(p);
            json.writeStringField("prompt", first);
            json.writeStringField("prompt_id", Digests.sha256(first));
            Chat.field(json, "chosen", p.prompt(), p.chosen().turns());
            Chat.field(json, "rejected", p.prompt(), p.rejected().turns());
            Chat.field(json, "messages", p.prompt(), p.chosen().turns());
            score(json, "score_chosen", p.chosen());
            score(json, "score_rejected", p.rejected());
        }
    },
    /** RewardBench, and what its program reads as a set of one's own. */
    REWARDBENCH("prompt", "chosen", "chosen_model", "rejected", "rejected_model") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return Objection.first(
                    Objection.media(media), Objection.answers(p), Objection.alone(p));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            json.writeStringField("prompt", p.question());
            json.writeStringField("chosen", p.chosen().only());
            json.writeStringField("chosen_model", p.chosen().system());
            json.writeStringField("rejected", p.rejected().only());
            json.writeStringField("rejected_model", p.rejected().system());
            var known = p.header().attributes();
            json.writeStringField("subset", known.getOrDefault("subset", p.header().criterion()));
            var item = p.header().item();
            if (item != null || known.containsKey("id")) {
                json.writeStringField("id", known.getOrDefault("id", String.valueOf(item)));
            }
        }

        @Override
        public List<String> placed() {
            return List.of("subset", "id");
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
    private final List<String> fields;

    PublishedRows(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    private static String first(Preference p) {
        return p.asked().isEmpty() ? p.prompt().getFirst().text() : p.asked().getFirst().text();
    }

    private static void score(JsonGenerator json, String name, Preference.Answer answer)
            throws IOException {
        json.writeFieldName(name);
        if (answer.score() == null) {
            json.writeNull();
        } else {
            json.writeNumber(answer.score());
        }
    }
}
