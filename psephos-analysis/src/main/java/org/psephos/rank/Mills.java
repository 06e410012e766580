package org.psephos.rank;

/**
 * The normal distribution where it is nearly 0, without underflow and with the same digits on every
 * machine.
 *
 * @see "Marsaglia (2004), Evaluating the normal distribution, Journal of Statistical Software
 *     11(4):1-11; in the tail the continued fraction of Laplace"
 */
final class Mills {
    private static final double LOG_ROOT_TWO_PI = StrictMath.log(2 * Math.PI) / 2;

    /** Beyond this the continued fraction is short, and below it the series loses nothing. */
    private static final double TAIL = 2.5;

    private Mills() {}

    /** log Phi(x). */
    static double logCumulative(double x) {
        return x < -TAIL ? logDensity(x) + StrictMath.log(ratio(-x)) : StrictMath.log1p(-upper(x));
    }

    /** phi(x) / Phi(x): the slope of log Phi. */
    static double slope(double x) {
        return x < -TAIL ? 1 / ratio(-x) : density(x) / (1 - upper(x));
    }

    private static double logDensity(double x) {
        return -x * x / 2 - LOG_ROOT_TWO_PI;
    }

    private static double density(double x) {
        return StrictMath.exp(logDensity(x));
    }

    /** 1 - Phi(x) for x of at least -{@link #TAIL}. */
    private static double upper(double x) {
        if (x > TAIL) {
            return density(x) * ratio(x);
        }
        double sum = x;
        double term = x;
        for (int k = 3; Math.abs(term) > 1e-18; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 - sum * density(x);
    }

    /** (1 - Phi(x)) / phi(x) = 1 / (x + 1 / (x + 2 / (x + 3 / ...))) for x above TAIL. */
    private static double ratio(double x) {
        double fraction = x;
        for (int k = (int) (20 + 600 / (x * x)); k > 0; k--) {
            fraction = x + k / fraction;
        }
        return 1 / fraction;
    }
}
