package org.psephos.export;

import static org.psephos.export.Objection.first;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of trainers other than TRL that read one row for each pair. */
enum TrainerRows implements PairFormat {
    /** Axolotl's {@code chat_template.default}. */
    AXOLOTL("messages", "chosen", "rejected") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return first(
                    Objection.media(media),
                    Objection.answers(p),
                    Objection.tools(p),
                    Objection.end(p));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            Chat.field(json, "messages", p.prompt());
            json.writeFieldName("chosen");
            Chat.message(json, p.chosen().turns().getFirst());
            json.writeFieldName("rejected");
            Chat.message(json, p.rejected().turns().getFirst());
        }
    },
    /** LLaMA-Factory's {@code sharegpt} with {@code ranking}. */
    LLAMA_FACTORY("conversations", "chosen", "rejected", "system") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return first(
                    Objection.media(media),
                    Objection.answers(p),
                    Objection.tools(p),
                    Objection.order(p));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            json.writeArrayFieldStart("conversations");
            for (var turn : p.asked()) {
                said(turn, json);
            }
            json.writeEndArray();
            json.writeFieldName("chosen");
            said(p.chosen().turns().getFirst(), json);
            json.writeFieldName("rejected");
            said(p.rejected().turns().getFirst(), json);
            var system = p.system();
            json.writeStringField("system", system == null ? "" : system);
        }
    },
    /** OpenRLHF with {@code --apply_chat_template} and a prompt key. */
    OPEN_RLHF("prompt", "chosen", "rejected", "margin") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return first(Objection.media(media), Objection.end(p));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            TrlRows.PREFERENCE.write(p, json);
            if (p.margin() != null) {
                json.writeNumberField("margin", p.margin());
            }
        }
    },
    /** Preference fine-tuning at OpenAI. */
    OPENAI("input", "preferred_output", "non_preferred_output") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return first(
                    platform(p, media),
                    CallIds.objection(p.prompt()),
                    tools(p.header().attributes().get(TOOLS)));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            var told = p.header().attributes();
            json.writeObjectFieldStart("input");
            new CallIds().field(json, "messages", p.prompt());
            json.writeFieldName(TOOLS);
            json.writeRawValue(told.getOrDefault(TOOLS, "[]"));
            json.writeBooleanField(PARALLEL, !"false".equals(told.get(PARALLEL)));
            json.writeEndObject();
            outputs(p, json);
        }

        @Override
        public List<String> placed() {
            return List.of(TOOLS, PARALLEL, "message_tool_call_id", "message_tool_call_ids");
        }
    },
    /** Preference fine-tuning at Together: the same without tools. */
    TOGETHER("input", "preferred_output", "non_preferred_output") {
        @Override
        public @Nullable String objection(Preference p, @Nullable String media) {
            return first(platform(p, media), Objection.tools(p));
        }

        @Override
        public void write(Preference p, JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("input");
            Chat.field(json, "messages", p.prompt());
            json.writeEndObject();
            outputs(p, json);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // List.of is; its type cannot say so.
    private final List<String> fields;

    TrainerRows(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    private static final String TOOLS = "tools";
    private static final String PARALLEL = "parallel_tool_calls";

    /** Tools come as the JSON that they were read as, and go only as a list. */
    private static @Nullable String tools(@Nullable String told) {
        return told == null || Json.isList(told)
                ? null
                : "tools that are no list: the format takes one";
    }

    private static @Nullable String platform(Preference p, @Nullable String media) {
        return first(
                Objection.media(media), Objection.answers(p), Objection.empty(p), Objection.end(p));
    }

    private static void outputs(Preference p, JsonGenerator json) throws IOException {
        Chat.field(json, "preferred_output", p.chosen().turns());
        Chat.field(json, "non_preferred_output", p.rejected().turns());
    }

    private static void said(Turn turn, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", turn.is(Turn.USER) ? "human" : "gpt");
        turn.write(Chat.VALUE, json);
        json.writeEndObject();
    }
}
