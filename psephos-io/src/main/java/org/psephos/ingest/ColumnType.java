package org.psephos.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A type as the engine writes it, and how it is written where some of its values became texts:
 * {@code STRUCT("name" BIGINT, age INTEGER)[]} is {@code STRUCT("name" VARCHAR, age INTEGER)[]}
 * where names are texts. Lists belong to the key before them, as they do in lines of JSON.
 *
 * @param inner of a structure its keys as they are written, each followed by its type; empty for
 *     any other type
 * @param outer what is written behind a structure, such as {@code []}; of any other type all of it
 */
record ColumnType(List<String> inner, String outer) {
    private static final String STRUCTURE = "STRUCT(";
    private static final String TEXT = "VARCHAR";

    ColumnType {
        inner = List.copyOf(inner);
    }

    static ColumnType of(String written) {
        if (!written.startsWith(STRUCTURE)) {
            return new ColumnType(List.of(), written);
        }
        var inner = new ArrayList<String>();
        int start = STRUCTURE.length();
        int depth = 1;
        boolean quoted = false;
        int at = start;
        for (; depth > 0; at++) {
            char c = written.charAt(at);
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || (depth == 1 && !quoted && c == ',')) {
                inner.add(written.substring(start, at).strip());
                start = at + 1;
            }
        }
        return new ColumnType(inner, written.substring(at));
    }

    /**
     * As it is written for the column or key {@code name}, where {@code texts} says what is text.
     */
    String with(String name, Predicate<String> texts) {
        if (inner.isEmpty()) {
            boolean text = texts.test(name) && !outer.startsWith("MAP(");
            return text ? TEXT + lists(outer) : outer;
        }
        var keys = new ArrayList<String>(inner.size());
        for (var key : inner) {
            int end = endOfName(key);
            var type = of(key.substring(end).strip()).with(bare(key.substring(0, end)), texts);
            keys.add(key.substring(0, end) + " " + type);
        }
        return STRUCTURE + String.join(", ", keys) + ")" + outer;
    }

    /** The brackets at its end: a list of numbers becomes a list of texts. */
    private static String lists(String type) {
        int end = type.length();
        while (end > 0 && "[]0123456789".indexOf(type.charAt(end - 1)) >= 0) {
            end--;
        }
        int bracket = type.indexOf('[', end);
        return bracket < 0 ? "" : type.substring(bracket);
    }

    /** A quoted name may hold blanks, and quotes that are doubled. */
    private static int endOfName(String key) {
        if (!key.startsWith("\"")) {
            return key.indexOf(' ');
        }
        int at = 1;
        while (key.charAt(at) != '"' || (at + 1 < key.length() && key.charAt(at + 1) == '"')) {
            at += key.charAt(at) == '"' ? 2 : 1;
        }
        return at + 1;
    }

    private static String bare(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name;
    }
}
