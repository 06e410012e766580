package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.psephos.lm.Vectors;

/**
 * Vectors side by side, of which all pairs are found whose cosine reaches a threshold. Of each pair
 * the first quarter of the numbers is multiplied; as the rest adds at most the product of what is
 * left of the two lengths (Cauchy and Schwarz), most pairs are done then. Every other one is
 * computed whole, in double precision. Changes no more once made, so that threads can share it.
 *
 * @see "Bayardo, Ma, Srikant (2007), Scaling up all pairs similarity search, WWW, section 3 (bounds
 *     on what is left)"
 */
public final class CosineBlock {
    /** As many vectors as are compared with as many at a time. */
    public static final int ROWS = 4096;

    private static final int TILE = 512;
    private static final int QUARTER = 4;

    /** More than the rounding of a sum of floats can take away. */
    private static final double ROUNDING = 1e-4;

    private final Vectors rows;
    private final int head;

    /** The first numbers, tile by tile, then number by number: one loop goes over many vectors. */
    private final float[] turned;

    /** What is left of the length behind the head. */
    private final float[] rest;

    /** A block of {@code rows}, for which it needs a quarter of their memory again. */
    public CosineBlock(Vectors rows) {
        this.rows = rows;
        this.head = Math.max(1, rows.dimensions() / QUARTER);
        int tiles = (rows.size() + TILE - 1) / TILE;
        this.turned = new float[tiles * TILE * head];
        this.rest = new float[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
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

    /** How many vectors it has. */
    public int size() {
        return rows.size();
    }

    /**
     * A pair that reaches the threshold.
     *
     * @param earlier place in the block that was compared with
     * @param later place in the block that was asked
     */
    public record Close(int earlier, int later, double cosine) {}

    /**
     * The pairs of a vector of {@code other} and one of these whose cosine is at least {@code
     * threshold}; where {@code other} is this block, each pair of two of its vectors once.
     */
    public List<Close> pairs(CosineBlock other, double threshold) {
        return pairs(other, threshold, 0, size());
    }

    /** The same for the vectors from {@code from} on, up to but without {@code to}. */
    List<Close> pairs(CosineBlock other, double threshold, int from, int to) {
        var found = new ArrayList<Close>();
        var heads = new float[TILE];
        for (int later = from; later < to; later++) {
            int before = other == this ? later : other.size();
            for (int tile = 0; tile < before; tile += TILE) {
                other.multiply(tile, rows, later, heads);
                int end = Math.min(before, tile + TILE);
                for (int earlier = tile; earlier < end; earlier++) {
                    double most =
                            heads[earlier - tile]
                                    + (double) other.rest[earlier] * rest[later]
                                    + ROUNDING;
                    if (most >= threshold) {
                        verify(other, earlier, later, threshold, found);
                    }
                }
            }
        }
        return found;
    }

    private void verify(
            CosineBlock other, int earlier, int later, double threshold, List<Close> found) {
        double cosine = rows.cosine(later, other.rows, earlier);
        if (cosine >= threshold) {
            found.add(new Close(earlier, later, cosine));
        }
    }

    /** The products of the heads of a tile with that of {@code row} of {@code others}. */
    private void multiply(int tile, Vectors others, int row, float[] products) {
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
