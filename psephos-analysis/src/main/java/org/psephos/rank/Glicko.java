package org.psephos.rank;

import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;

/**
 * Glicko: a rating in Elo points and its deviation, brought up to date once a rating period. All
 * start at 1500 with deviation 350. A tie is half a win; a vote of weight w is w games of its
 * period. With a drift c the deviation of a system that has played grows to sqrt(RD^2 + c^2) before
 * each later period, at most to 350; without one strengths are taken as fixed.
 *
 * <p>Strengths are points over the mean of the ladder. The cost is one pass over the votes.
 *
 * @see "Glickman (1999), Parameter estimation in large dynamic paired comparison experiments,
 *     Applied Statistics 48:377-394"
 */
record Glicko(RankOptions options) {
    /** Points of one natural unit. */
    static final double SCALE = 400 / StrictMath.log(10);

    static final double START = 1500;
    static final double DEVIATION = 350;

    Fit fit(Tally tally) {
        Posterior.checkOnline(options);
        var placement =
                Placement.joined(tally.cells(), tally.names(), tally.present(), options.whole());
        return switch (placement) {
            case Refused(var why) -> why;
            case Placed placed -> fit(tally, placed);
        };
    }

    private Fit fit(Tally tally, Placed placed) {
        double drift = options.online().drift() == null ? 0 : options.online().drift() / SCALE;
        var games = Games.of(tally, options, placed);
        return games.ladder(
                times -> rated(games, times, drift),
                SCALE,
                drift == 0
                        ? "strengths are taken as fixed (--drift lets them wander)"
                        : "strengths wander by "
                                + BradleyTerry.plain(drift * SCALE)
                                + " points a period");
    }

    private static GlickoPeriod rated(Games games, double[] times, double drift) {
        var ratings = new GlickoPeriod(games.systems(), DEVIATION / SCALE);
        for (int period = 0; period < games.periods(); period++) {
            grow(ratings, drift);
            ratings.open();
            games.play(period, times, ratings);
            close(ratings);
        }
        return ratings;
    }

    /** Time passes. */
    static void grow(GlickoPeriod ratings, double drift) {
        for (int i = 0; i < ratings.phi.length; i++) {
            if (ratings.entered[i]) {
                double grown = Math.sqrt(ratings.phi[i] * ratings.phi[i] + drift * drift);
                ratings.phi[i] = Math.min(grown, DEVIATION / SCALE);
            }
        }
    }

    /** All systems take in their games. */
    static void close(GlickoPeriod ratings) {
        for (int i = 0; i < ratings.phi.length; i++) {
            ratings.close(i, ratings.phi[i]);
        }
    }
}
