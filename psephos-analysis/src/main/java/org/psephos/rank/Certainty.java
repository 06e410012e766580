package org.psephos.rank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.rank.RankOptions.IntervalMethod;

/**
 * Looks at intervals before a reader does. Where no vote contradicts the difference of two systems,
 * as where they only tied, residuals are 0, and a sandwich as well as a bootstrap takes the
 * difference for certain. Then intervals are those of the model; where votes hang together, whose
 * number the model does not know, there are none.
 *
 * @param place index on the ladder by system code
 * @param values parameters with mean-zero strengths
 * @param notes takes what a reader must know
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Certainty(
        RankOptions options,
        Tally tally,
        int[] place,
        Likelihood fit,
        double[] values,
        List<String> notes) {

    /** Of a variance, what rounding leaves where there is none. */
    private static final double NOTHING = 1e-9;

    /**
     * {@code made}, or what stands in for it; null stays null.
     *
     * @param together whether votes were taken together
     */
    @Nullable Spread checked(@Nullable Spread made, boolean together) {
        boolean drawn = options.interval() == IntervalMethod.BOOTSTRAP;
        if (made == null || !(drawn || options.interval() == IntervalMethod.SANDWICH)) {
            return made;
        }
        var pair = pair(fit, made);
        return pair == null
                ? made
                : instead(pair[0], pair[1], drawn ? "bootstrap" : "sandwich", together);
    }

    /** The first two systems whose difference has no error, or null. */
    static int @Nullable [] pair(Likelihood fit, Spread made) {
        for (int i = 0; i < fit.systems; i++) {
            for (int j = 0; j < i; j++) {
                if (isCertain(fit, made, i, j)) {
                    return new int[] {j, i};
                }
            }
        }
        return null;
    }

    /** A difference varies at least as much as one of the two with all others held. */
    private static boolean isCertain(Likelihood fit, Spread made, int i, int j) {
        double most = Math.max(information(fit, i), information(fit, j));
        double error = made.error(i, j);
        return error * error * most < NOTHING;
    }

    private static double information(Likelihood fit, int i) {
        return fit.information[i * fit.size + i];
    }

    private Spread instead(int i, int j, String what, boolean together) {
        var said =
                "nothing contradicts the difference of "
                        + name(i)
                        + " and "
                        + name(j)
                        + ", which a "
                        + what
                        + " takes for certain: ";
        notes.add(said + (together ? "no interval" : "intervals are Fisher's instead"));
        return together
                ? new Spread.None(values)
                : new Spread.Gaussian(
                        values,
                        new Covariance(fit).fisher(),
                        options.level(),
                        "Fisher information");
    }

    private String name(int at) {
        for (int code = 0; code < place.length; code++) {
            if (place[code] == at) {
                return tally.names().name(code);
            }
        }
        throw new IllegalArgumentException("at must be a place, but was " + at);
    }
}
