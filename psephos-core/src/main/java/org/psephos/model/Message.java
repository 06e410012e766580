package org.psephos.model;

import java.util.List;

/**
 * One turn of a conversation.
 *
 * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}
 */
public record Message(String role, List<Part> parts) {
    public Message {
        Check.notBlank("role", role);
        parts = List.copyOf(parts);
    }
}
