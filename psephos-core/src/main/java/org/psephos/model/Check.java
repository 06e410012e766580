package org.psephos.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** An unmodifiable copy of what must hold each element once. */
    static <E> List<E> distinct(String name, List<E> elements) {
        that(
                new LinkedHashSet<>(elements).size() == elements.size(),
                name + " must hold each candidate once",
                elements);
        return List.copyOf(elements);
    }

    /** The place of each element. */
    static <E> Map<E, Integer> places(List<E> elements) {
        var places = new LinkedHashMap<E, Integer>();
        for (int place = 0; place < elements.size(); place++) {
            places.put(elements.get(place), place);
        }
        return places;
    }

    /** An unmodifiable copy in the order of {@code places}. */
    static <E> List<E> ordered(List<E> elements, Map<E, Integer> places) {
        return elements.stream().sorted(Comparator.comparing(places::get)).toList();
    }

    /** An unmodifiable copy in key order: the same order in every run. */
    static <V> SortedMap<String, V> sorted(SortedMap<String, V> map) {
        if (map.isEmpty()) {
            return Collections.emptySortedMap();
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static SortedSet<String> sorted(Collection<String> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
