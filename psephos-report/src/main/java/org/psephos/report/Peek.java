package org.psephos.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.model.Outcome;

/**
 * What a dataset holds, counted.
 *
 * @param feedback rows by kind; kinds that did not occur are left out
 * @param criteria in name order
 * @param attributes names of columns that no field holds, in name order
 * @param outcomes comparisons by how they ended; outcomes that did not occur are left out
 */
record Peek(
        SequencedMap<String, Long> feedback,
        long items,
        long responses,
        long systems,
        long annotators,
        List<String> criteria,
        List<String> attributes,
        SequencedMap<String, Long> outcomes) {

    Peek {
        feedback = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(feedback));
        criteria = List.copyOf(criteria);
        attributes = List.copyOf(attributes);
        outcomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outcomes));
    }

    static Peek of(Dataset dataset) {
        var kinds = new LinkedHashMap<String, Long>();
        dataset.totals().forEach((kind, count) -> put(kinds, kind, count));
        return new Peek(
                kinds,
                dataset.itemNames().size(),
                dataset.responseNames().size(),
                dataset.systemNames().size(),
                dataset.annotatorNames().size(),
                List.copyOf(dataset.criteria()),
                attributes(dataset),
                outcomes(dataset.comparisons()));
    }

    /** Of judgements and of what they are about. */
    private static List<String> attributes(Dataset dataset) {
        var names = new TreeSet<String>(dataset.attributeNames());
        names.addAll(dataset.items().attributes().keySet());
        names.addAll(dataset.responses().attributes().keySet());
        return List.copyOf(names);
    }

    private static void put(SequencedMap<String, Long> counts, String word, long count) {
        if (count > 0) {
            counts.put(word, count);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the columns store ordinals
    private static SequencedMap<String, Long> outcomes(Comparisons comparisons) {
        var counts = new long[Outcome.values().length];
        for (int row = 0; row < comparisons.size(); row++) {
            counts[comparisons.outcomeOrdinal(row)]++;
        }
        var outcomes = new LinkedHashMap<String, Long>();
        for (var outcome : Outcome.values()) {
            put(outcomes, word(outcome), counts[outcome.ordinal()]);
        }
        return outcomes;
    }

    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
