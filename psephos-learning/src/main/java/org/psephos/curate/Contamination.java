package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;

/** Rows that hold words of a benchmark, with the matches. */
final class Contamination implements Check {
    private static final int MOST = 1000;

    private final Benchmarks benchmarks;
    private final Evidence evidence = new Evidence();
    private final List<Match> matches = new ArrayList<>();

    Contamination(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    @Override
    public List<String> see(Entry entry) {
        evidence.look();
        var found = benchmarks.matches(entry);
        if (found.isEmpty()) {
            return List.of();
        }
        for (var match : found) {
            if (matches.size() < MOST) {
                matches.add(match);
            }
        }
        return evidence.hit(entry.origin(), "contamination");
    }

    /** The first thousand matches, in order. */
    List<Match> matches() {
        return List.copyOf(matches);
    }

    @Override
    public List<String> looked() {
        return evidence.looked("contamination");
    }

    @Override
    public List<Finding> findings() {
        if (evidence.cases() == 0) {
            return List.of();
        }
        var first = matches.getFirst();
        return List.of(
                evidence.finding(
                        "contamination",
                        Severity.HIGH,
                        "%s rows share words with the %s benchmark texts; the first is %s, which holds %s of %s."
                                .formatted(
                                        evidence.counted(),
                                        Words.number(benchmarks.texts()),
                                        first.id(),
                                        Words.percent(first.overlap()),
                                        first.benchmarkId()),
                        "rows that share an n-gram of words with a benchmark",
                        "Drop them: psephos curate fix FILE --out PATH --against BENCHMARK"));
    }
}
