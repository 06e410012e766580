package org.psephos.report;

import org.jspecify.annotations.Nullable;
import org.psephos.rank.Ladder;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.Ties;

/**
 * How often one of two systems wins, from the gap between them.
 *
 * <p>Ties as half wins or dropped, and Davidson's ties: {@code 1 / (1 + exp(-gap))}. Rao and Kupper
 * with threshold theta: a win is {@code 1 / (1 + theta exp(-gap))}, and the share is that of the
 * decided votes.
 *
 * @param perGap log-odds for one unit of the ladder
 * @param threshold log theta; 0 where there is none
 * @param halves whether ties count as half a win, rather than being left out of the share
 * @see "Rao, Kupper (1967), Ties in paired-comparison experiments, JASA 62:194-204"
 */
record Chances(double perGap, double threshold, boolean halves) {

    /** Null where the unit of the method says no odds. */
    static @Nullable Chances of(RankOptions options, Ladder ladder) {
        boolean halves = options.ties() == Ties.HALF;
        return switch (Unit.of(options)) {
            case LOG_ODDS -> new Chances(1, threshold(options, ladder), halves);
            case POINTS -> new Chances(StrictMath.log(10) / 400, 0, true);
            case SHARE, WINS, DEVIATES, ABILITY, OWN -> null;
        };
    }

    /** From 0 to 1; one half at a gap of zero. */
    double share(double gap) {
        double win = logistic(gap * perGap - threshold);
        double loss = logistic(-gap * perGap - threshold);
        return win / (win + loss);
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double threshold(RankOptions options, Ladder ladder) {
        if (options.ties() != Ties.RAO_KUPPER && options.ties() != Ties.GROUNDED_RAO_KUPPER) {
            return 0;
        }
        return ladder.effects().stream()
                .filter(effect -> effect.name().equals("tie"))
                .mapToDouble(effect -> effect.estimate().value())
                .findFirst()
                .orElse(0);
    }
}
