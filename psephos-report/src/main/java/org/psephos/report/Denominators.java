package org.psephos.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of every row: {@code read} is the sum of the others.
 *
 * @param setAside rows understood and not used, by reason, with those who gave no judgement
 */
record Denominators(long read, long used, long rejected, SortedMap<String, Long> setAside) {
    private static final String NOT_SELECTED = "not selected";

    Denominators {
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    }

    static Denominators of(Study study) {
        var setAside = new TreeMap<>(study.result().setAside());
        var manifest = study.dataset().manifest();
        var selection = manifest.selection();
        if (selection != null && selection.leftOut() > 0) {
            setAside.put(NOT_SELECTED, selection.leftOut());
        }
        return new Denominators(
                manifest.read(), study.result().used(), manifest.rejects().count(), setAside);
    }

    long allSetAside() {
        return setAside.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows that no reason accounts for; not zero only where a producer broke its promise. */
    long unaccounted() {
        return read - used - rejected - allSetAside();
    }
}
