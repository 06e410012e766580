package org.psephos.curate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which sets share a shingle: groups of sets by shingle, and for each set its groups. Sets are
 * numbered by size, small ones first.
 *
 * <p>Where a shingle stands i places from the rarest of a set of a shingles, and is the first that
 * another of b has too, the two share at most a - i: they reach the threshold only where b is no
 * more than (a - i) (1 + t) / t - a, its reach. That goes for both sides, and spares most meetings.
 *
 * @see "Xiao, Wang, Lin, Yu, Wang (2011), Efficient similarity joins for near-duplicate detection,
 *     ACM TODS 36, section 3 (the positional filter)"
 */
final class Groups {
    private static final int TABLED = 1 << 16;

    /** Members from which on it pays to look for the first one that counts. */
    private static final int LARGE = 64;

    private final Sketches sets;
    private final double threshold;

    /** Where each group begins in {@link #members}; one more for the end. */
    private int[] starts = new int[1 << 8];

    private int groups;

    /** The sets of a group, in order, and how large a set each may be alike to from there. */
    private int[] members = new int[1 << 8];

    private int[] reaches = new int[1 << 8];
    private int size;

    /** Where the groups of each set begin in {@link #own}; one more for the end. */
    private final int[] ownStarts;

    private int[] own = new int[0];
    private int[] ownReaches = new int[0];

    /** By size: how many sets are no larger. */
    private final int[] upTo;

    private final int[] mostApart;

    /** Sets that go, and the groups without them. */
    private BitSet gone = new BitSet();

    private int[] stayStarts = new int[0];
    private int[] stayMembers = new int[0];
    private int[] stayReaches = new int[0];

    /**
     * @param postings sorted; texts are numbers into {@code setOf}
     * @param setOf the set of each text that is the first of its set; -1 for others
     * @param sets by size
     */
    Groups(Postings postings, int[] setOf, Sketches sets, double threshold) {
        this.sets = sets;
        this.threshold = threshold;
        for (int from = 0, end; from < postings.size(); from = end) {
            end = postings.end(from);
            if (end - from > 1) {
                add(postings, from, end, setOf);
            }
        }
        ownStarts = new int[sets.size() + 1];
        turn();
        upTo = new int[largest() + 1];
        for (int set = 0; set < sets.size(); set++) {
            upTo[sets.shingles(set)]++;
        }
        for (int one = 1; one < upTo.length; one++) {
            upTo[one] += upTo[one - 1];
        }
        mostApart = new int[Math.min(TABLED, 2 * upTo.length)];
        Arrays.setAll(mostApart, sum -> ShingleSet.mostApart(sum, threshold));
    }

    private int largest() {
        return sets.size() == 0 ? 0 : sets.shingles(sets.size() - 1);
    }

    /** A group of the different sets of a shingle, in order; none where it is one set alone. */
    private void add(Postings postings, int from, int end, int[] setOf) {
        var found = new long[end - from];
        int count = 0;
        for (int at = from; at < end; at++) {
            int set = setOf[postings.text(at)];
            if (set >= 0) {
                found[count++] = (long) set << Integer.SIZE | postings.rank(at);
            }
        }
        if (count < 2) {
            return;
        }
        Arrays.sort(found, 0, count);
        if (size + count > members.length) {
            int room = Math.max(size + count, Math.addExact(size, size / 2));
            members = Arrays.copyOf(members, room);
            reaches = Arrays.copyOf(reaches, room);
        }
        int start = size;
        for (int at = 0; at < count; at++) {
            int set = (int) (found[at] >>> Integer.SIZE);
            if (size == start || members[size - 1] != set) {
                members[size] = set;
                reaches[size++] = reach(sets.shingles(set), (int) found[at]);
            }
        }
        close(start);
    }

