package org.psephos.report;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of every row: {@code read} is the sum of the others.
 *
 * @param setAside rows understood and not used, by reason, with those who gave no judgement
 */
record Denominators(long read, long used, long rejected, SortedMap<String, Long> setAside) {
    private static final String ABSTENTION = "abstained";
    private static final String NOT_SELECTED = "not selected";

    /** Kinds that say nothing to a method of comparisons. */
    private static final List<String> NOT_COMPARED =
            List.of("rating", "label", "choice", "critique", "edit");

    Denominators {
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    }

    static Denominators of(Study study) {
        var setAside = new TreeMap<>(study.result().setAside());
        long abstained = study.dataset().abstained();
        if (abstained > 0) {
            setAside.putIfAbsent(ABSTENTION, abstained);
        }
        var manifest = study.dataset().manifest();
        var selection = manifest.selection();
        if (selection != null && selection.leftOut() > 0) {
            setAside.put(NOT_SELECTED, selection.leftOut());
        }
        var counted =
                new Denominators(
                        manifest.read(),
                        study.result().used(),
                        manifest.rejects().count(),
                        setAside);
        return counted.with(study.dataset().totals());
    }

    /** The same with whole kinds of judgements that the method did not look at. */
    private Denominators with(SequencedMap<String, Long> totals) {
        var more = new TreeMap<>(setAside);
        long left = unaccounted();
        for (var kind : NOT_COMPARED) {
            long count = totals.getOrDefault(kind, 0L);
            if (count > 0 && count <= left) {
                more.merge(kind, count, Long::sum);
                left -= count;
            }
        }
        return new Denominators(read, used, rejected, more);
    }

    long allSetAside() {
        return setAside.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows that no reason accounts for; not zero only where a producer broke its promise. */
    long unaccounted() {
        return read - used - rejected - allSetAside();
    }
}
