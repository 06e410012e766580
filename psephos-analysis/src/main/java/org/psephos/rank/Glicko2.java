package org.psephos.rank;

import java.util.Arrays;
import org.psephos.rank.Placement.Placed;
import org.psephos.rank.Placement.Refused;

/**
 * Glicko-2: Glicko with a volatility for each system, which says how much its strength is expected
 * to move in a period and is itself estimated. All start at 1500 with deviation 350 and volatility
 * .06; the system constant tau is .5. A system without games in a period becomes less certain.
 *
 * <p>Strengths are points over the mean of the ladder. The cost is one pass over the votes.
 *
 * @see "Glickman (2013), Example of the Glicko-2 system, steps 1 to 8"
 */
record Glicko2(RankOptions options) {
    static final double SCALE = 173.7178;
    static final double VOLATILITY = 0.06;
    static final double TAU = 0.5;
    private static final double TOLERANCE = 1e-12;
    private static final int STEPS = 1000;

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
        var games = Games.of(tally, options, placed);
        return games.ladder(
                times -> rated(games, times),
                SCALE,
                "volatility starts at 0.06 and moves with the constant tau = 0.5");
    }

    private static GlickoPeriod rated(Games games, double[] times) {
        var ratings = new GlickoPeriod(games.systems(), Glicko.DEVIATION / SCALE);
        var volatility = new double[games.systems()];
        Arrays.fill(volatility, VOLATILITY);
        for (int period = 0; period < games.periods(); period++) {
            ratings.open();
            games.play(period, times, ratings);
            close(ratings, volatility, TAU);
        }
        return ratings;
    }

    /** Steps 5 to 7 for all systems that have played. */
    static void close(GlickoPeriod ratings, double[] volatility, double tau) {
        for (int i = 0; i < volatility.length; i++) {
            if (!ratings.entered[i]) {
                continue;
            }
            double information = ratings.information[i];
            if (information > 0) {
                double delta = ratings.surplus[i] / information;
                volatility[i] =
                        new Volatility(delta, ratings.phi[i], 1 / information, volatility[i], tau)
                                .next();
            }
            double before = Math.hypot(ratings.phi[i], volatility[i]);
            ratings.close(i, before);
        }
    }

    /** Step 5, by the Illinois variant of false position; a = ln sigma^2 is where it starts. */
    private record Volatility(double delta, double phi, double v, double sigma, double tau) {

        double next() {
            double start = StrictMath.log(sigma * sigma);
            double a = start;
            double b = end(start);
            double atA = slope(a, start);
            double atB = slope(b, start);
            for (int step = 0; Math.abs(b - a) > TOLERANCE && step < STEPS; step++) {
                double c = a + (a - b) * atA / (atB - atA);
                double atC = slope(c, start);
                if (atC * atB <= 0) {
                    a = b;
                    atA = atB;
                } else {
                    atA /= 2;
                }
                b = c;
                atB = atC;
                if (atB == 0) {
                    return StrictMath.exp(b / 2);
                }
            }
            return StrictMath.exp(a / 2);
        }

        private double end(double start) {
            double more = delta * delta - phi * phi - v;
            if (more > 0) {
                return StrictMath.log(more);
            }
            int k = 1;
            while (slope(start - k * tau, start) < 0) {
                k++;
            }
            return start - k * tau;
        }

        private double slope(double x, double start) {
            double e = StrictMath.exp(x);
            double all = phi * phi + v + e;
            return e * (delta * delta - all) / (2 * all * all) - (x - start) / (tau * tau);
        }
    }
}
