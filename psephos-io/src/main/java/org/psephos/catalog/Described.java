package org.psephos.catalog;

import java.util.ArrayList;
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

    /**
     * All that the catalog knows: every card, with the papers that it serves, then the papers on
     * data for which there is no card.
     */
    public static List<Described> catalog() {
        var papers = new LinkedHashMap<String, PublishedSystem>();
        PublishedSystem.all().forEach(paper -> papers.put(paper.id(), paper));
        var all = new ArrayList<Described>();
        for (var card : Cards.all()) {
            all.add(of(card, papers));
        }
        for (var card : Cards.all()) {
            papers.keySet().removeAll(card.systems().keySet());
        }
        papers.values().stream()
                .filter(paper -> paper.rooms().contains("data"))
                .forEach(paper -> all.add(of(paper)));
        return all;
    }

    private static Described of(Card card, Map<String, PublishedSystem> papers) {
        var text = new ArrayList<String>(List.of(card.name(), card.title()));
        text.addAll(card.facts().values());
        for (var layout : card.layouts()) {
            text.add(layout.name() + " " + layout.about());
        }
        for (var id : card.systems().keySet()) {
            var paper = papers.get(id);
            if (paper != null) {
                text.add(paper.id() + " " + paper.title() + " " + paper.need());
            }
        }
        var facts = new LinkedHashMap<>(card.facts());
        facts.put(
                "formats",
                String.join(" ", card.layouts().stream().map(CardLayout::name).toList()));
        facts.put("rooms", "data");
        if (!card.systems().isEmpty()) {
            facts.put("systems", String.join(" ", card.systems().keySet()));
        }
        return new Described(card.name(), card.title(), String.join("\n", text), facts);
    }

    private static Described of(PublishedSystem paper) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("rooms", String.join(" ", paper.rooms()));
        facts.put("systems", paper.id());
        return new Described(
                paper.id(),
                paper.title(),
                paper.id() + "\n" + paper.title() + "\n" + paper.need(),
                facts);
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
