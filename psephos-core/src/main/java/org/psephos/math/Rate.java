package org.psephos.math;

/**
 * A counted share that never loses its denominator.
 *
 * @param successes how many of the asked, from 0 to {@code asked}
 * @param asked how many were asked, at least 0
 */
public record Rate(long successes, long asked) {

    public Rate {
        if (successes < 0 || successes > asked) {
            throw new IllegalArgumentException(
                    "successes must be from 0 to %s, but was %s".formatted(asked, successes));
        }
    }

    /** Successes divided by asked. */
    public double share() {
        if (asked == 0) {
            throw new IllegalStateException("a rate of nothing has no share");
        }
        return (double) successes / asked;
    }

    /**
     * The score interval, which stays inside 0 and 1 and behaves at small counts.
     *
     * @param level coverage, between 0 and 1
     * @see "Wilson (1927), Probable inference, the law of succession, and statistical inference,
     *     JASA 22:209-212"
     */
    public Interval wilson(double level) {
        double z = Normal.quantile(0.5 + level / 2);
        double n = asked;
        double p = share();
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new Interval(
                Math.max(0, centre - half), Math.min(1, centre + half), level, "Wilson score");
    }
}
