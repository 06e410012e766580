package org.psephos.math;

/**
 * A small fast generator of random numbers with the same numbers on every machine. Not thread-safe;
 * not for secrets.
 *
 * @see "Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators, OOPSLA, figure
 *     17"
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The next 64 random bits. */
    public long nextLong() {
        return mix(state += GOLDEN_GAMMA);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in 0 until {@code bound}, without bias; {@code bound} at least 1. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, but was " + bound);
        }
        long threshold = (1L << 32) % bound;
        long product = (nextLong() >>> 32) * bound;
        while ((product & 0xffffffffL) < threshold) {
            product = (nextLong() >>> 32) * bound;
        }
        return (int) (product >>> 32);
    }

    /**
     * Standard normal, by the inverse of the distribution: one uniform number each, so that streams
     * stay aligned.
     */
    public double nextGaussian() {
        return Normal.quantile((nextLong() >>> 11) * UNIT + UNIT / 2);
    }
}
