package org.psephos.audit.probe;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Interval;

/**
 * One number that a probe found, or why there is none.
 *
 * @param name of the measure, such as {@code jain}; stable, for programs
 * @param of what it was measured of, such as a group; empty for all rows
 * @param unit in a word, such as {@code share} or {@code log-odds}
 * @param value absent where it is not defined
 * @param interval where the truth may lie; absent for what is counted or not asked for
 * @param test of the hypothesis that there is no effect; absent where none is made
 * @param range smallest and largest value that these sizes allow; absent where not known
 * @param n rows, people or items that it rests on
 * @param undefined why there is no value; absent where there is one
 * @param note what a reader should know besides; empty where nothing
 */
public record Quantity(
        String name,
        String of,
        String unit,
        @Nullable Double value,
        @Nullable Interval interval,
        @Nullable Test test,
        @Nullable Range range,
        long n,
        @Nullable String undefined,
        String note) {

    public Quantity {
        if ((value == null) == (undefined == null)) {
            throw new IllegalArgumentException(name + " needs a value, or why there is none");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, but was " + value);
        }
    }

    /**
     * A test of no effect.
     *
     * @param p chance of what was seen or more, were there no effect
     * @param adjusted the same after Benjamini and Hochberg (1995), over all tests of the probe
     *     that ask the same question; absent where there is but one
     * @param method in words a reader can look up
     */
    public record Test(double p, @Nullable Double adjusted, String method) {}

    /** The smallest and the largest value that can occur, at most equal. */
    public record Range(double least, double most) {}

    /** A value that was counted. */
    public static Quantity of(String name, String unit, double value, long n) {
        return new Quantity(name, "", unit, value, null, null, null, n, null, "");
    }

    /** No value, and the reason, a clause. */
    public static Quantity undefined(String name, String unit, long n, String reason) {
        return new Quantity(name, "", unit, null, null, null, null, n, reason, "");
    }

    /** The same of a part of the rows. */
    public Quantity about(String part) {
        return new Quantity(name, part, unit, value, interval, test, range, n, undefined, note);
    }

    /** The same with an interval; without one where {@code other} is null. */
    public Quantity within(@Nullable Interval other) {
        return new Quantity(name, of, unit, value, other, test, range, n, undefined, note);
    }

    /** The same with a test. */
    public Quantity tested(double p, @Nullable Double adjusted, String method) {
        var other = new Test(p, adjusted, method);
        return new Quantity(name, of, unit, value, interval, other, range, n, undefined, note);
    }

    /** The same with the values that can occur. */
    public Quantity from(double least, double most) {
        var other = new Range(least, most);
        return new Quantity(name, of, unit, value, interval, test, other, n, undefined, note);
    }

    /** The same with a remark. */
    public Quantity noting(String remark) {
        return new Quantity(name, of, unit, value, interval, test, range, n, undefined, remark);
    }
}
