package org.psephos.curate;

import java.util.Arrays;

/**
 * The shingles of one text as a set, rare ones first.
 *
 * @param places sorted, each once; see {@link Frequencies#place}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record ShingleSet(long[] places) {

    /** The set of what {@code shingles} read last. */
    static ShingleSet of(Shingles shingles, Frequencies order) {
        var places = new long[shingles.count];
        for (int i = 0; i < places.length; i++) {
            places[i] = order.place(shingles.hashes[i]);
        }
        int size = sorted(places, 0, places.length);
        return new ShingleSet(size == places.length ? places : Arrays.copyOf(places, size));
    }

    /** Sorts a part of {@code places}, each once; gives where it ends then. */
    static int sorted(long[] places, int from, int to) {
        Arrays.sort(places, from, to);
        int end = from;
        for (int at = from; at < to; at++) {
            if (at == from || places[at] != places[end - 1]) {
                places[end++] = places[at];
            }
        }
        return end;
    }

    int size() {
        return places.length;
    }

    /**
     * How many of the first shingles must be looked at: of two sets with Jaccard at least {@code
     * threshold}, these parts share one.
     *
     * @see "Chaudhuri, Ganti, Kaushik (2006), A primitive operator for similarity joins in data
     *     cleaning, ICDE, section 4"
     */
    int prefix(double threshold) {
        return prefix(size(), threshold);
    }

    /** The same, of a set of {@code size}. */
    static int prefix(int size, double threshold) {
        return size - atLeast(threshold * size) + 1;
    }

    /** Whether sizes alone do not already say that two sets are too different. */
    static boolean mayMatch(int one, int other, double threshold) {
        return Math.min(one, other) >= atLeast(threshold * Math.max(one, other));
    }

    /** How many shingles two sets of such sizes share at least where they reach the threshold. */
    static int needed(int one, int other, double threshold) {
        return atLeast(threshold / (1 + threshold) * (one + other));
    }

    /** How many shingles at most only one of two sets has that reach the threshold. */
    static int mostApart(int sum, double threshold) {
        return sum - 2 * needed(sum, 0, threshold);
    }

    /** How many shingles a set has at least that is like one of {@code size}, and no larger. */
    static int smallest(int size, double threshold) {
        return atLeast(threshold * size);
    }

    /** Rounded up, unless only a digit of the floating point is over. */
    private static int atLeast(double number) {
        return Math.max(1, (int) Math.ceil(number - 1e-9));
    }

    /** Shared shingles, or -1 where it is clear that there are too few. */
    int shared(ShingleSet other, double threshold) {
        var b = other.places;
        int least = needed(size(), other.size(), threshold);
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < places.length && j < b.length) {
            if (shared + Math.min(places.length - i, b.length - j) < least) {
                return -1;
            }
            if (places[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (places[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }

    /** The Jaccard similarity of two sets, or -1 where it is clear that it is below. */
    double similarity(ShingleSet other, double threshold) {
        int shared = shared(other, threshold);
        return shared < 0 ? -1 : (double) shared / (size() + other.size() - shared);
    }

    /** The rarest shingle that both have, or -1. */
    long firstShared(ShingleSet other) {
        var b = other.places;
        int j = 0;
        for (long place : places) {
            while (j < b.length && b[j] < place) {
                j++;
            }
            if (j < b.length && b[j] == place) {
                return place;
            }
        }
        return -1;
    }
}
