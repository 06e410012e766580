package org.psephos.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A card as it is written: YAML. What it does not know is a mistake of whoever wrote the card. */
final class CardYaml {
    /** Keys of a layout that say something of it; all others belong to its mapping. */
    private static final Set<String> OUTSIDE =
            new TreeSet<>(
                    List.of(
                            "layout",
                            "about",
                            "needs",
                            "never",
                            "where",
                            "headerless",
                            "file",
                            "general",
                            "example-file",
                            "example",
                            "becomes",
                            "published"));

    private CardYaml() {}

    static Card read(String name, InputStream yaml) throws IOException {
        var all = map(new ObjectMapper(new YAMLFactory()).readValue(yaml, Map.class));
        var layouts = new ArrayList<CardLayout>();
        for (var layout : list(all.get("layouts"))) {
            layouts.add(layout(map(layout)));
        }
        return new Card(
                name,
                text(all, "title"),
                facts(all),
                list(all.get("unknown")).stream().map(String::valueOf).toList(),
                texts(all.get("systems")),
                layouts);
    }

    /** What is said of the dataset, and what of it in the terms of the survey. */
    private static SequencedMap<String, String> facts(SequencedMap<String, Object> all) {
        var facts = texts(all.get("facts"));
        facts.putAll(texts(all.get("survey")));
        return facts;
    }

    private static CardLayout layout(SequencedMap<String, Object> of) {
        var mapping = new LinkedHashMap<>(of);
        mapping.keySet().removeAll(OUTSIDE);
        return new CardLayout(
                text(of, "layout"),
                text(of, "about"),
                signs(of),
                Boolean.TRUE.equals(of.get("general")),
                mapping,
                String.valueOf(of.getOrDefault("example-file", "rows")),
                String.valueOf(of.getOrDefault("example", "")),
                counts(of.get("becomes")),
                published(of.get("published")));
    }

    private static Signs signs(SequencedMap<String, Object> of) {
        var file = of.get("file");
        return new Signs(
                list(of.get("needs")).stream().map(String::valueOf).toList(),
                list(of.get("never")).stream().map(String::valueOf).toList(),
                texts(of.get("where")),
                of.get("headerless") instanceof Integer columns ? columns : 0,
                file == null ? null : file.toString());
    }

    private static SequencedMap<String, SequencedMap<String, Long>> published(
            @Nullable Object value) {
        var files = new LinkedHashMap<String, SequencedMap<String, Long>>();
        if (value != null) {
            map(value).forEach((file, counts) -> files.put(file, counts(counts)));
        }
        return files;
    }

    private static SequencedMap<String, Long> counts(@Nullable Object value) {
        var counts = new LinkedHashMap<String, Long>();
        if (value != null) {
            map(value).forEach((kind, count) -> counts.put(kind, ((Number) count).longValue()));
        }
        return counts;
    }

    private static SequencedMap<String, String> texts(@Nullable Object value) {
        var texts = new LinkedHashMap<String, String>();
        if (value != null) {
            map(value).forEach((key, text) -> texts.put(key, text == null ? "" : text.toString()));
        }
        return texts;
    }

    private static String text(SequencedMap<String, Object> of, String key) {
        if (!(of.get(key) instanceof String text)) {
            throw new IllegalStateException("a card must say its " + key + ", but was " + of);
        }
        return text;
    }

    /** The keys as text, in order; what is no map is a mistake in the card. */
    static SequencedMap<String, Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException("a card must hold a map here, but was " + value);
        }
        var texts = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> texts.put(String.valueOf(key), inner));
        return texts;
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
