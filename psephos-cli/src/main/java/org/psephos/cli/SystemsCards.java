package org.psephos.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Card;
import org.psephos.catalog.CardLayout;
import org.psephos.catalog.Cards;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.ingest.Becoming;

/**
 * What the cards of published datasets cover. The check of a card reads every published file that
 * it names, where it is there, and else the rows that stand on the card; both must become what the
 * card states.
 */
final class SystemsCards {
    private SystemsCards() {}

    /** One covering for each card and system that it serves, in order of the cards. */
    static List<Covering> all() {
        return Cards.all().stream().flatMap(SystemsCards::coverings).toList();
    }

    private static Stream<Covering> coverings(Card card) {
        return card.systems().entrySet().stream()
                .map(
                        one ->
                                new Covering(
                                        one.getKey(),
                                        Kind.CATALOG,
                                        card.name() + ".yaml",
                                        one.getValue(),
                                        published -> check(card, published)));
    }

    private static Verdict check(Card card, @Nullable Path published) {
        var found = new ArrayList<Counted>();
        if (published != null) {
            for (var layout : card.layouts()) {
                layout.published()
                        .forEach(
                                (name, expected) -> {
                                    var file = published.resolve(name);
                                    if (Files.isRegularFile(file)) {
                                        found.add(new Counted(name, expected, Becoming.of(file)));
                                    }
                                });
            }
        }
        if (!found.isEmpty()) {
            return verdict(Rows.PUBLISHED, found);
        }
        card.layouts().forEach(layout -> found.add(example(layout)));
        return verdict(Rows.FAITHFUL, found);
    }

    private static Counted example(CardLayout layout) {
        return new Counted(
                layout.name(),
                layout.becomes(),
                SystemsScratch.with(layout.exampleName(), layout.example(), Becoming::of));
    }

    private static Verdict verdict(Rows rows, List<Counted> all) {
        return Verdict.compare(
                rows,
                "what the rows became",
                all.stream().map(Counted::stated).collect(Collectors.joining("; ")),
                all.stream().map(Counted::seen).collect(Collectors.joining("; ")));
    }

    /** A file with what its card states and what came out, for the kinds that the card states. */
    private record Counted(
            String name, SequencedMap<String, Long> expected, SequencedMap<String, Long> found) {
        String stated() {
            return name + " " + text(new TreeMap<>(expected));
        }

        String seen() {
            var same = new TreeMap<String, Long>();
            expected.keySet().forEach(kind -> same.put(kind, found.getOrDefault(kind, 0L)));
            return name + " " + text(same);
        }

        private static String text(TreeMap<String, Long> counts) {
            return counts.entrySet().stream()
                    .map(one -> one.getValue() + " " + one.getKey())
                    .collect(Collectors.joining(", "));
        }
    }
}
