package org.psephos.audit;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Comparisons;
import org.psephos.model.Outcome;

/**
 * Votes counted by annotator and outcome. Votes whose annotator is not named count in the totals
 * only.
 */
final class VoterTally {
    private static final int OUTCOMES = Outcome.values().length;

    private final @Nullable Coded names;
    private final long[] counts;
    private final long[] totals;

    private VoterTally(@Nullable Coded names, long[] counts, long[] totals) {
        this.names = names;
        this.counts = counts;
        this.totals = totals;
    }

    static VoterTally of(Comparisons votes) {
        var names = votes.headers().annotator();
        int people = names == null ? 0 : names.names().size();
        var counts = new long[people * OUTCOMES];
        var totals = new long[OUTCOMES];
        for (int row = 0; row < votes.size(); row++) {
            int outcome = votes.outcomeOrdinal(row);
            totals[outcome]++;
            if (names != null && names.code(row) >= 0) {
                counts[names.code(row) * OUTCOMES + outcome]++;
            }
        }
        return new VoterTally(names, counts, totals);
    }

    /** Whether any vote names its annotator. */
    boolean named() {
        return size() > 0;
    }

    /** How many annotators there are. */
    int size() {
        return counts.length / OUTCOMES;
    }

    String name(int voter) {
        return column().names().name(voter);
    }

    private Coded column() {
        if (names == null) {
            throw new IllegalStateException("no vote names its annotator");
        }
        return names;
    }

    @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
    long of(int voter, Outcome outcome) {
        return counts[voter * OUTCOMES + outcome.ordinal()];
    }

    @SuppressWarnings("EnumOrdinal") // the column of outcomes holds ordinals
    long of(Outcome outcome) {
        return totals[outcome.ordinal()];
    }

    /** Votes of {@code voter} for either side. */
    long decided(int voter) {
        return of(voter, Outcome.LEFT) + of(voter, Outcome.RIGHT);
    }

    /** Votes for either side. */
    long decided() {
        return of(Outcome.LEFT) + of(Outcome.RIGHT);
    }

    /** All votes of {@code voter}. */
    long all(int voter) {
        return decided(voter) + of(voter, Outcome.TIE) + of(voter, Outcome.BOTH_BAD);
    }

    /** The rows of {@code voter}, in the order read. */
    IntStream rows(int voter) {
        var column = column();
        return IntStream.range(0, column.size()).filter(row -> column.code(row) == voter);
    }
}
