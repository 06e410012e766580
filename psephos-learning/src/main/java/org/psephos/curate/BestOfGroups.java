package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which rows go so that of each group the best stay, by score; the earlier of equal ones. */
final class BestOfGroups {
    /** Ranks behind every score. */
    private static final double NO_SCORE = Double.NEGATIVE_INFINITY;

    private final Mixing mixing;
    private final SortedMap<String, Integer> groups = new TreeMap<>();

    /** From the score, the highest first, to the group and the place of the row. */
    private final SortedRuns best;

    BestOfGroups(Mixing mixing, Scratch scratch, Bounds bounds) {
        this.mixing = mixing;
        this.best = new SortedRuns(scratch, bounds.pairs());
    }

    void see(RowFacts facts, int row) {
        if (mixing.portion(facts.group()) != null) {
            var score = facts.score();
            long group = groups.computeIfAbsent(facts.group(), ignored -> groups.size());
            best.add(highestFirst(score == null ? NO_SCORE : score), group << Integer.SIZE | row);
        }
    }

    /** The rows of a group, and how many of them may stay. */
    private static final class Quota {
        private long rows;
        private long kept;
    }

    /** Places of the rows that go, of those that are not {@code dropped} yet. */
    BitSet gone(BitSet dropped) {
        var quotas = quotas(dropped);
        var gone = new BitSet();
        best.each(
                (score, place) -> {
                    int row = (int) place;
                    if (!dropped.get(row)
                            && quotas.get((int) (place >>> Integer.SIZE)).kept-- <= 0) {
                        gone.set(row);
                    }
                });
        return gone;
    }

    private List<Quota> quotas(BitSet dropped) {
        var quotas = new ArrayList<Quota>();
        groups.forEach((name, group) -> quotas.add(new Quota()));
        best.each(
                (score, place) -> {
                    if (!dropped.get((int) place)) {
                        quotas.get((int) (place >>> Integer.SIZE)).rows++;
                    }
                });
        groups.forEach(
                (name, group) -> {
                    var quota = quotas.get(group);
                    quota.kept = Objects.requireNonNull(mixing.portion(name)).of(quota.rows);
                });
        return quotas;
    }

    /** A number that is the smaller, without a sign, the greater {@code score} is. */
    static long highestFirst(double score) {
        long bits = Double.doubleToLongBits(score);
        return ~(bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE));
    }
}
