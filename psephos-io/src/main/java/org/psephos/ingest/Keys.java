package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of a piece of a card, each looked at once; what nobody looked at is a mistake. */
final class Keys {
    private final String card;
    private final Map<String, Object> values;
    private final TreeSet<String> seen = new TreeSet<>();

    Keys(String card, Map<String, Object> values) {
        this.card = card;
        this.values = new LinkedHashMap<>(values);
    }

    static Keys of(String card, @Nullable Object value) {
        return new Keys(card, asMap(card, value));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean isMap(String key) {
        return values.get(key) instanceof Map<?, ?>;
    }

    @Nullable String text(String key) {
        seen.add(key);
        var value = values.get(key);
        return value == null ? null : value.toString();
    }

    /** The texts of a list; one text is a list of one. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        list(key).forEach(one -> texts.add(String.valueOf(one)));
        return texts;
    }

    List<Object> list(String key) {
        seen.add(key);
        var value = values.get(key);
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return value == null ? List.of() : List.of(value);
    }

    SequencedMap<String, Object> map(String key) {
        seen.add(key);
        return has(key) ? asMap(card, values.get(key)) : new LinkedHashMap<>();
    }

    SequencedMap<String, SequencedMap<String, Object>> maps(String key) {
        var maps = new LinkedHashMap<String, SequencedMap<String, Object>>();
        map(key).forEach((name, inner) -> maps.put(name, asMap(card, inner)));
        return maps;
    }

    Keys keys(String key) {
        return new Keys(card, map(key));
    }

    private static SequencedMap<String, Object> asMap(String card, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(card + " must hold a map here, but held " + value);
        }
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
        return copy;
    }

    /** Says that all was looked at. */
    void finish() {
        var left = new TreeSet<>(values.keySet());
        left.removeAll(seen);
        if (!left.isEmpty()) {
            throw new IllegalStateException(card + " says what nobody understands: " + left);
        }
    }
}
