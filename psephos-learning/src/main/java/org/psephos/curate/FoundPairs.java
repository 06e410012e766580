package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Pairs as they are found: all counted, some kept. */
final class FoundPairs {
    private final int most;
    private final List<Found> kept = new ArrayList<>();
    private final BitSet later = new BitSet();
    private final Links links = new Links();
    private long total;

    /**
     * @param most how many are kept
     */
    FoundPairs(int most) {
        this.most = most;
    }

    private record Found(Candidate a, Candidate b, double similarity) {
        DuplicatePair pair() {
            return a.with(b, similarity);
        }
    }

    long total() {
        return total;
    }

    /** The texts that are like one of an earlier row, whether or not the pair was kept. */
    BitSet later() {
        return later;
    }

    /** Those kept, in the order read. */
    List<DuplicatePair> pairs() {
        return kept.stream()
                .sorted(
                        Comparator.comparingInt((Found found) -> found.a.index())
                                .thenComparingInt(found -> found.b.index()))
                .map(Found::pair)
                .toList();
    }

    /** All pairs inside a group of equal sets, however many. */
    void addEqual(List<Candidate> group) {
        long size = group.size();
        total += size * (size - 1) / 2;
        var named = new LinkedHashMap<String, Long>();
        group.forEach(one -> named.merge(one.id(), 1L, Long::sum));
        if (group.getFirst().kind() == TextKind.ITEM) {
            total -= named.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
        }
        for (var one : group.subList(1, group.size())) {
            isLater(group.getFirst(), one);
            links.add(group.getFirst().index(), one.index(), 1);
        }
        for (int b = 1; b < group.size() && kept.size() < most; b++) {
            for (int a = 0; a < b && kept.size() < most; a++) {
                keep(group.get(a), group.get(b), 1);
            }
        }
    }

    /** Each set linked to the first of its equals, and the firsts of sets that are alike. */
    Links links() {
        return links;
    }

    /** All pairs of one of {@code left} with one of {@code right}. */
    void addCross(List<Candidate> left, List<Candidate> right, double similarity) {
        links.add(left.getFirst().index(), right.getFirst().index(), similarity);
        for (var one : left) {
            for (var other : right) {
                if (!isSame(one, other)) {
                    total++;
                    isLater(one, other);
                    keep(one, other, similarity);
                }
            }
        }
    }

    /** Two answers of one row may be alike; that makes neither of them a repetition. */
    private void isLater(Candidate one, Candidate other) {
        if (!isSame(one, other) && !one.origin().equals(other.origin())) {
            later.set(Math.max(one.index(), other.index()));
        }
    }

    private void keep(Candidate one, Candidate other, double similarity) {
        if (isSame(one, other) || kept.size() >= most) {
            return;
        }
        boolean ordered = one.index() < other.index();
        kept.add(new Found(ordered ? one : other, ordered ? other : one, similarity));
    }

    /** An item that another row tells again is one item, not two that are alike. */
    private static boolean isSame(Candidate one, Candidate other) {
        return one.kind() == TextKind.ITEM && one.id().equals(other.id());
    }
}
