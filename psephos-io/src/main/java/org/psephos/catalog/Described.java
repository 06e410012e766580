package org.psephos.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A dataset as it can be found: by words, and by facts such as {@code licence}.
 *
 * @param id that nothing else found beside it has
 * @param text all that is said of it, title included
 * @param facts by name
 */
public record Described(String id, String title, String text, SequencedMap<String, String> facts) {

    public Described {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }

    /** The published datasets that this program is built to read, as their papers name them. */
    public static List<Described> published() {
        return PublishedSystem.all().stream()
                .filter(system -> system.rooms().contains("data"))
                .map(Described::of)
                .toList();
    }

    private static Described of(PublishedSystem system) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("rooms", String.join(" ", system.rooms()));
        return new Described(
                system.id(), system.title(), system.title() + "\n" + system.need(), facts);
    }

    /** Whether each fact asked for is there and holds the value asked for, in any case. */
    public boolean has(Map<String, String> asked) {
        return asked.entrySet().stream()
                .allMatch(
                        one ->
                                facts.getOrDefault(one.getKey(), "")
                                        .toLowerCase(Locale.ROOT)
                                        .contains(one.getValue().toLowerCase(Locale.ROOT)));
    }
}
