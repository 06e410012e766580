package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.psephos.lm.StoredVectors;
import org.psephos.lm.Vectors;

/**
 * All pairs of stored vectors whose cosine reaches a threshold, block against block, so that memory
 * holds two blocks however many vectors there are. Of each pair the first quarter of the numbers is
 * multiplied; as the rest adds at most the product of what is left of the two lengths (Cauchy and
 * Schwarz), most pairs are done then. Every other one is computed whole, in double precision.
 * Compares n (n - 1) / 2 pairs: for collections, not for the web.
 *
 * @see "Bayardo, Ma, Srikant (2007), Scaling up all pairs similarity search, WWW, section 3 (bounds
 *     on what is left)"
 */
final class CosineJoin {
    private static final int BLOCK = 4096;
    private static final int TILE = 512;
    private static final int QUARTER = 4;

    /** More than the rounding of a sum of floats can take away. */
    private static final double ROUNDING = 1e-4;

    private final StoredVectors vectors;
    private final double threshold;
    private final int threads;
    private final int block;

    CosineJoin(StoredVectors vectors, double threshold, int threads) {
        this(vectors, threshold, threads, BLOCK);
    }

    /** With {@code block} vectors in a block. */
    CosineJoin(StoredVectors vectors, double threshold, int threads, int block) {
        this.vectors = vectors;
        this.threshold = threshold;
        this.threads = threads;
        this.block = block;
    }

    /** A pair that reaches the threshold. */
    record Found(int earlier, int later, double cosine) {}

    /** All pairs, each once; the same order whatever the number of threads. */
    List<Found> pairs() {
        var found = new ArrayList<Found>();
        try (var workers = Executors.newFixedThreadPool(threads)) {
            for (int later = 0; later < vectors.size(); later += block) {
                var right = new Block(later);
                for (int earlier = 0; earlier <= later; earlier += block) {
                    var left = earlier == later ? right : new Block(earlier);
                    found.addAll(compare(left, right, workers));
                }
            }
        }
        return found;
    }

    private List<Found> compare(Block left, Block right, ExecutorService workers) {
        int share = Math.max(1, (right.size + threads - 1) / threads);
        var parts = new ArrayList<Future<List<Found>>>();
        for (int from = 0; from < right.size; from += share) {
            int start = from;
            int end = Math.min(right.size, from + share);
            parts.add(workers.submit(() -> compare(left, right, start, end)));
        }
        var found = new ArrayList<Found>();
        parts.forEach(part -> found.addAll(result(part)));
        return found;
    }

    private static List<Found> result(Future<List<Found>> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("comparing vectors failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while vectors were compared", e);
        }
    }

    private List<Found> compare(Block left, Block right, int from, int to) {
        var found = new ArrayList<Found>();
        var heads = new float[TILE];
        for (int later = from; later < to; later++) {
            int before = left == right ? later : left.size;
            for (int tile = 0; tile < before; tile += TILE) {
                left.multiply(tile, right.rows, later, heads);
                int end = Math.min(before, tile + TILE);
                for (int earlier = tile; earlier < end; earlier++) {
                    double most =
                            heads[earlier - tile]
                                    + (double) left.rest[earlier] * right.rest[later]
                                    + ROUNDING;
                    if (most >= threshold) {
                        verify(left, earlier, right, later, found);
                    }
                }
            }
        }
        return found;
    }

    private void verify(Block left, int earlier, Block right, int later, List<Found> found) {
        double cosine = right.rows.cosine(later, left.rows, earlier);
        if (cosine >= threshold) {
            found.add(new Found(left.first + earlier, right.first + later, cosine));
        }
    }

    /** Vectors side by side, their first numbers turned so that one loop goes over many of them. */
    private final class Block {
        private final int first;
        private final int size;
        private final Vectors rows;
        private final int head;

        /** Tile by tile, then number by number. */
        private final float[] turned;

        /** What is left of the length behind the head. */
        private final float[] rest;

        Block(int first) {
            this.first = first;
            this.size = Math.min(block, vectors.size() - first);
            this.rows = vectors.between(first, first + size);
            this.head = Math.max(1, rows.dimensions() / QUARTER);
            int tiles = (size + TILE - 1) / TILE;
            this.turned = new float[tiles * TILE * head];
            this.rest = new float[size];
            for (int row = 0; row < size; row++) {
                turn(row);
            }
        }

        private void turn(int row) {
            int start = row / TILE * TILE * head + row % TILE;
            for (int place = 0; place < head; place++) {
                turned[start + place * TILE] = rows.at(row, place);
            }
            double square = 0;
            for (int place = head; place < rows.dimensions(); place++) {
                double number = rows.at(row, place);
                square += number * number;
            }
            rest[row] = (float) Math.sqrt(square);
        }

        /** The products of the heads of a tile with that of {@code row} of {@code others}. */
        void multiply(int tile, Vectors others, int row, float[] products) {
            Arrays.fill(products, 0);
            int start = tile * head;
            for (int place = 0; place < head; place++) {
                float factor = others.at(row, place);
                int from = start + place * TILE;
                for (int at = 0; at < TILE; at++) {
                    products[at] += factor * turned[from + at];
                }
            }
        }
    }
}
