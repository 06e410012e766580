package org.psephos.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What came in, without the rows: of a dataset in memory, or of rows that were handed on one by one
 * and not kept.
 *
 * @param totals judgements by the name of their kind, as {@link Dataset#totals}
 * @param systems that were compared, in name order
 * @param items that are described
 * @param responses that are described
 */
public record Intake(
        Manifest manifest,
        SequencedMap<String, Long> totals,
        SortedSet<String> systems,
        long items,
        long responses) {
    public Intake {
        totals = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(totals));
        systems = Collections.unmodifiableSortedSet(new TreeSet<>(systems));
    }

    /** What {@code dataset} holds. */
    public static Intake of(Dataset dataset) {
        return new Intake(
                dataset.manifest(),
                dataset.totals(),
                new TreeSet<>(dataset.comparisons().systems().names()),
                dataset.items().size(),
                dataset.responses().size());
    }

    /** Judgements of all kinds. */
    public long judgements() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }
}
