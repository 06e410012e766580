package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.PlainWords;
import org.psephos.model.Part;

/**
 * A message as trainers write it: a role, words, and the tools called. Its words may stand in bytes
 * of others, and become a string only where somebody asks for one.
 */
final class Turn {
    static final String SYSTEM = "system";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    static final String TOOL = "tool";

    private final String role;
    private final List<Part.ToolCall> calls;
    private final byte @Nullable [] bytes;
    private final int from;
    private final int to;
    private @Nullable String text;

    /**
     * A turn.
     *
     * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
     */
    Turn(String role, String text, List<Part.ToolCall> calls) {
        this.role = role;
        this.text = text;
        this.calls = List.copyOf(calls);
        this.bytes = null;
        this.from = 0;
        this.to = 0;
    }

    /** A message of {@code words}, good until they are filled anew. */
    Turn(PlainWords words, int message) {
        this.role = words.role(message);
        this.calls = List.of();
        this.bytes = words.bytes();
        this.from = words.start(message);
        this.to = words.stop(message);
    }

    String role() {
        return role;
    }

    String text() {
        if (text == null) {
            text =
                    new String(
                            Objects.requireNonNull(bytes), from, to - from, StandardCharsets.UTF_8);
        }
        return text;
    }

    List<Part.ToolCall> calls() {
        return calls;
    }

    boolean is(String wanted) {
        return role.equals(wanted);
    }

    /** Writes its words as the field {@code name}. */
    void write(SerializableString name, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        if (bytes == null) {
            json.writeString(text());
        } else {
            JsonText.write(bytes, from, to, json);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Turn turn
                && role.equals(turn.role)
                && calls.equals(turn.calls)
                && says(turn);
    }

    private boolean says(Turn other) {
        if (bytes == null || other.bytes == null) {
            return text().equals(other.text());
        }
        return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, text(), calls);
    }
}
