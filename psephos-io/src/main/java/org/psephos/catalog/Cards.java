package org.psephos.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The shelf of cards. What a file has to look like stands once more in a small index, so that
 * recognising one opens a single card and no YAML where none fits.
 */
public final class Cards {
    private static final String SHELF = "cards/";
    private static final String INDEX = SHELF + "index.json";

    private Cards() {}

    /**
     * A line of the index.
     *
     * @param card name of the card
     * @param layout name of the layout on it
     * @param general whether it fits only what no special layout fits
     */
    public record Entry(String card, String layout, boolean general, Signs signs) {}

    /** Read once, when the first file is looked at that no layout of votes fits. */
    private static final class Index {
        static final List<Entry> ALL = read();
    }

    /** All layouts of all cards, in order of the names of cards. */
    public static List<Entry> index() {
        return Index.ALL;
    }

    private static List<Entry> read() {
        var entries = new ArrayList<Entry>();
        try (var stream = open(INDEX)) {
            for (var node : new ObjectMapper().readTree(stream)) {
                entries.add(entry(node));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries);
    }

    /** The card called {@code name}. */
    public static Card card(String name) {
        try (var stream = open(SHELF + name + ".yaml")) {
            return CardYaml.read(name, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The layout that {@code entry} stands for. */
    public static CardLayout layout(Entry entry) {
        for (var layout : card(entry.card()).layouts()) {
            if (layout.name().equals(entry.layout())) {
                return layout;
            }
        }
        throw new IllegalStateException(entry.card() + " holds no layout " + entry.layout());
    }

    /** All cards, in order of their names. */
    public static List<Card> all() {
        var names = new LinkedHashSet<String>();
        index().forEach(entry -> names.add(entry.card()));
        return names.stream().map(Cards::card).toList();
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                Cards.class.getResourceAsStream(resource), () -> "no resource " + resource);
    }

    private static Entry entry(JsonNode node) {
        var file = node.path("file");
        var signs =
                new Signs(
                        texts(node.path("needs")),
                        texts(node.path("never")),
                        pairs(node.path("where")),
                        node.path("headerless").asInt(),
                        file.isTextual() ? file.asText() : null);
        return new Entry(
                node.path("card").asText(),
                node.path("layout").asText(),
                node.path("general").asBoolean(),
                signs);
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static SequencedMap<String, String> pairs(JsonNode node) {
        var pairs = new LinkedHashMap<String, String>();
        node.properties().forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        return pairs;
    }
}
