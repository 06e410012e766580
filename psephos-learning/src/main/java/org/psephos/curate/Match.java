package org.psephos.curate;

import org.psephos.model.Origin;

/**
 * A row that shares words with a benchmark.
 *
 * @param id of the text of the row: its item or response
 * @param origin where the row was read
 * @param benchmarkId of the text of the benchmark that shares most with it
 * @param benchmarkOrigin where that was read
 * @param overlap the share of that text's n-grams that stand in the row, above 0 and at most 1
 * @param words the longest run of words that both have, as the row writes them, at most 200
 *     characters
 */
public record Match(
        String id,
        Origin origin,
        String benchmarkId,
        Origin benchmarkOrigin,
        double overlap,
        String words) {}
