package org.psephos.curate;

import java.util.BitSet;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Sets of which it is certain that they go where the first of alike texts is kept, known before all
 * pairs were looked at: rows made from one template are all alike, and their pairs grow with their
 * square. A set stays where every earlier one that is alike goes; then all later ones that are like
 * it go, and nobody goes for them. So no pair counts whose earlier set goes.
 *
 * <p>Asked are first those that stand first in the largest groups of a shingle, some at a time, as
 * long as that takes many away. Each is compared with all sets, so that what is said is certain;
 * which are asked changes time only. Used once.
 */
final class Foregone {
    /** Sets that share a shingle from which on it pays to ask. */
    private static final int LARGE = 256;

    private static final int ROUNDS = 16;
    private static final int ASKED = 32;

    private final double threshold;
    private final Sketches sets;
    private final StoredSets stored;
    private final int threads;
    private final BitSet gone = new BitSet();
    private final BitSet asked = new BitSet();

    /**
     * @param sets all there are, by size, each once
     */
    Foregone(double threshold, Sketches sets, StoredSets stored, int threads) {
        this.threshold = threshold;
        this.sets = sets;
        this.stored = stored;
        this.threads = threads;
    }

    /** The sets that go for certain; others may go too. */
    BitSet among(Groups groups) {
        var large =
                IntStream.range(0, groups.count())
                        .filter(group -> groups.size(group) >= LARGE)
                        .boxed()
                        .sorted(Comparator.comparingInt(groups::size).reversed())
                        .mapToInt(group -> group)
                        .toArray();
        int least = Math.max(LARGE, sets.size() >>> Byte.SIZE);
        for (int round = 0, before = -least; round < ROUNDS; round++) {
            if (gone.cardinality() - before < least) {
                break;
            }
            before = gone.cardinality();
            firsts(large, groups).values().forEach(this::ask);
        }
        return gone;
    }

    /** The first of each large group that neither goes nor was asked, by the places of texts. */
    private SortedMap<Integer, Integer> firsts(int[] large, Groups groups) {
        var firsts = new TreeMap<Integer, Integer>();
        for (int at = 0; at < large.length && firsts.size() < ASKED; at++) {
            int first = -1;
            for (int number = 0; number < groups.size(large[at]); number++) {
                int set = groups.member(large[at], number);
                if (!gone.get(set)
                        && !asked.get(set)
                        && (first < 0 || sets.text(set) < sets.text(first))) {
                    first = set;
                }
            }
            if (first >= 0) {
                firsts.put(sets.text(first), first);
            }
        }
        return firsts;
    }

    private void ask(int set) {
        asked.set(set);
        if (gone.get(set)) {
            return;
        }
        var near = likely(set);
        near.set(set);
        var shingles = stored.get(near, sets, threads);
        near.clear(set);
        var alike = new BitSet();
        near.stream().filter(other -> isAlike(shingles[set], shingles[other])).forEach(alike::set);
        if (alike.stream().allMatch(other -> sets.text(other) > sets.text(set))) {
            gone.or(alike);
        }
    }

    /** Those that do not go yet and may be like {@code set}. */
    private BitSet likely(int set) {
        var likely = new BitSet();
        int shingles = sets.shingles(set);
        for (int other = 0; other < sets.size(); other++) {
            int size = sets.shingles(other);
            if (other != set
                    && !gone.get(other)
                    && ShingleSet.mayMatch(shingles, size, threshold)
                    && sets.mayDifferBy(
                            set, other, ShingleSet.mostApart(shingles + size, threshold))) {
                likely.set(other);
            }
        }
        return likely;
    }

    private boolean isAlike(long[] one, long[] other) {
        return new ShingleSet(one).similarity(new ShingleSet(other), threshold) >= threshold;
    }
}
