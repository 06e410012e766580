package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages with an id for each call of a tool, which the tool's answer names. Ids mean nothing
 * beyond their conversation: they are numbered as the calls were made, and answers come in the
 * order of the calls. Not thread-safe.
 */
final class CallIds {
    private static final String UNCALLED =
            "answer of a tool that was not called: the format wants one";

    private final Deque<String> open = new ArrayDeque<>();
    private int calls;

    /** Why answers of tools cannot be told apart; null where each follows its call. */
    static @Nullable String objection(List<Turn> turns) {
        int open = 0;
        for (var turn : turns) {
            open += turn.calls().size();
            if (turn.is(Turn.TOOL) && open-- == 0) {
                return UNCALLED;
            }
        }
        return null;
    }

    /** A field that holds {@code turns}. */
    void field(JsonGenerator json, String name, List<Turn> turns) throws IOException {
        json.writeArrayFieldStart(name);
        for (var turn : turns) {
            var ids = turn.calls().stream().map(call -> next()).toList();
            Chat.message(json, turn, ids, turn.is(Turn.TOOL) ? open.poll() : null);
        }
        json.writeEndArray();
    }

    private String next() {
        var id = "call_" + ++calls;
        open.add(id);
        return id;
    }
}
