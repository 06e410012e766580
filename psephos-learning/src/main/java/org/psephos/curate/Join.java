package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Compares texts that share a rare shingle. Texts with equal sets are put together first, so that a
 * text that stands there a thousand times is compared once. Then most pairs are seen to differ by
 * their {@link Sketches}; only the sets of the others are fetched, and compared. Used once.
 */
final class Join {
    private final double threshold;
    private final Range range;
    private final Sketches texts;
    private final int pairs;

    /** The texts with each set, and of each set its first text. */
    private int[] setOf = new int[0];

    private Sketches sets;
    private long[][] shingles = new long[0][];

    /** Whether only those pairs count for which the later text may go. */
    private boolean forFirsts;

    private BitSet gone = new BitSet();

    /**
     * @param range the shingles that texts meet by
     * @param texts those that meet
     * @param pairs how many may wait for each thread
     */
    Join(double threshold, Range range, Sketches texts, int pairs) {
        this.pairs = pairs;
        this.threshold = threshold;
        this.range = range;
        this.texts = texts;
        this.sets = texts;
    }

    /**
     * From now on pairs are left out for which nobody goes where the first of alike texts is kept;
     * that can be told where all shingles are in one part.
     */
    Join forFirsts() {
        forFirsts = range.parts() == 1;
        return this;
    }

    /** Finds the pairs. */
    void run(NotedPart part, StoredSets stored, int threads, Alike alike) {
        gather(part, alike);
        part.postings().sort();
        var groups = new Groups(part.postings(), setOf, sets, threshold);
        if (groups.isEmpty()) {
            return;
        }
        if (forFirsts) {
            gone = new Foregone(threshold, sets, stored, threads).among(groups);
            groups.leave(gone);
        }
        var likely = new ArrayList<Likely>();
        Line.parts(threads, threads, first -> likely(groups, first, threads), likely::add);
        var wanted = new BitSet();
        likely.forEach(some -> wanted.or(some.sets));
        shingles = stored.get(wanted, sets, threads);
        Line.parts(
                threads,
                threads,
                first -> compared(groups, likely.get(first), first, threads),
                found ->
                        found.each(
                                (later, earlier, similarity) ->
                                        alike.add(
                                                sets.text(earlier), sets.text(later), similarity)));
    }

    /** Pairs that may be alike: all sets of them, and the pairs where there are not too many. */
    private static final class Likely {
        private final int most;
        private final BitSet sets = new BitSet();
        private long[] pairs = new long[1 << 6];
        private int size;

        Likely(int most) {
            this.most = most;
        }

        void add(int smaller, int larger) {
            sets.set(smaller);
            sets.set(larger);
            if (size < most) {
                if (size == pairs.length) {
                    pairs = Arrays.copyOf(pairs, size * 2);
                }
                pairs[size] = (long) smaller << Integer.SIZE | larger;
            }
            size = Math.min(size, most) + 1;
        }

        boolean isWhole() {
            return size <= most;
        }
    }

    private Likely likely(Groups groups, int first, int step) {
        var likely = new Likely(pairs);
        each(groups, first, step, likely::add);
        return likely;
    }

    private Links compared(Groups groups, Likely likely, int first, int step) {
        var found = new Links(new Scratch(null, 0), Bounds.USUAL);
        if (likely.isWhole()) {
            for (int at = 0; at < likely.size; at++) {
                long pair = likely.pairs[at];
                compare((int) (pair >>> Integer.SIZE), (int) pair, found);
            }
        } else {
            each(groups, first, step, (smaller, larger) -> compare(smaller, larger, found));
        }
        return found;
    }

    /** Puts equal sets together, and tells of those that several texts have. */
    private void gather(NotedPart part, Alike alike) {
        setOf = new int[texts.size()];
        var firsts = new int[texts.size()];
        int count = 0;
        var known = new HashCounts();
        var many = new int[texts.size()];
        for (int text = 0; text < setOf.length; text++) {
            int set = known.get(texts.print(text)) - 1;
            if (set < 0 || !texts.isSame(firsts[set], text)) {
                set = count++;
                firsts[set] = text;
                known.put(texts.print(text), count);
            }
            setOf[text] = set;
            many[set]++;
        }
        tell(many, count, part, alike);
        bySize(firsts, count);
    }

    /** Numbers the sets by size, small ones first; of texts only the first of a set has it. */
    private void bySize(int[] firsts, int count) {
        var order = new long[count];
        for (int set = 0; set < count; set++) {
            order[set] = (long) texts.shingles(firsts[set]) << Integer.SIZE | firsts[set];
        }
        Arrays.sort(order);
        Arrays.fill(setOf, -1);
        var chosen = new int[count];
        for (int set = 0; set < count; set++) {
            chosen[set] = (int) order[set];
            setOf[chosen[set]] = set;
        }
        sets = texts.only(chosen);
    }

    private void tell(int[] many, int count, NotedPart part, Alike alike) {
        var groups = new int[count][];
        for (int text = 0; text < setOf.length; text++) {
            int set = setOf[text];
            if (groups[set] == null && (many[set] < 2 || !part.begins(text))) {
                continue;
            }
            groups[set] = groups[set] == null ? new int[many[set]] : groups[set];
            groups[set][groups[set].length - many[set]--] = texts.text(text);
        }
        for (var group : groups) {
            if (group != null) {
                alike.addEqual(group);
            }
        }
    }

    /** The pairs that may be alike, of every so many-th set with those before it. */
    private void each(Groups groups, int first, int step, Groups.Taker taker) {
        var met = new int[sets.size()];
        for (int set = first; set < sets.size(); set += step) {
            groups.before(
                    set,
                    met,
                    (smaller, larger) -> {
                        if (!gone.get(earlier(smaller, larger))) {
                            taker.take(smaller, larger);
                        }
                    });
        }
    }

    private int earlier(int one, int other) {
        return sets.text(one) < sets.text(other) ? one : other;
    }

    private void compare(int earlier, int later, Links found) {
        var a = new ShingleSet(shingles[earlier]);
        var b = new ShingleSet(shingles[later]);
        double similarity = a.similarity(b, threshold);
        if (similarity >= threshold && (range.parts() == 1 || range.holds(a.firstShared(b)))) {
            found.add(earlier, later, similarity);
        }
    }
}
