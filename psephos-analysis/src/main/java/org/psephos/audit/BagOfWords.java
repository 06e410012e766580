package org.psephos.audit;

import java.util.Arrays;
import java.util.Locale;

/**
 * The words of a text without their order, as a vector of length one: each word falls into one of
 * {@value #SIZE} places, which holds one and the logarithm of how often it was met.
 *
 * @see "Weinberger et al. (2009), Feature hashing for large scale multitask learning, ICML"
 */
final class BagOfWords {
    static final int SIZE = 4096;
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private BagOfWords() {}

    static SparseRow of(String text) {
        var counts = new int[SIZE];
        int places = count(text.toLowerCase(Locale.ROOT), counts);
        var index = new int[places];
        var value = new double[places];
        int size = 0;
        double squares = 0;
        for (int place = 0; place < SIZE; place++) {
            if (counts[place] > 0) {
                index[size] = place;
                value[size] = 1 + StrictMath.log(counts[place]);
                squares += value[size] * value[size];
                size++;
            }
        }
        double length = Math.sqrt(squares);
        return new SparseRow(index, Arrays.stream(value).map(v -> v / length).toArray());
    }

    /** How many places are met. */
    private static int count(String text, int[] counts) {
        int places = 0;
        int hash = OFFSET;
        boolean within = false;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (Character.isLetterOrDigit(c) || c == '\'') {
                hash = (hash ^ c) * PRIME;
                within = true;
            } else if (within) {
                int place = (hash ^ (hash >>> 15)) & (SIZE - 1);
                places += counts[place]++ == 0 ? 1 : 0;
                hash = OFFSET;
                within = false;
            }
        }
        return places;
    }
}
