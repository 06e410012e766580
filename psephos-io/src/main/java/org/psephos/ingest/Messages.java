package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Message;
import org.psephos.model.Part;

/**
 * Conversations in the many ways they are written down: one text, a list of messages with role and
 * content (or from and value, speaker and text), a transcript with {@code Human:} and {@code
 * Assistant:}, or turns between {@code <extra_id_1>} marks.
 */
final class Messages {
    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    private static final List<String> ROLES =
            List.of("role", "from", "speaker", "sender", "author");
    private static final List<String> CONTENTS =
            List.of("content", "value", "text", "utterance", "message");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?:^|\n\n)(Human|Assistant):");
    private static final Pattern MARKED =
            Pattern.compile("(?:^|\n)<extra_id_[01]>(User|Assistant|System)\n");
    private static final Pattern ANSWERING =
            Pattern.compile("(?:\n\nAssistant:|>Assistant\n)\\s*$");

    private Messages() {}

    /**
     * The messages of {@code node}; none where it is null or NaN. A transcript that ends with the
     * bare name of the assistant ends with an empty answer, unless it is a question: there the name
     * says who is to go on.
     *
     * @param field for a fault
     * @param role of a text that names none; the user's is that of a question
     */
    static List<Message> of(String field, @Nullable JsonNode node, String role) throws Fault {
        if (node == null || isNothing(node)) {
            return List.of();
        }
        if (node.isArray()) {
            return list(field, node);
        }
        if (node.isObject()) {
            return List.of(message(field, node));
        }
        var opened = Place.open(node);
        return isList(opened) ? list(field, opened) : text(Halves.spelt(node.asText()), role);
    }

    /** Each text of a list as a message of the same role. */
    static List<Message> turns(String field, @Nullable JsonNode node, String role) throws Fault {
        if (node == null || isNothing(node)) {
            return List.of();
        }
        var opened = Place.open(node);
        if (!opened.isArray()) {
            return of(field, node, role);
        }
        var turns = new ArrayList<Message>();
        for (var text : opened) {
            turns.add(one(role, isNothing(text) ? "" : Halves.spelt(text.asText())));
        }
        return turns;
    }

    /** Programs write a text that is missing as null, or as the number that is none. */
    private static boolean isNothing(JsonNode node) {
        return node.isNull() || (node.isNumber() && Double.isNaN(node.doubleValue()));
    }

    private static boolean isList(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (var element : node) {
            if (first(element, ROLES) == null) {
                return false;
            }
        }
        return true;
    }

    static Message one(String role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }

    /**
     * A text as its turns. Words may speak of the marks too: they are marks only where the text
     * begins as its format does, and otherwise where they make a conversation that {@link
     * #converses}.
     */
    static List<Message> text(String text, String role) {
        if (!mayHoldTurns(text)) {
            return List.of(one(role, text));
        }
        var pattern = TRANSCRIPT.matcher(text).lookingAt() ? TRANSCRIPT : MARKED;
        var mark = pattern.matcher(text);
        if (!mark.find()) {
            return List.of(one(role, text));
        }
        boolean begun = mark.start() == 0 && (pattern == MARKED || text.startsWith("\n"));
        var turns = cut(text, pattern, role);
        return begun || converses(turns, role, text) ? turns : List.of(one(role, text));
    }

    /** Nearly all texts are told from transcripts without a pattern, in a tenth of its time. */
    private static boolean mayHoldTurns(String text) {
        return text.startsWith("\n\n")
                || text.startsWith("Human:")
                || text.startsWith("Assistant:")
                || text.contains("<extra_id_");
    }

    /** Whether two take turns, the user first, and, in a question, the assistant is to go on. */
    private static boolean converses(List<Message> turns, String role, String text) {
        for (int i = 0; i < turns.size(); i++) {
            if (!turns.get(i).role().equals(i % 2 == 0 ? USER : ASSISTANT)) {
                return false;
            }
        }
        boolean question = role.equals(USER);
        return turns.size() == 1
                ? question && ANSWERING.matcher(text).find()
                : !question || turns.size() % 2 == 1;
    }

    private static List<Message> cut(String text, Pattern pattern, String role) {
        var messages = new ArrayList<Message>();
        var mark = pattern.matcher(text);
        boolean spaced = pattern == TRANSCRIPT;
        int from = 0;
        var speaker = role;
        while (mark.find()) {
            var words = text.substring(from, mark.start());
            if (!messages.isEmpty() || !words.isBlank()) {
                messages.add(one(speaker, spaced ? unspaced(words) : words));
            }
            speaker = role(mark.group(1));
            from = mark.end();
        }
        var last = text.substring(from);
        // A question may end with the bare mark of who is to answer; in an answer the same mark is
        // followed by what was said: nothing.
        boolean bare = role.equals(USER) && !speaker.equals(USER) && last.isBlank();
        if (!bare || messages.isEmpty()) {
            messages.add(one(speaker, spaced ? unspaced(last) : last));
        }
        return messages;
    }

    /** Without the one space that stands between {@code Human:} and the words. */
    private static String unspaced(String text) {
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    private static List<Message> list(String field, JsonNode list) throws Fault {
        var messages = new ArrayList<Message>();
        for (var element : list) {
            if (element.isTextual()) {
                var role = messages.size() % 2 == 0 ? USER : ASSISTANT;
                messages.add(one(role, Halves.spelt(element.asText())));
            } else {
                messages.add(message(field, element));
            }
        }
        return messages;
    }

    private static Message message(String field, JsonNode node) throws Fault {
        var role = first(node, ROLES);
        if (role == null) {
            throw new Fault(field, "messages with a role", node.toString());
        }
        var parts = new ArrayList<Part>();
        var content = first(node, CONTENTS);
        if (content != null) {
            content(content, parts);
        }
        for (var call : node.path("tool_calls")) {
            var function = call.has("function") ? call.path("function") : call;
            parts.add(
                    new Part.ToolCall(
                            function.path("name").asText(), written(function.path("arguments"))));
        }
        if (content == null && parts.isEmpty()) {
            throw new Fault(field, "messages with content", node.toString());
        }
        return new Message(role(role.asText()), parts);
    }

    private static void content(JsonNode content, List<Part> parts) {
        if (content.isArray()) {
            content.forEach(part -> content(part, parts));
        } else if (content.isObject()) {
            parts.add(part(content));
        } else if (!content.isNull()) {
            parts.add(new Part.Text(Halves.spelt(content.asText())));
        }
    }

    /** A typed part; one without a known type is kept as the JSON it is. */
    private static Part part(JsonNode node) {
        var type = node.path("type").asText("");
        if (type.startsWith("image")) {
            return new Part.Image(reference(node, "image"), node.path("mimeType").asText("image"));
        }
        if (type.startsWith("audio") || type.equals("input_audio")) {
            return new Part.Audio(reference(node, "audio"), node.path("mimeType").asText("audio"));
        }
        if (type.startsWith("video")) {
            return new Part.Video(reference(node, "video"), node.path("mimeType").asText("video"));
        }
        var text = node.get("text");
        return new Part.Text(Halves.spelt(text != null ? text.asText() : node.toString()));
    }

    private static String reference(JsonNode node, String kind) {
        for (var name : List.of(kind, kind + "_url", "url", "path", "file")) {
            var value = node.get(name);
            if (value != null && !value.isNull()) {
                return value.isObject() ? reference(value, kind) : Halves.spelt(value.asText());
            }
        }
        return "";
    }

    private static String written(JsonNode arguments) {
        return arguments.isTextual() ? arguments.asText() : arguments.toString();
    }

    private static @Nullable JsonNode first(JsonNode node, List<String> names) {
        for (var name : names) {
            var value = node.get(name);
            if (value != null && !value.isNull()) {
                return value;
            }
        }
        return null;
    }

    /** The word of the house for a role. */
    static String role(String word) {
        var lower = word.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "human", "prompter", "user", "usr", "seeker", "customer", "questioner" -> USER;
            case "gpt", "bot", "model", "chatbot", "assistant", "supporter", "agent" -> ASSISTANT;
            case "function_call" -> ASSISTANT;
            case "observation", "function", "tool", "function_response" -> "tool";
            case "" -> USER;
            default -> lower;
        };
    }
}
