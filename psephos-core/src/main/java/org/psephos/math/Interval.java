package org.psephos.math;

/**
 * A range of plausible values, with the level it promises and the method that made it.
 *
 * @param low lower end, in the unit of the value it belongs to; at most {@code high}; may be
 *     negative infinity
 * @param high upper end; may be positive infinity
 * @param level promised coverage, strictly between 0 and 1, such as 0.95
 * @param method how it was made, in words a reader can look up, such as {@code sandwich} or {@code
 *     bootstrap 1000}
 */
public record Interval(double low, double high, double level, String method) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "low must be at most high, but was %s > %s".formatted(low, high));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, but was " + level);
        }
    }

    /** Whether {@code value} lies inside, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Half of the distance between the ends. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** This interval moved by {@code shift} and then stretched by the positive {@code factor}. */
    public Interval map(double factor, double shift) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor must be positive, but was " + factor);
        }
        return new Interval(low * factor + shift, high * factor + shift, level, method);
    }
}
