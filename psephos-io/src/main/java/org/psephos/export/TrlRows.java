package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Verdict;

/** The forms that TRL reads; see its page on dataset formats. */
enum TrlRows implements PairFormat {
    /** Preference with an explicit prompt, conversational: for DPO, CPO, ORPO. */
    PREFERENCE("prompt", "chosen", "rejected") {
        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            Chat.field(json, "prompt", p.prompt());
            Chat.field(json, "chosen", p.chosen().turns());
            Chat.field(json, "rejected", p.rejected().turns());
        }
    },
    /** Preference with an implicit prompt, which the RewardTrainer recommends. */
    REWARD("chosen", "rejected", "margin") {
        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            Chat.field(json, "chosen", p.prompt(), p.chosen().turns());
            Chat.field(json, "rejected", p.prompt(), p.rejected().turns());
            if (p.margin() != null) {
                json.writeNumberField("margin", p.margin());
            }
        }
    },
    /** Unpaired preference: each answer by itself, good or bad. */
    KTO("prompt", "completion", "label") {
        @Override
        public boolean admits(Verdict verdict) {
            return verdict != Verdict.TIE;
        }

        @Override
        public List<Fields> rows(Preference p) {
            boolean good = p.verdict() == Verdict.PREFERRED;
            return List.of(
                    json -> unpaired(p.prompt(), p.chosen().turns(), good, json),
                    json -> unpaired(p.prompt(), p.rejected().turns(), false, json));
        }

        @Override
        public boolean takesAlone() {
            return true;
        }

        @Override
        public Fields alone(Unpaired answer) {
            return json -> unpaired(answer.prompt(), answer.answer(), answer.good(), json);
        }

        @Override
        public void write(Preference p, JsonGenerator json) {
            throw new IllegalStateException("KTO writes two rows");
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
    private final List<String> fields;

    @SuppressWarnings("ImmutableEnumChecker") // As above.
    private final List<String> taken;

    TrlRows(String... fields) {
        this.fields = List.of(fields);
        var kinds =
                Stream.of("prompt", "chosen", "rejected", "completion", "completions", "messages");
        this.taken = Stream.concat(this.fields.stream(), kinds).distinct().toList();
    }

    /** TRL tells what a dataset is by any of these columns. */
    @Override
    public List<String> taken() {
        return taken;
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    @Override
    public @Nullable String objection(Preference p, @Nullable String media) {
        return Objection.media(media);
    }

    private static void unpaired(
            List<Turn> prompt, List<Turn> answer, boolean label, JsonGenerator json)
            throws IOException {
        Chat.field(json, "prompt", prompt);
        Chat.field(json, "completion", answer);
        json.writeBooleanField("label", label);
    }
}
