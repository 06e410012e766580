package org.psephos.export;

import java.util.List;
import org.psephos.model.Part;

/**
 * A message as trainers write it: a role, words, and the tools called.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
 */
record Turn(String role, String text, List<Part.ToolCall> calls) {
    static final String SYSTEM = "system";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    static final String TOOL = "tool";

    boolean is(String wanted) {
        return role.equals(wanted);
    }
}
