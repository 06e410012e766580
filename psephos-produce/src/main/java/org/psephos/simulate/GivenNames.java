package org.psephos.simulate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A few very common first names by where they are usual and by gender, for documents whose readers
 * may go by names. A name tells nothing of a person; that readers act as if it did is what such
 * documents are made to measure. Without accents, so that bytes are characters.
 */
final class GivenNames {
    static final List<String> GENDERS = List.of("female", "male");

    private static final SortedMap<String, List<List<String>>> BY_ORIGIN = byOrigin();

    private GivenNames() {}

    private static SortedMap<String, List<List<String>>> byOrigin() {
        var all = new TreeMap<String, List<List<String>>>();
        put(
                all,
                "arabic",
                "Amina Fatima Layla Mariam Nour Zahra",
                "Ahmed Ali Hassan Karim Omar Yusuf");
        put(all, "chinese", "Fang Jing Li Mei Xia Yan", "Bo Hao Jun Lei Ming Wei");
        put(
                all,
                "english",
                "Alice Emily Grace Lucy Mary Sarah",
                "George Henry Jack James Peter William");
        put(
                all,
                "spanish",
                "Carmen Elena Lucia Maria Pilar Rosa",
                "Antonio Carlos Javier Jose Luis Pablo");
        return Collections.unmodifiableSortedMap(all);
    }

    private static void put(
            SortedMap<String, List<List<String>>> all, String origin, String women, String men) {
        all.put(origin, List.of(List.of(women.split(" ", -1)), List.of(men.split(" ", -1))));
    }

    /** Where names are from, in name order. */
    static List<String> origins() {
        return List.copyOf(BY_ORIGIN.keySet());
    }

    /** All that a bias may go by: origins, then genders. */
    static List<String> traits() {
        return Stream.concat(origins().stream(), GENDERS.stream()).toList();
    }

    /**
     * The names of an origin for a gender.
     *
     * @param origin one of {@link #origins}
     * @param gender its place among {@link #GENDERS}
     */
    static List<String> of(String origin, int gender) {
        return BY_ORIGIN.getOrDefault(origin, List.of()).get(gender);
    }
}
