package org.psephos.math;

/**
 * How much a word says that a document is the one looked for, by BM25: idf · tf (k1 + 1) / (tf + k1
 * (1 - b + b · length / mean length)), with idf = ln(1 + (N - df + 0.5) / (df + 0.5)), which is
 * never negative; k1 is 0.9 and b 0.4, as search toolkits for research take them. A document's
 * score is the sum over the words of the query.
 *
 * @param documents N, in the collection that words are counted in
 * @param meanLength words of a document of the collection on average, above 0
 * @see "Robertson, Walker, Jones, Hancock-Beaulieu and Gatford (1995), Okapi at TREC-3"
 */
public record Okapi(int documents, double meanLength) {
    private static final double K1 = 0.9;
    private static final double B = 0.4;

    /** Refuses lengths that cannot be divided by. */
    public Okapi {
        if (documents < 0 || !(meanLength > 0)) {
            throw new IllegalArgumentException(
                    "documents must be at least 0 and meanLength above 0, but were %s and %s"
                            .formatted(documents, meanLength));
        }
    }

    /** How rare a word is that {@code holding} documents of the collection hold; above 0. */
    public double rarity(int holding) {
        return StrictMath.log1p((documents - holding + 0.5) / (holding + 0.5));
    }

    /**
     * What one word of a query adds to the score of a document.
     *
     * @param rarity of the word
     * @param count how often the document holds it, 0 for not
     * @param words how many words the document has
     */
    public double part(double rarity, int count, int words) {
        double length = words / meanLength;
        double tf = count;
        return rarity * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length));
    }
}
