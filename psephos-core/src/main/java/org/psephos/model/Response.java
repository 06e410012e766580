package org.psephos.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a system answered.
 *
 * @param item what it answers, if known
 * @param system who answered, if known
 * @param messages the answer: one message, or all of the assistant's turns
 * @param tokens how long it is by the source's own count, at least 0
 * @param cost what it cost, in US dollars, at least 0
 * @param attributes whatever else the source says of it, word for word
 */
public record Response(
        ResponseId id,
        @Nullable ItemId item,
        @Nullable SystemId system,
        List<Message> messages,
        @Nullable Integer tokens,
        @Nullable Double cost,
        SortedMap<String, String> attributes) {
    public Response {
        messages = List.copyOf(messages);
        if (tokens != null) {
            Check.that(tokens >= 0, "tokens must be at least 0", tokens);
        }
        if (cost != null) {
            Check.that(
                    cost >= 0 && Double.isFinite(cost), "cost must be at least 0 and finite", cost);
        }
        attributes = Check.sorted(attributes);
    }
}
