package org.psephos.curate;

import org.psephos.math.Seed;

/**
 * How pairs are evened out by length; see {@link Rule#LENGTH_IMBALANCE}.
 *
 * @param width of a class of length differences, in characters; at least 1
 * @param seed of the lot by which pairs go
 */
public record Balancing(int width, Seed seed) {
    /** Characters. */
    public static final int WIDTH = 50;

    public Balancing {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, but was " + width);
        }
    }

    /** Classes of 50 characters. */
    public static Balancing withDefaults() {
        return new Balancing(WIDTH, new Seed(1));
    }
}
