package org.psephos.math;

import java.nio.charset.StandardCharsets;

/**
 * A starting point for randomness that can be split by name, so that the order and number of
 * threads never matter: the same name and index give the same child everywhere.
 *
 * @param value any 64 bits
 */
public record Seed(long value) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The seed for one named use, such as {@code bootstrap}. */
    public Seed child(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return new Seed(SplitMix64.mix(value ^ SplitMix64.mix(hash)));
    }

    /** The seed for the {@code index}th repetition of a named use. */
    public Seed child(String name, long index) {
        return new Seed(SplitMix64.mix(child(name).value + SplitMix64.mix(index)));
    }

    /** A fresh generator that starts here. */
    public SplitMix64 random() {
        return new SplitMix64(value);
    }
}
