package org.psephos.curate;

import java.util.List;

/**
 * All pairs of texts that are at least as similar as was asked: none is missing, none was guessed.
 *
 * @param ngram words in a shingle
 * @param threshold least Jaccard similarity
 * @param texts how many texts were compared; empty ones are not
 * @param shortTexts how many of them have fewer words than {@code ngram}, so that only the same
 *     words in the same order are alike
 * @param total how many pairs there are
 * @param pairs the first of them in the order read; all, unless there are more than were asked for
 */
public record Duplicates(
        int ngram,
        double threshold,
        long texts,
        long shortTexts,
        long total,
        List<DuplicatePair> pairs) {
    public Duplicates {
        pairs = List.copyOf(pairs);
    }
}
