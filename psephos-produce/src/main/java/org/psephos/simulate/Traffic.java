package org.psephos.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * How many votes come in, on what, from whom and when.
 *
 * @param votes how many, at least 1
 * @param items how many different items are judged, all equally often, at least 1
 * @param popularity skew of systems: the one at place n of the popular is drawn in proportion to
 *     n^-popularity; 0 means all alike
 * @param activity skew of voters, in the same way
 * @param start no vote is earlier
 * @param length all votes lie within it, spread evenly at random; positive
 */
public record Traffic(
        int votes, int items, double popularity, double activity, Instant start, Duration length) {

    public Traffic {
        Require.that(votes >= 1, "votes must be at least 1", votes);
        Require.that(items >= 1, "items must be at least 1", items);
        Require.that(popularity >= 0, "popularity must be at least 0", popularity);
        Require.that(activity >= 0, "activity must be at least 0", activity);
        Require.that(length.isPositive(), "length must be positive", length);
    }

    /** Two weeks of votes on 200 items, all systems and voters alike. */
    public static Traffic even(int votes) {
        var start = Instant.parse("2025-03-03T00:00:00Z");
        return new Traffic(votes, 200, 0, 0, start, Duration.ofDays(14));
    }

    /** The same traffic with skewed systems and voters. */
    public Traffic skewed(double popularitySkew, double activitySkew) {
        return new Traffic(votes, items, popularitySkew, activitySkew, start, length);
    }
}
