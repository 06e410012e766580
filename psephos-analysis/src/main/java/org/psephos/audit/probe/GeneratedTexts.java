package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.PsephosException;

/**
 * Texts that systems made for an item, such as distractors or a question, beside those that people
 * wrote: which of the first k are among them, and how many words and runs of words the first has in
 * common with the closest.
 *
 * @see "Papineni et al. (2002), BLEU: a method for automatic evaluation of machine translation"
 * @see "Lin (2004), ROUGE: a package for automatic evaluation of summaries"
 * @see "Hadifar et al. (2023), EduQG: a multi-format multiple-choice dataset for the educational
 *     domain"
 */
public final class GeneratedTexts {
    private static final String ITEM = "item";
    private static final String SOURCE = "source";
    private static final String TEXT = "text";
    private static final String RANK = "rank";
    private static final String PART = "part";
    private static final Setting GOLD =
            new Setting("gold", "gold", "the source whose texts people wrote");
    private static final Setting K =
            new Setting("k", "3", "how many texts of a system count, the first ranks first");
    private static final List<String> NAMES =
            List.of(
                    "precision-at-k",
                    "recall-at-k",
                    "f1-at-k",
                    "reciprocal-rank",
                    "ndcg-at-k",
                    "token-f1",
                    "rouge-l",
                    "bleu-4");

    static final Probe PROBE =
            new Probe(
                    "generated-texts",
                    "are generated distractors or questions those that people wrote, or near them?",
                    List.of(
                            TableField.needed(
                                    ITEM, Kind.NAME, "what they were made for", ITEM, "id"),
                            TableField.needed(
                                    SOURCE, Kind.NAME, "who made it", SOURCE, "system", "model"),
                            TableField.needed(
                                    TEXT,
                                    Kind.NAME,
                                    "the text",
                                    TEXT,
                                    "distractor",
                                    "generated",
                                    "choice"),
                            TableField.optional(
                                    RANK,
                                    Kind.NUMBER,
                                    "the place among those of its source (as in the file)",
                                    RANK),
                            TableField.optional(
                                    PART,
                                    Kind.NAME,
                                    "what kind of item it is, such as its Bloom level",
                                    PART,
                                    "bloom",
                                    "category")),
                    null,
                    List.of(GOLD, K),
                    GeneratedTexts::look);

    private GeneratedTexts() {}

    private record Ranked(double rank, String text) {}

    /**
     * Compares every system with people, item by item.
     *
     * @throws PsephosException where no text is of the source that people are
     */
    public static ProbeResult look(RowTable rows, ProbeOptions options) {
        var texts = texts(rows);
        var gold = texts.remove(GOLD.word(options));
        if (gold == null || texts.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    gold == null
                            ? "no text is of the source \"%s\"".formatted(GOLD.word(options))
                            : "all texts are of one source",
                    "name the source whose texts people wrote: --set gold=NAME; sources are %s"
                            .formatted(String.join(", ", rows.names(SOURCE))));
        }
        int k = (int) K.chosen(options, 1, Integer.MAX_VALUE);
        var parts = parts(rows);
        var found = new ArrayList<Quantity>();
        texts.forEach(
                (source, own) -> {
                    found.addAll(of(source, gold, own, k, options));
                    parts.forEach(
                            (part, items) -> {
                                var some = new TreeMap<>(gold);
                                some.keySet().retainAll(items);
                                if (!some.isEmpty()) {
                                    found.addAll(of(source + " in " + part, some, own, k, options));
                                }
                            });
                });
        return new ProbeResult(found, List.of());
    }

    private static SortedMap<String, SortedMap<String, List<Ranked>>> texts(RowTable rows) {
        var texts = new TreeMap<String, SortedMap<String, List<Ranked>>>();
        for (int row = 0; row < rows.size(); row++) {
            var own =
                    texts.computeIfAbsent(rows.text(SOURCE, row), any -> new TreeMap<>())
                            .computeIfAbsent(rows.text(ITEM, row), any -> new ArrayList<>());
            var rank = rows.number(RANK, row);
            own.add(new Ranked(rank == null ? own.size() + 1 : rank, rows.text(TEXT, row)));
        }
        texts.values()
                .forEach(
                        items ->
                                items.values()
                                        .forEach(
                                                one ->
                                                        one.sort(
                                                                Comparator.comparingDouble(
                                                                        Ranked::rank))));
        return texts;
    }

    private static SortedMap<String, SortedSet<String>> parts(RowTable rows) {
        var parts = new TreeMap<String, SortedSet<String>>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.code(PART, row) >= 0) {
                parts.computeIfAbsent(rows.text(PART, row), any -> new TreeSet<>())
                        .add(rows.text(ITEM, row));
            }
        }
        return parts;
    }

    private static List<Quantity> of(
            String of,
            SortedMap<String, List<Ranked>> gold,
            SortedMap<String, List<Ranked>> own,
            int k,
            ProbeOptions options) {
        var items = new ArrayList<double[]>();
        gold.forEach(
                (item, right) ->
                        items.add(
                                TextMatches.of(
                                        said(right), said(own.getOrDefault(item, List.of())), k)));
        var spread = new Spread(options, "items");
        var errors = spread.errors(items.size(), drawn -> measures(items, drawn));
        var ones = new int[items.size()];
        Arrays.fill(ones, 1);
        var whole = measures(items, ones);
        var found = new ArrayList<Quantity>();
        for (int i = 0; i < NAMES.size(); i++) {
            found.add(quantity(NAMES.get(i), whole[i], errors[i], spread, items.size()).about(of));
        }
        long none = gold.keySet().stream().filter(item -> !own.containsKey(item)).count();
        if (none > 0) {
            found.set(
                    0,
                    found.getFirst()
                            .noting("%s items have no text of it and count 0".formatted(none)));
        }
        return found;
    }

    private static List<String> said(List<Ranked> texts) {
        return texts.stream().map(Ranked::text).toList();
    }

    private static Quantity quantity(
            String name, @Nullable Double value, @Nullable Double error, Spread spread, int n) {
        return value == null
                ? Quantity.undefined(name, "share", n, "no text has four words")
                : Quantity.of(name, "share", value, n)
                        .within(ClassificationQuality.interval(spread, value, error, 0))
                        .from(0, 1);
    }

    private static @Nullable Double[] measures(List<double[]> items, int[] drawn) {
        var sum = new double[TextMatches.NUMBERS];
        double times = 0;
        for (int item = 0; item < drawn.length; item++) {
            times += drawn[item];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += drawn[item] * items.get(item)[i];
            }
        }
        var found = new @Nullable Double[NAMES.size()];
        for (int i = 0; i < TextMatches.MEANS; i++) {
            found[i] = LabelTable.ratio(sum[i], times);
        }
        found[TextMatches.MEANS] = TextMatches.bleu(sum);
        return found;
    }
}
