package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Part;

/** Turns as messages with {@code role} and {@code content}. */
final class Chat {
    private static final SerializedString ROLE = new SerializedString("role");
    static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString CONTENT = new SerializedString("content");

    private Chat() {}

    /** A field that holds a list of messages. */
    static void field(JsonGenerator json, String name, List<Turn> turns) throws IOException {
        json.writeArrayFieldStart(name);
        for (var turn : turns) {
            message(json, turn);
        }
        json.writeEndArray();
    }

    /** A field that holds two lists of messages, one after the other. */
    static void field(JsonGenerator json, String name, List<Turn> first, List<Turn> second)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var turn : first) {
            message(json, turn);
        }
        for (var turn : second) {
            message(json, turn);
        }
        json.writeEndArray();
    }

    /** A list of turns. */
    static void list(JsonGenerator json, List<?> turns) throws IOException {
        json.writeStartArray();
        for (var turn : turns) {
            message(json, (Turn) turn);
        }
        json.writeEndArray();
    }

    static void message(JsonGenerator json, Turn turn) throws IOException {
        message(json, turn, List.of(), null);
    }

    /**
     * A message.
     *
     * @param ids of its calls; empty where they have none
     * @param answered the id of the call that it answers; null where it names none
     */
    static void message(JsonGenerator json, Turn turn, List<String> ids, @Nullable String answered)
            throws IOException {
        json.writeStartObject();
        json.writeFieldName(ROLE);
        json.writeString(turn.role());
        turn.write(CONTENT, json);
        if (answered != null) {
            json.writeStringField("tool_call_id", answered);
        }
        if (!turn.calls().isEmpty()) {
            json.writeArrayFieldStart("tool_calls");
            for (int i = 0; i < turn.calls().size(); i++) {
                call(json, turn.calls().get(i), ids.isEmpty() ? null : ids.get(i));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void call(JsonGenerator json, Part.ToolCall call, @Nullable String id)
            throws IOException {
        json.writeStartObject();
        if (id != null) {
            json.writeStringField("id", id);
        }
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", call.name());
        json.writeStringField("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }
}
