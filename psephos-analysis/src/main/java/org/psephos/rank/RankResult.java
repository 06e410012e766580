package org.psephos.rank;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fit with its denominators: {@code used} and all of {@code setAside} add up to the judgements
 * given.
 *
 * @param options what was asked for
 * @param used judgements that the fit rests on
 * @param setAside judgements that the method does not use, by reason, such as {@code both-bad}; no
 *     entry is zero
 */
public record RankResult(
        Fit fit, RankOptions options, long used, SortedMap<String, Long> setAside) {
    public RankResult {
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    }
}
