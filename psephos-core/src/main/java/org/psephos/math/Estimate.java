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
        return student(value, standardError, Double.POSITIVE_INFINITY, level, method);
    }

    /**
     * An estimate {@code value ± Student's quantile · standardError}.
     *
     * @param degrees of freedom of the standard error, infinite where it is as good as known
     */
    public static Estimate student(
            double value, double standardError, double degrees, double level, String method) {
        double half = StudentT.quantile(0.5 + level / 2, degrees) * standardError;
        return new Estimate(value, new Interval(value - half, value + half, level, method));
    }
}
