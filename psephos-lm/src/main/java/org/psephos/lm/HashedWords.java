package org.psephos.lm;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * An embedder without a model: every word and every pair of neighbours has a place and a sign by
 * its hash, and adds the square root of its count there. Words in common make texts alike, synonyms
 * do not. Quick, the same on every machine, for any language; what a model must beat.
 *
 * @see "Weinberger, Dasgupta, Langford, Smola and Attenberg (2009), Feature hashing for large scale
 *     multitask learning, equation 1"
 */
public final class HashedWords implements Embedder {
    /** What it is called. */
    public static final String NAME = "hashed-words";

    private static final int DIMENSIONS = 1024;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** It needs nothing. */
    public HashedWords() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public Vectors embed(List<String> texts) {
        Embedder.demandWords(texts);
        var values = new float[texts.size() * DIMENSIONS];
        for (int at = 0; at < texts.size(); at++) {
            Lengths.putUnit(sums(texts.get(at)), values, at * DIMENSIONS);
        }
        return Vectors.of(DIMENSIONS, values);
    }

    private static double[] sums(String text) {
        var counts = new TreeMap<String, Integer>();
        var before = "";
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+", -1)) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
                counts.merge(before + ' ' + word, 1, Integer::sum);
                before = word;
            }
        }
        if (counts.isEmpty()) {
            counts.put(text.strip(), 1); // nothing but marks: they are all it says
        }
        var sums = new double[DIMENSIONS];
        counts.forEach((word, count) -> add(hash(word), Math.sqrt(count), sums));
        return sums;
    }

    private static void add(long hash, double weight, double[] sums) {
        sums[(int) (hash & (DIMENSIONS - 1))] += (hash >>> 63) == 0 ? weight : -weight;
    }

    private static long hash(String word) {
        long hash = FNV_START;
        for (int at = 0; at < word.length(); at++) {
            hash = (hash ^ word.charAt(at)) * FNV_PRIME;
        }
        return hash ^ (hash >>> 29);
    }

    @Override
    public void close() {}
}
