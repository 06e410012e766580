package org.psephos.rank;

import org.psephos.math.Normal;

/**
 * Moments of a standard normal variable that is known to lie above a bound or between two. With x
 * from N(t, 1): {@code v} is how far the mean moves, {@code w} the share of the variance that goes.
 *
 * @see "Herbrich, Minka, Graepel (2007), section 3.3 and table 1"
 */
final class Truncated {
    /** Beyond this the tail is taken by its expansion. */
    private static final double FAR = 30;

    private static final double ROOT = Math.sqrt(2 * Math.PI);

    private Truncated() {}

    /** x is positive: phi(t) / Phi(t). */
    static double v(double t) {
        if (t < -FAR) {
            // Mills' ratio: phi(t) / Phi(t) = -t - 1 / t + 2 / t^3 - ...
            return -t - 1 / t + 2 / (t * t * t);
        }
        return density(t) / Normal.cumulative(t);
    }

    /** x is positive: v (v + t). */
    static double w(double t) {
        if (t < -FAR) {
            return 1 - 1 / (t * t) + 6 / (t * t * t * t);
        }
        double v = v(t);
        return v * (v + t);
    }

    /** x is between -e and e. */
    static double vWithin(double t, double e) {
        double far = Math.abs(t);
        // Beyond both bounds only the nearer one matters.
        double v =
                far - e > FAR
                        ? v(e - far) * -1
                        : (density(-e - far) - density(e - far)) / within(far, e);
        return t < 0 ? -v : v;
    }

    /** x is between -e and e. */
    static double wWithin(double t, double e) {
        double far = Math.abs(t);
        if (far - e > FAR) {
            return w(e - far);
        }
        double v = vWithin(far, e);
        return v * v
                + ((e - far) * density(e - far) + (e + far) * density(e + far)) / within(far, e);
    }

    /** By the tail on the far side, where the difference keeps its digits. */
    private static double within(double far, double e) {
        return Normal.survival(far - e) - Normal.survival(far + e);
    }

    static double density(double t) {
        return StrictMath.exp(-t * t / 2) / ROOT;
    }
}
