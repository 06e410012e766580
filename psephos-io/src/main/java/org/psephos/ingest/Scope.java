package org.psephos.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in a row a mapping stands.
 *
 * @param document all of the file where it is one document, else the row
 * @param row the whole row
 * @param here what is looked at now: the row, or a piece of it inside a loop
 * @param names variables, without their dollar sign
 */
record Scope(JsonNode document, JsonNode row, JsonNode here, SortedMap<String, String> names) {

    Scope {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /** The same row at another place. */
    Scope at(JsonNode place) {
        return new Scope(document, row, place, names);
    }

    /** Another row of the same file. */
    Scope row(JsonNode next) {
        return new Scope(document, next, next, names);
    }

    Scope with(String name, String value) {
        var more = new TreeMap<>(names);
        more.put(name, value);
        return new Scope(document, row, here, more);
    }

    @Nullable String name(String name) {
        return names.get(name);
    }
}
