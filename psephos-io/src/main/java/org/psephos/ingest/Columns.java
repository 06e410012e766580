package org.psephos.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a file, in its order.
 *
 * @param names as they stand there
 * @param nested whether a name such as {@code games[0].score} reaches into a column (JSON)
 */
record Columns(Set<String> names, boolean nested) {

    Columns {
        names = new LinkedHashSet<>(names);
    }

    static Columns flat(List<String> names) {
        return new Columns(new LinkedHashSet<>(names), false);
    }

    boolean has(String column) {
        return names.contains(column) || (nested && names.contains(root(column)));
    }

    /** The column that {@code column} reaches into: itself where it reaches into none. */
    static String root(String column) {
        int end = 0;
        while (end < column.length() && column.charAt(end) != '.' && column.charAt(end) != '[') {
            end++;
        }
        return column.substring(0, end);
    }

    /** As a message lists them, at most the first twenty. */
    String listed() {
        var text = new StringBuilder();
        int shown = 0;
        for (var name : names) {
            if (shown == 20) {
                text.append(", and ").append(names.size() - shown).append(" more");
                break;
            }
            text.append(shown++ == 0 ? "" : ", ").append(shortened(name));
        }
        return text.toString();
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 39) + "…";
    }
}
