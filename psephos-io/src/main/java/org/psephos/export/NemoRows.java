package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of NeMo: NeMo-Aligner spells conversations out in its own template. */
enum NemoRows implements PairFormat {
    /** For DPO and RPO. */
    DPO("prompt", "chosen_response", "rejected_response", "chosen_reward", "rejected_reward") {
        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            json.writeStringField("prompt", prompt(p));
            json.writeStringField("chosen_response", answer(p.chosen()));
            json.writeStringField("rejected_response", answer(p.rejected()));
            var better = p.chosen().score();
            var worse = p.rejected().score();
            if (better != null && worse != null) {
                json.writeNumberField("chosen_reward", better);
                json.writeNumberField("rejected_reward", worse);
            }
        }
    },
    /** For reward models: two lines for each pair, the better one first. */
    REWARD("text") {
        @Override
        public List<Fields> rows(Preference p) {
            return List.of(
                    json -> json.writeStringField("text", prompt(p) + answer(p.chosen())),
                    json -> json.writeStringField("text", prompt(p) + answer(p.rejected())));
        }

        @Override
        public void write(Preference p, JsonGenerator json) {
            throw new IllegalStateException("a pair is two rows");
        }
    },
    /** NeMo-RL, for DPO and reward models: messages, with no template of its own. */
    RL("context", "completions") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return Objection.media(media);
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            Chat.field(json, "context", p.prompt());
            json.writeArrayFieldStart("completions");
            ranked(0, p.chosen(), json);
            ranked(1, p.rejected(), json);
            json.writeEndArray();
        }
    };

    private static final String TURN = "<extra_id_1>";

    @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
    private final List<String> fields;

    NemoRows(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    @Override
    public @Nullable String objection(Preference p, @Nullable String media) {
        return Objection.first(
                Objection.media(media),
                Objection.answers(p),
                Objection.tools(p),
                Objection.order(p),
                Objection.marks(p.prompt()),
                Objection.marks(p.chosen().turns()),
                Objection.marks(p.rejected().turns()));
    }

    private static void ranked(int rank, Preference.Answer answer, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("rank", rank);
        Chat.field(json, "completion", answer.turns());
        json.writeEndObject();
    }

    private static String prompt(Preference p) {
        var system = p.system();
        var text = new StringBuilder("<extra_id_0>System\n");
        text.append(system == null ? "" : system).append('\n');
        for (var turn : p.asked()) {
            text.append(TURN).append(turn.is(Turn.USER) ? "User\n" : "Assistant\n");
            text.append(turn.text()).append('\n');
        }
        return text.append(TURN).append("Assistant\n").toString();
    }

    private static String answer(Preference.Answer answer) {
        return answer.only() + "\n" + TURN;
    }
}
