package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Message;

/**
 * What messages say beside their role, their words and their calls, and what trainers know: the
 * thinking before an answer, the name of a speaker, which call a tool answers. It is kept as
 * attributes {@code message_KEY} of what was asked or answered: of one message the value, of
 * several a list with one place a message.
 */
final class Asides {
    private static final List<String> KEYS =
            List.of(
                    "thinking",
                    "reasoning",
                    "reasoning_content",
                    "name",
                    "tool_call_id",
                    "weight",
                    "refusal");

    private static final String CALL_IDS = "tool_call_ids";
    private static final String PREFIX = "message_";

    private Asides() {}

    /** By attribute; none of a text. */
    static SortedMap<String, String> of(@Nullable JsonNode node) {
        var values = new TreeMap<String, String>();
        if (node == null || node.isNull()) {
            return values;
        }
        var opened = Place.open(node);
        if (opened.isObject()) {
            of(List.of(opened), values);
        } else if (opened.isArray()) {
            of(List.copyOf(opened.valueStream().toList()), values);
        }
        return values;
    }

    /**
     * The name of what was said: answers of the same words that were thought of otherwise are two.
     *
     * @param told attributes, among them asides
     */
    static String name(List<Message> said, SortedMap<String, String> told) {
        var asides = told.subMap(PREFIX, PREFIX + Character.MAX_VALUE);
        if (asides.isEmpty()) {
            return Prefix.name(said);
        }
        var all = new ArrayList<>(said);
        asides.forEach((key, value) -> all.add(Messages.one(key, value)));
        return Prefix.name(all);
    }

    private static void of(List<JsonNode> messages, SortedMap<String, String> into) {
        // Nearly all messages have a role and words, and nothing else.
        if (messages.stream().allMatch(message -> message.size() <= 2)) {
            return;
        }
        for (var key : KEYS) {
            put(key, messages.stream().map(message -> message.path(key)).toList(), into);
        }
        put(CALL_IDS, messages.stream().map(Asides::callIds).toList(), into);
    }

    /** The ids of the calls of a message, which answers of tools name. */
    private static JsonNode callIds(JsonNode message) {
        var ids = JsonNodeFactory.instance.arrayNode();
        for (var call : message.path("tool_calls")) {
            if (call.hasNonNull("id")) {
                ids.add(call.get("id"));
            }
        }
        return ids;
    }

    private static void put(String key, List<JsonNode> values, SortedMap<String, String> into) {
        if (values.stream().allMatch(Asides::isNothing)) {
            return;
        }
        var list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(isNothing(value) ? null : value));
        var text = Cell.text(list.size() == 1 ? list.get(0) : list);
        if (text != null) {
            into.put(PREFIX + key, text);
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isEmpty());
    }
}
