package org.psephos.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.psephos.math.Seed;

/**
 * How rows are divided, such as 95% train and 5% test. A prompt falls to a split by a hash of its
 * words and the seed alone: it never stands in two, and stays where it is when other rows come or
 * go.
 *
 * @param shares by name, in order; positive, with the sum 1; empty where rows are not divided
 */
public record Splits(SequencedMap<String, Double> shares, Seed seed) {
    private static final double TOLERANCE = 1e-6;

    public Splits {
        shares = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shares));
        double sum = 0;
        for (var share : shares.values()) {
            if (!(share > 0)) {
                throw new IllegalArgumentException("shares must be positive, but are " + shares);
            }
            sum += share;
        }
        if (!shares.isEmpty() && Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "shares must have the sum 1, but " + shares + " have the sum " + sum);
        }
    }

    /** All rows together. */
    public static Splits none() {
        return new Splits(new LinkedHashMap<>(), new Seed(1));
    }

    /** Names of the splits, in order; one that is called {@code train} where there are none. */
    public List<String> names() {
        return shares.isEmpty() ? List.of("train") : List.copyOf(shares.keySet());
    }

    /** The place, among {@link #names}, of everything that shares {@code key}. */
    public int of(String key) {
        if (shares.size() < 2) {
            return 0;
        }
        double at = seed.child(key).random().nextDouble();
        int place = 0;
        for (var share : shares.values()) {
            at -= share;
            if (at < 0) {
                return place;
            }
            place++;
        }
        return shares.size() - 1;
    }
}
