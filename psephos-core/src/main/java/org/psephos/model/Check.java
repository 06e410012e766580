package org.psephos.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Preconditions of the records, with the parameter and its value in the message. */
final class Check {
    private Check() {}

    static void notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    name + " must not be blank, but was \"" + value + "\"");
        }
    }

    static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value);
        }
    }

    /** An unmodifiable copy in key order: the same order in every run. */
    static <V> SortedMap<String, V> sorted(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static SortedSet<String> sorted(Collection<String> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
