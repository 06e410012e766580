package org.psephos.math;

import org.jspecify.annotations.Nullable;

/**
 * An inferred number with its interval.
 *
 * @param value the point estimate, finite
 * @param interval where the truth may lie; absent only where the reader asked for none
 */
public record Estimate(double value, @Nullable Interval interval) {

    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, but was " + value);
        }
    }

    /** An estimate {@code value ± normal quantile · standardError}. */
    public static Estimate normal(double value, double standardError, double level, String method) {
        double half = Normal.quantile(0.5 + level / 2) * standardError;
        return new Estimate(value, new Interval(value - half, value + half, level, method));
    }
}
