package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * The text of a cell as messages: plain words, a list of messages in any of the usual spellings, or
 * the transcript of Anthropic's sets.
 */
final class MessageCell {
    static final String USER = "user";
    static final String ASSISTANT = "assistant";

    private static final List<String> ROLES = List.of("role", "from", "speaker");
    private static final List<String> WORDS =
            List.of("content", "value", "text", "response", "completion", "answer", "generation");

    private MessageCell() {}

    /** The cell as messages; words alone are one message of {@code role}. */
    static List<Message> messages(String cell, String role) {
        if (!cell.isEmpty() && (cell.charAt(0) == '[' || cell.charAt(0) == '{')) {
            var node = json(cell);
            if (node != null && isConversation(node)) {
                return messages(node, role);
            }
        }
        return Messages.text(cell, role);
    }

    /** An answer may be JSON itself; only what looks like messages is taken for messages. */
    private static boolean isConversation(JsonNode node) {
        if (node.isObject()) {
            return node.has("messages")
                    || (node.has(USER) && node.has(ASSISTANT))
                    || (first(node, ROLES) != null && first(node, WORDS) != null);
        }
        boolean any = false;
        for (var element : node) {
            any |= !element.isNull();
            if (!element.isNull() && !element.isTextual() && !isConversation(element)) {
                return false;
            }
        }
        return node.isArray() && any;
    }

    /** JSON as a tree; null where the text is none after all. */
    static @Nullable JsonNode json(String cell) {
        try {
            return JsonTrees.of(cell);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static Message message(String role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }

    /** A value as messages: one text, an object with a role, a list of either. */
    static List<Message> messages(JsonNode node, String role) {
        if (node.isNull() || node.isMissingNode()) {
            return List.of();
        }
        if (node.isArray() && !node.isEmpty()) {
            var strings = strings(node);
            if (strings != null) {
                return List.of(message(role, String.join("\n\n", strings)));
            }
        }
        if (node.isArray()) {
            var all = new ArrayList<Message>();
            node.forEach(element -> all.addAll(messages(element, role)));
            return all;
        }
        if (!node.isObject()) {
            return List.of(message(role, node.asText()));
        }
        var inner = node.get("messages");
        return inner == null ? turns(node, role) : messages(inner, role);
    }

    /** Turns of one side that stand in a list of their own; null where it holds anything else. */
    private static @Nullable List<String> strings(JsonNode node) {
        var all = new ArrayList<String>();
        for (var element : node) {
            if (!element.isTextual() && !element.isNull()) {
                return null;
            }
            all.add(element.asText(""));
        }
        return all;
    }

    private static List<Message> turns(JsonNode node, String role) {
        if (node.has(USER) && node.has(ASSISTANT)) {
            return List.of(
                    message(USER, node.get(USER).asText()),
                    message(ASSISTANT, node.get(ASSISTANT).asText()));
        }
        var words = first(node, WORDS);
        if (words == null) {
            return List.of(message(role, node.toString()));
        }
        var named = first(node, ROLES);
        var speaker = named == null || !named.isTextual() ? role : role(named.asText(), role);
        return words.isArray() && named == null
                ? messages(words, role)
                : List.of(new Message(speaker, parts(words)));
    }

    private static @Nullable JsonNode first(JsonNode node, List<String> keys) {
        return keys.stream().map(node::get).filter(value -> value != null).findFirst().orElse(null);
    }

    private static List<Part> parts(JsonNode words) {
        if (!words.isArray()) {
            return List.of(new Part.Text(words.isNull() ? "" : words.asText()));
        }
        var parts = new ArrayList<Part>();
        for (var part : words) {
            var text = part.isTextual() ? part : part.get("text");
            if (text != null && text.isTextual()) {
                parts.add(new Part.Text(text.asText()));
            } else {
                parts.add(new Part.Image(part.path("image").asText(part.toString()), "image"));
            }
        }
        return parts;
    }

    private static String role(String word, String otherwise) {
        var known = word.toLowerCase(Locale.ROOT).strip();
        return switch (known) {
            case "" -> otherwise;
            case "user", "human", "prompter" -> USER;
            case "assistant", "gpt", "bot", "model", "function_call" -> ASSISTANT;
            case "tool", "observation", "function" -> "tool";
            default -> known;
        };
    }
}
