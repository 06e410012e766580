package org.psephos.curate;

import java.util.List;

/**
 * All pairs of texts whose embeddings are at least as close as was asked: none is missing, none was
 * guessed, and each has its cosine as similarity.
 *
 * @param embedder what made the vectors
 * @param threshold least cosine
 * @param texts how many texts were compared; blank ones are not
 * @param total how many pairs there are
 * @param pairs the first of them in the order read; all, unless there are more than were asked for
 */
public record MeaningPairs(
        String embedder, double threshold, long texts, long total, List<DuplicatePair> pairs) {
    public MeaningPairs {
        pairs = List.copyOf(pairs);
    }
}
