package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * What dropping near duplicates would take from each source, keeping the first of each pair.
 *
 * @param source the attribute {@code source} of the items; empty where they name none
 * @param rows all rows of it
 * @param removed rows that would go
 */
public record Removal(String source, long rows, long removed) {
    /** Rows of a source before its share means anything. */
    private static final int ENOUGH = 20;

    /** Removed rows over all. */
    public double share() {
        return (double) removed / rows;
    }

    /** An alarm for sources that lose most of what they are, while others do not. */
    static List<Finding> alarms(List<Removal> removals) {
        long rows = removals.stream().mapToLong(Removal::rows).sum();
        long removed = removals.stream().mapToLong(Removal::removed).sum();
        var found = new ArrayList<Finding>();
        for (var one : removals) {
            double others =
                    rows == one.rows ? 0 : (double) (removed - one.removed) / (rows - one.rows);
            if (one.rows >= ENOUGH
                    && one.share() >= 0.5
                    && one.share() > 2 * others
                    && removals.size() > 1) {
                found.add(one.alarm(others));
            }
        }
        return found;
    }

    private Finding alarm(double others) {
        return new Finding(
                "source-removal",
                share() >= 0.9 ? Severity.HIGH : Severity.MEDIUM,
                "Dropping near duplicates would take %s of the %s rows of source \"%s\" (%s), and %s of the others."
                        .formatted(
                                Words.number(removed),
                                Words.number(rows),
                                source,
                                Words.percent(share()),
                                Words.percent(others)),
                "share of a source's rows that have an earlier near duplicate",
                Unit.SHARE,
                share(),
                null,
                null,
                rows,
                List.of(),
                "Look at its rows first: a template shared by all of them makes different texts alike.");
    }

    /** Counts rows by source. */
    static final class Counter {
        private final SortedMap<String, long[]> sources = new TreeMap<>();

        void add(String source, boolean removed) {
            var counts = sources.computeIfAbsent(source, ignored -> new long[2]);
            counts[0]++;
            counts[1] += removed ? 1 : 0;
        }

        List<Removal> removals() {
            return sources.entrySet().stream()
                    .map(one -> new Removal(one.getKey(), one.getValue()[0], one.getValue()[1]))
                    .toList();
        }
    }
}