    private void close(int start) {
        if (size - start < 2) {
            size = start;
            return;
        }
        if (groups + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[++groups] = size;
    }

    private int reach(int shingles, int rank) {
        double most = (shingles - rank) * (1 + threshold) / threshold - shingles;
        return (int) Math.min(Integer.MAX_VALUE, Math.floor(most + 1e-6));
    }

    /**
     * From groups of sets to the groups of each set; then only who may be the smaller one stays.
     */
    private void turn() {
        own = new int[size];
        ownReaches = new int[size];
        for (int at = 0; at < size; at++) {
            ownStarts[members[at] + 1]++;
        }
        for (int set = 0; set < sets.size(); set++) {
            ownStarts[set + 1] += ownStarts[set];
        }
        var next = ownStarts.clone();
        int kept = 0;
        for (int group = 0; group < groups; group++) {
            int start = starts[group];
            starts[group] = kept;
            for (int at = start; at < starts[group + 1]; at++) {
                int to = next[members[at]]++;
                own[to] = group;
                ownReaches[to] = reaches[at];
                if (reaches[at] >= sets.shingles(members[at])) {
                    members[kept] = members[at];
                    reaches[kept++] = reaches[at];
                }
            }
        }
        starts[groups] = kept;
    }

    boolean isEmpty() {
        return groups == 0;
    }

    int count() {
        return groups;
    }

    /** How many of a group may be the smaller one of two. */
    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    int member(int group, int number) {
        return members[starts[group] + number];
    }

    /** From now on two sets that are both {@code gone} are not told of. */
    void leave(BitSet gone) {
        this.gone = gone;
        if (gone.isEmpty()) {
            return;
        }
        stayStarts = new int[groups + 1];
        stayMembers = new int[starts[groups]];
        stayReaches = new int[starts[groups]];
        int kept = 0;
        for (int group = 0; group < groups; group++) {
            for (int at = starts[group]; at < starts[group + 1]; at++) {
                if (!gone.get(members[at])) {
                    stayMembers[kept] = members[at];
                    stayReaches[kept++] = reaches[at];
                }
            }
            stayStarts[group + 1] = kept;
        }
    }

    /** Is told of two sets, the smaller first. */
    @FunctionalInterface
    interface Taker {
        void take(int smaller, int larger);
    }

    /**
     * Tells, once each, of the sets before {@code set} that share a shingle with it and of which it
     * is not certain that they are not alike.
     *
     * @param met a note for each set, kept from call to call; sets come in rising order
     */
    void before(int set, int[] met, Taker taker) {
        boolean goes = gone.get(set);
        var begins = goes ? stayStarts : starts;
        var who = goes ? stayMembers : members;
        var far = goes ? stayReaches : reaches;
        int shingles = sets.shingles(set);
        int smallest = upTo[ShingleSet.smallest(shingles, threshold) - 1];
        for (int at = ownStarts[set]; at < ownStarts[set + 1]; at++) {
            int most = Math.min(ownReaches[at], shingles);
            if (most < 0) {
                continue;
            }
            int before = Math.min(set, upTo[most]);
            int end = begins[own[at] + 1];
            for (int member = from(who, begins[own[at]], end, smallest); member < end; member++) {
                int other = who[member];
                if (other >= before) {
                    break;
                }
                if (other >= smallest
                        && far[member] >= shingles
                        && mayMatch(other, set)
                        && met[other] != set) {
                    met[other] = set;
                    taker.take(other, set);
                }
            }
        }
    }

    /** Where the members of a group begin that are not before {@code smallest}, or before that. */
    private static int from(int[] members, int start, int end, int smallest) {
        if (end - start < LARGE) {
            return start;
        }
        int at = Arrays.binarySearch(members, start, end, smallest);
        return at < 0 ? -at - 1 : at;
    }

    private boolean mayMatch(int one, int other) {
        int sum = sets.shingles(one) + sets.shingles(other);
        int most = sum < mostApart.length ? mostApart[sum] : ShingleSet.mostApart(sum, threshold);
        return sets.mayDifferBy(one, other, most);
    }
}
