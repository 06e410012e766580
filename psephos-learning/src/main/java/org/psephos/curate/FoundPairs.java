package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** Pairs as they are found: all counted, some kept. */
final class FoundPairs {
    private final int most;
    private final TextFacts facts;
    private final Scratch scratch;
    private final List<Found> kept = new ArrayList<>();
    private final BitSet later = new BitSet();
    private long total;

    /**
     * @param most how many are kept
     * @param facts of the texts that pairs are made of
     */
    FoundPairs(int most, TextFacts facts, Scratch scratch) {
        this.most = most;
        this.facts = facts;
        this.scratch = scratch;
    }

    private record Found(int a, int b, double similarity) {}

    long total() {
        return total;
    }

    /** The texts that are like one of an earlier row, whether or not the pair was kept. */
    BitSet later() {
        return later;
    }

    /** The texts of the pairs that are kept. */
    BitSet named() {
        var named = new BitSet();
        for (var pair : kept) {
            named.set(pair.a);
            named.set(pair.b);
        }
        return named;
    }

    /** Those kept, in the order read. */
    List<DuplicatePair> pairs(SortedMap<Integer, Candidate> names) {
        kept.sort(Comparator.comparingInt(Found::a).thenComparingInt(Found::b));
        var pairs = new ArrayList<DuplicatePair>(kept.size());
        for (var pair : kept) {
            var earlier = Objects.requireNonNull(names.get(pair.a));
            var one = Objects.requireNonNull(names.get(pair.b));
            pairs.add(earlier.with(one, pair.similarity));
        }
        return pairs;
    }

    /** All pairs inside a group of equal sets, however many. */
    void addEqual(EqualTexts.Group group) {
        long size = group.size();
        long pairs = size * (size - 1) / 2 - told(group);
        total += pairs;
        for (int at = 1; at < size; at++) {
            isLater(group.text(0), group.text(at));
        }
        if (pairs == 0) {
            return;
        }
        for (int b = 1; b < size && kept.size() < most; b++) {
            for (int a = 0; a < b && kept.size() < most; a++) {
                keep(group.text(a), group.text(b), 1);
            }
        }
    }

    /** Pairs of a group that are one item told again. */
    private long told(EqualTexts.Group group) {
        if (facts.item(group.text(0)) == 0) {
            return 0;
        }
        var items = new SortedRuns(scratch, Bounds.USUAL.pairs());
        for (int at = 0; at < group.size(); at++) {
            items.add(facts.item(group.text(at)), 0);
        }
        long told = 0;
        long before = 0;
        long last = 0;
        for (var cursor = items.cursor(); cursor.next(); last = cursor.key) {
            before = cursor.key == last ? before + 1 : 0;
            told += before;
        }
        return told;
    }

    /** All pairs of one of {@code left} with one of {@code right}. */
    void addCross(EqualTexts.Group left, EqualTexts.Group right, double similarity) {
        for (int a = 0; a < left.size(); a++) {
            for (int b = 0; b < right.size(); b++) {
                int one = left.text(a);
                int other = right.text(b);
                if (!isSame(one, other)) {
                    total++;
                    isLater(one, other);
                    keep(one, other, similarity);
                }
            }
        }
    }

    /** Two answers of one row may be alike; that makes neither of them a repetition. */
    private void isLater(int one, int other) {
        if (!isSame(one, other) && facts.row(one) != facts.row(other)) {
            later.set(Math.max(one, other));
        }
    }

    private void keep(int one, int other, double similarity) {
        if (kept.size() < most && !isSame(one, other)) {
            kept.add(new Found(Math.min(one, other), Math.max(one, other), similarity));
        }
    }

    /** An item that another row tells again is one item, not two that are alike. */
    private boolean isSame(int one, int other) {
        long item = facts.item(one);
        return item != 0 && item == facts.item(other);
    }
}
