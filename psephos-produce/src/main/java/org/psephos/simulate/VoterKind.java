package org.psephos.simulate;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.SystemId;

/**
 * Voters who judge alike. A vote of theirs is a random click with the chance {@code lapse};
 * otherwise it follows the strengths times {@code sensitivity}, with {@code position} log-odds for
 * the left side on top; unless a system they push is on show.
 *
 * @param name in one word, such as {@code careless}
 * @param voters how many there are, at least 0
 * @param sensitivity 1 sees differences as they are, between 0 and 1 sees them dimly, negative
 *     votes for the weaker
 * @param lapse share of votes that are random clicks, from 0 to 1
 * @param position log-odds that a place on the left adds between equals; negative prefers the right
 * @param pushed a system that gets every vote it is on show for; absent means none
 */
public record VoterKind(
        String name,
        int voters,
        double sensitivity,
        double lapse,
        double position,
        @Nullable SystemId pushed) {

    public VoterKind {
        Require.that(voters >= 0, "voters must be at least 0", voters);
        Require.that(Double.isFinite(sensitivity), "sensitivity must be finite", sensitivity);
        Require.that(lapse >= 0 && lapse <= 1, "lapse must be from 0 to 1", lapse);
        Require.that(Double.isFinite(position), "position must be finite", position);
    }

    /** They see the strengths as they are, and no more: chance does the rest. */
    public static VoterKind honest(int voters) {
        return new VoterKind("honest", voters, 1, 0, 0, null);
    }

    /** They click at random. */
    public static VoterKind careless(int voters) {
        return new VoterKind("careless", voters, 1, 1, 0, null);
    }

    /** They vote for the weaker as firmly as the honest vote for the stronger. */
    public static VoterKind inverting(int voters) {
        return new VoterKind("inverting", voters, -1, 0, 0, null);
    }

    /** They vote for {@code pushed} whenever they see it, and honestly otherwise. */
    public static VoterKind pushing(int voters, SystemId pushed) {
        return new VoterKind("pushing", voters, 1, 0, 0, pushed);
    }

    /** Honest but for a leaning of {@code logOdds} towards what is shown first. */
    public static VoterKind preferringFirst(int voters, double logOdds) {
        return new VoterKind("preferring-first", voters, 1, 0, logOdds, null);
    }

    /** These voters, but seeing differences {@code factor} times as large. */
    public VoterKind seeing(double factor) {
        return new VoterKind(name, voters, sensitivity * factor, lapse, position, pushed);
    }

    /** What is known of each of them, for the record. */
    SortedMap<String, Double> biases() {
        var known = new TreeMap<String, Double>();
        known.put("sensitivity", sensitivity);
        known.put("lapse-share", lapse);
        known.put("position-log-odds", position);
        if (pushed != null) {
            known.put("pushed-share:" + pushed, 1.0);
        }
        return known;
    }
}
