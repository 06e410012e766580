package org.psephos.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it can be found: by words, and by facts such as {@code licence}.
 *
 * @param id that nothing else found beside it has
 * @param text all that is said of it, title included
 * @param facts by name
 * @param unknown facts that one would ask for and that nobody here knows
 */
public record Described(
        String id,
        String title,
        String text,
        SequencedMap<String, String> facts,
        List<String> unknown) {
    private static final String LANGUAGE = "language";
    private static final String SIZE = "size";

    /** Facts in codes and figures, or of where a layout was seen, which no need in words names. */
    private static final List<String> CODES =
            List.of(
                    "perspective",
                    "released",
                    "public",
                    "construction",
                    "preference-method",
                    "question-type",
                    "evaluation-method",
                    "evaluation-categories",
                    "seen");

    private static final Pattern COUNT =
            Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)?)( million| billion)?");

    public Described {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        unknown = List.copyOf(unknown);
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
        card.facts().entrySet().stream()
                .filter(fact -> !CODES.contains(fact.getKey()))
                .forEach(fact -> text.add(fact.getValue()));
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
        return new Described(
                card.name(), card.title(), String.join("\n", text), facts, card.unknown());
    }

    private static Described of(PublishedSystem paper) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("rooms", String.join(" ", paper.rooms()));
        facts.put("systems", paper.id());
        return new Described(
                paper.id(),
                paper.title(),
                paper.id() + "\n" + paper.title() + "\n" + paper.need(),
                facts,
                List.of());
    }

    /**
     * Whether each fact asked for is there and holds the value asked for, from the start of one of
     * its words and in any case; a language must be the whole word.
     */
    public boolean has(Map<String, String> asked) {
        return asked.entrySet().stream().allMatch(one -> holds(one.getKey(), one.getValue()));
    }

    private boolean holds(String fact, String value) {
        var start = Character.isLetterOrDigit(value.codePointAt(0)) ? "(?<![\\p{L}\\p{N}])" : "";
        var end = fact.equals(LANGUAGE) ? "(?![\\p{L}\\p{N}])" : "";
        int how = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(start + Pattern.quote(value) + end, how)
                .matcher(facts.getOrDefault(fact, ""))
                .find();
    }

    /** The counts that its size names, as 2600000 for "2.6 million judgements"; maybe none. */
    public List<Long> counts() {
        var counts = new ArrayList<Long>();
        var matcher = COUNT.matcher(facts.getOrDefault(SIZE, ""));
        while (matcher.find()) {
            var number = new BigDecimal(matcher.group(1).replace(",", ""));
            counts.add(number.multiply(BigDecimal.valueOf(unit(matcher.group(2)))).longValue());
        }
        return counts;
    }

    private static long unit(@Nullable String word) {
        return word == null ? 1 : word.equals(" million") ? 1_000_000 : 1_000_000_000;
    }
}
