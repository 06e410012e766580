package org.psephos.curate;

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

    /** The texts with each set, and of each set its first text. */
    private int[] setOf = new int[0];

    private Sketches sets;
    private long[][] shingles = new long[0][];

    /**
     * @param range the shingles that texts meet by
     * @param texts those that meet
     */
    Join(double threshold, Range range, Sketches texts) {
        this.threshold = threshold;
        this.range = range;
        this.texts = texts;
        this.sets = texts;
    }

    /** Finds the pairs. */
    void run(NotedPart part, StoredSets stored, int threads, Alike alike) {
        gather(part, alike);
        part.postings().sort();
        var groups = new Groups(part.postings(), setOf, sets, threshold);
        if (groups.isEmpty()) {
            return;
        }
        shingles = stored.get(wanted(groups, threads), sets, threads);
        Line.parts(
                threads,
                threads,
                first -> compared(groups, first, threads),
                found ->
                        found.each(
                                (later, earlier, similarity) ->
                                        alike.add(
                                                sets.text(earlier), sets.text(later), similarity)));
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

    /** The sets that are to be compared with another. */
    private BitSet wanted(Groups groups, int threads) {
        var wanted = new BitSet(sets.size());
        Line.parts(
                threads,
                threads,
                first -> {
                    var some = new BitSet(sets.size());
                    each(
                            groups,
                            first,
                            threads,
                            (earlier, later) -> {
                                some.set(earlier);
                                some.set(later);
                            });
                    return some;
                },
                wanted::or);
        return wanted;
    }

    private Links compared(Groups groups, int first, int step) {
        var found = new Links();
        each(groups, first, step, (earlier, later) -> compare(earlier, later, found));
        return found;
    }

    /** The pairs that may be alike, of every so many-th set with those before it. */
    private void each(Groups groups, int first, int step, Groups.Taker taker) {
        var met = new int[sets.size()];
        for (int set = first; set < sets.size(); set += step) {
            groups.before(set, met, taker);
        }
    }

    private void compare(int earlier, int later, Links found) {
        var a = new ShingleSet(shingles[earlier]);
        var b = new ShingleSet(shingles[later]);
        int shared = a.shared(b, threshold);
        if (shared < 0) {
            return;
        }
        double similarity = (double) shared / (a.size() + b.size() - shared);
        if (similarity >= threshold && (range.parts() == 1 || range.holds(a.firstShared(b)))) {
            found.add(earlier, later, similarity);
        }
    }
}
