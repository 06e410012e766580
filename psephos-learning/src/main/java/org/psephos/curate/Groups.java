package org.psephos.curate;

import java.util.Arrays;

/** Which sets share a shingle: groups of sets by shingle, and for each set its groups. */
final class Groups {
    /** Where each group begins in {@link #members}; one more for the end. */
    private int[] starts = new int[1 << 8];

    private int[] members = new int[1 << 8];
    private int groups;
    private int size;
    private final int sets;
    private final int[] ownStarts;
    private final int[] own;

    /**
     * @param postings sorted; texts are numbers into {@code setOf}
     * @param setOf the set of each text
     */
    Groups(Postings postings, int[] setOf, int sets) {
        this.sets = sets;
        for (int from = 0, end; from < postings.size(); from = end) {
            end = postings.end(from);
            if (end - from > 1) {
                add(postings, from, end, setOf);
            }
        }
        ownStarts = new int[sets + 1];
        own = new int[size];
        turn();
    }

    /** A group of the different sets of a shingle, in order; none where it is one set alone. */
    private void add(Postings postings, int from, int end, int[] setOf) {
        int room = size + end - from;
        if (room > members.length) {
            members = Arrays.copyOf(members, Math.max(room, Math.addExact(size, size / 2)));
        }
        for (int at = from; at < end; at++) {
            members[size + at - from] = setOf[postings.text(at)];
        }
        Arrays.sort(members, size, room);
        int kept = size;
        for (int at = size; at < room; at++) {
            if (at == size || members[at] != members[kept - 1]) {
                members[kept++] = members[at];
            }
        }
        if (kept - size > 1) {
            size = kept;
            if (groups + 2 > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[++groups] = size;
        }
    }

    /** From groups of sets to the groups of each set. */
    private void turn() {
        for (int at = 0; at < size; at++) {
            ownStarts[members[at] + 1]++;
        }
        for (int set = 0; set < sets; set++) {
            ownStarts[set + 1] += ownStarts[set];
        }
        var next = ownStarts.clone();
        for (int group = 0; group < groups; group++) {
            for (int at = starts[group]; at < starts[group + 1]; at++) {
                own[next[members[at]]++] = group;
            }
        }
    }

    boolean isEmpty() {
        return groups == 0;
    }

    int sets() {
        return sets;
    }

    /** Is told of two sets, the earlier first. */
    @FunctionalInterface
    interface Taker {
        void take(int earlier, int later);
    }

    /**
     * Tells of each set that comes before {@code set} and shares a shingle with it, once.
     *
     * @param met a note for each set, kept from call to call; sets come in rising order
     */
    void before(int set, int[] met, Taker taker) {
        for (int at = ownStarts[set]; at < ownStarts[set + 1]; at++) {
            int end = starts[own[at] + 1];
            for (int member = starts[own[at]]; member < end; member++) {
                int other = members[member];
                if (other >= set) {
                    break;
                }
                if (met[other] != set) {
                    met[other] = set;
                    taker.take(other, set);
                }
            }
        }
    }
}
