package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.psephos.lm.StoredVectors;

/**
 * All pairs of stored vectors whose cosine reaches a threshold, {@link CosineBlock} against block,
 * so that memory holds two blocks however many vectors there are. Compares n (n - 1) / 2 pairs: for
 * collections, not for the web.
 */
final class CosineJoin {
    private final StoredVectors vectors;
    private final double threshold;
    private final int threads;
    private final int rows;

    CosineJoin(StoredVectors vectors, double threshold, int threads) {
        this(vectors, threshold, threads, CosineBlock.ROWS);
    }

    /** With {@code rows} vectors in a block. */
    CosineJoin(StoredVectors vectors, double threshold, int threads, int rows) {
        this.vectors = vectors;
        this.threshold = threshold;
        this.threads = threads;
        this.rows = rows;
    }

    /** A pair that reaches the threshold. */
    record Found(int earlier, int later, double cosine) {}

    /** All pairs, each once; the same order whatever the number of threads. */
    List<Found> pairs() {
        var found = new ArrayList<Found>();
        try (var workers = Executors.newFixedThreadPool(threads)) {
            for (int later = 0; later < vectors.size(); later += rows) {
                var right = block(later);
                for (int earlier = 0; earlier <= later; earlier += rows) {
                    var left = earlier == later ? right : block(earlier);
                    for (var close : compare(left, right, workers)) {
                        found.add(
                                new Found(
                                        earlier + close.earlier(),
                                        later + close.later(),
                                        close.cosine()));
                    }
                }
            }
        }
        return found;
    }

    private CosineBlock block(int first) {
        return new CosineBlock(vectors.between(first, Math.min(first + rows, vectors.size())));
    }

    private List<CosineBlock.Close> compare(
            CosineBlock left, CosineBlock right, ExecutorService workers) {
        int share = Math.max(1, (right.size() + threads - 1) / threads);
        var parts = new ArrayList<Future<List<CosineBlock.Close>>>();
        for (int from = 0; from < right.size(); from += share) {
            int start = from;
            int end = Math.min(right.size(), from + share);
            parts.add(workers.submit(() -> right.pairs(left, threshold, start, end)));
        }
        var found = new ArrayList<CosineBlock.Close>();
        parts.forEach(part -> found.addAll(result(part)));
        return found;
    }

    private static List<CosineBlock.Close> result(Future<List<CosineBlock.Close>> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("comparing vectors failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while vectors were compared", e);
        }
    }
}
