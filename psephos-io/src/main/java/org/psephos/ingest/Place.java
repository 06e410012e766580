package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place inside a row, such as {@code completions[0].annotations.helpfulness}. A key that holds
 * dots itself is found as it stands; text that is JSON inside a cell is entered like JSON. A star
 * is the first of whatever is there.
 *
 * @param keys by name, or by index in brackets; negative counts from the end
 */
record Place(List<String> keys) {
    private static final Pattern INDEX = Pattern.compile("\\[-?\\d{1,9}]");

    Place {
        keys = List.copyOf(keys);
    }

    static Place of(String text) {
        var keys = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                end++;
            }
            keys.add(text.substring(at, end));
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
        }
        return new Place(keys);
    }

    /** What is there, or null. */
    @Nullable JsonNode in(JsonNode from) {
        return in(from, 0);
    }

    private @Nullable JsonNode in(JsonNode from, int at) {
        if (at == keys.size()) {
            return from.isMissingNode() ? null : from;
        }
        var node = open(from);
        if (keys.get(at).startsWith("[") && INDEX.matcher(keys.get(at)).matches()) {
            return index(node, at);
        }
        if (keys.get(at).equals("*")) {
            var any = node.iterator();
            return any.hasNext() ? in(any.next(), at + 1) : null;
        }
        for (int end = keys.size(); end > at; end--) {
            var key = end == at + 1 ? keys.get(at) : String.join(".", keys.subList(at, end));
            var child = node.get(key);
            if (child != null) {
                return in(child, end);
            }
        }
        return null;
    }

    private @Nullable JsonNode index(JsonNode node, int at) {
        var text = keys.get(at);
        int index = Integer.parseInt(text.substring(1, text.length() - 1));
        var child = node.get(index < 0 ? node.size() + index : index);
        return child == null ? null : in(child, at + 1);
    }

    /** JSON (or a list as Python prints it) that stands as text in a cell, opened. */
    static JsonNode open(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        var text = node.textValue().strip();
        boolean looks = text.startsWith("{") || text.startsWith("[");
        var opened = looks ? parsed(text) : null;
        if (opened == null && looks) {
            opened = PythonText.parse(text);
        }
        return opened == null ? node : opened;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return JsonTrees.of(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
