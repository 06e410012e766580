package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Compares texts that share a rare shingle. Equal sets are put together first, so that a text that
 * stands there a thousand times is compared once. Used once.
 */
final class Join {
    private final double threshold;
    private final Range range;
    private final FoundPairs found;
    private final BitSet wanted;
    private final List<int[]> groups = new ArrayList<>();
    private final int[] place;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * @param postings sorted
     * @param units how many texts there are in all
     */
    Join(double threshold, Range range, Postings postings, int units, FoundPairs found) {
        this.threshold = threshold;
        this.range = range;
        this.found = found;
        wanted = new BitSet(units);
        for (int from = 0, end; from < postings.size(); from = end) {
            end = postings.end(from);
            group(postings, from, end);
        }
        place = new int[groups.isEmpty() ? 0 : wanted.length()];
    }

    private void group(Postings postings, int from, int end) {
        if (end - from < 2 || postings.text(from) == postings.text(end - 1)) {
            return;
        }
        var texts = new int[end - from];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = postings.text(from + i);
            wanted.set(texts[i]);
        }
        groups.add(texts);
    }

    /** Whether there is nothing to compare. */
    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Whether the text at {@code index} is to be added. */
    boolean wants(int index) {
        return wanted.get(index);
    }

    /** Takes a text that is wanted; they come in order. */
    void add(Candidate candidate) {
        candidates.add(candidate);
    }

    /** Finds the pairs. */
    void run() {
        var equal = equal();
        for (var group : equal) {
            if (group.size() > 1 && range.holds(group.getFirst().set().places()[0])) {
                found.addEqual(group);
            }
        }
        var members = members();
        compare(equal, members, groupsOf(members, equal.size()));
    }

    /** Texts with equal sets together; {@link #place} then tells where each text stands. */
    private List<List<Candidate>> equal() {
        var bySet = new LinkedHashMap<Key, Integer>();
        var equal = new ArrayList<List<Candidate>>();
        for (var candidate : candidates) {
            var key = new Key(candidate.set().places());
            int at = bySet.computeIfAbsent(key, ignored -> equal.size());
            if (at == equal.size()) {
                equal.add(new ArrayList<>(1));
            }
            equal.get(at).add(candidate);
            place[candidate.index()] = at;
        }
        return equal;
    }

    /** A set as a key. */
    @SuppressWarnings("ArrayRecordComponent") // equals and hashCode look inside
    private record Key(long[] places) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(places, key.places);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(places);
        }
    }

    /** The sets of each group of texts, each once, in order. */
    private List<int[]> members() {
        var members = new ArrayList<int[]>();
        for (var texts : groups) {
            var group = Arrays.stream(texts).map(text -> place[text]).distinct().sorted().toArray();
            if (group.length > 1) {
                members.add(group);
            }
        }
        return members;
    }

    /** For each set the groups it is in. */
    private static int[][] groupsOf(List<int[]> members, int sets) {
        var counts = new int[sets];
        for (var group : members) {
            for (int set : group) {
                counts[set]++;
            }
        }
        var groups = new int[sets][];
        for (int set = 0; set < sets; set++) {
            groups[set] = new int[counts[set]];
        }
        for (int group = 0; group < members.size(); group++) {
            for (int set : members.get(group)) {
                groups[set][groups[set].length - counts[set]--] = group;
            }
        }
        return groups;
    }

    private void compare(List<List<Candidate>> equal, List<int[]> members, int[][] groupsOf) {
        var met = new int[equal.size()];
        for (int set = 0; set < met.length; set++) {
            for (int group : groupsOf[set]) {
                for (int other : members.get(group)) {
                    if (other >= set) {
                        break;
                    }
                    if (met[other] != set) {
                        met[other] = set;
                        compare(equal.get(other), equal.get(set));
                    }
                }
            }
        }
    }

    private void compare(List<Candidate> one, List<Candidate> other) {
        var a = one.getFirst().set();
        var b = other.getFirst().set();
        if (!ShingleSet.mayMatch(a.size(), b.size(), threshold)) {
            return;
        }
        int shared = a.shared(b, threshold);
        if (shared < 0) {
            return;
        }
        double similarity = (double) shared / (a.size() + b.size() - shared);
        if (similarity >= threshold && (range.parts() == 1 || range.holds(a.firstShared(b)))) {
            found.addCross(one, other, similarity);
        }
    }
}
