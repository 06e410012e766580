package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/**
 * What else is published of the cases of {@link ReferenceTest} and {@link OnlineReferenceTest}:
 * likelihoods, deviances, points, whole covariances, and rules that are asked for less often.
 */
class OracleTest {
    private static final double ELO = 400 / Math.log(10);

    /** The points of the baseball ladder about 1,000, by own Newton. */
    @Test
    void baseballHasItsPoints() {
        var ladder = Options.plain().ladder(Baseball.votes());
        double[] points = {
            1092.2708, 1067.0908, 1042.4362, 1034.2946, 1009.9879, 936.3585, 817.5611
        };

        for (int i = 0; i < points.length; i++) {
            double strength = ReferenceTest.strength(ladder, Baseball.TEAMS.get(i));
            assertThat(1000 + ELO * strength).isCloseTo(points[i], within(5e-5));
        }
    }

    /** BradleyTerry2 1.1-2: 42 rows of home team and visitor, 36 and 35 degrees of freedom. */
    @Test
    void baseballHasItsDeviances() {
        assertThat(baseballDeviance(Options.plain())).isCloseTo(44.05346123, within(1e-6));
        assertThat(baseballDeviance(Options.plain().position()))
                .isCloseTo(38.64285214, within(1e-6));
    }

    /** Twice what the likelihood lacks of one that fits every home team and visitor by itself. */
    private static double baseballDeviance(Options options) {
        double saturated = 0;
        for (var game : games().values()) {
            double all = game[0] + game[1];
            for (double won : game) {
                saturated += won == 0 ? 0 : won * Math.log(won / all);
            }
        }
        double fitted = ReferenceTest.logLikelihood(options.ladder(Baseball.votes()));
        return 2 * (saturated - fitted);
    }

    /** The likelihood of the number of wins of each home team and visitor, as R counts it. */
    @Test
    void baseballHasItsBinomialLikelihood() {
        double sum = ReferenceTest.logLikelihood(Options.plain().ladder(Baseball.votes()));
        for (var game : games().values()) {
            sum += logChoose((int) (game[0] + game[1]), (int) game[0]);
        }

        assertThat(sum).isCloseTo(-64.2593005, within(1e-6));
    }

    /** Won and lost by the home team, by home team and visitor. */
    private static java.util.Map<String, double[]> games() {
        var games = new java.util.TreeMap<String, double[]>();
        Baseball.each(
                (home, away, outcome) ->
                        games.computeIfAbsent(home + "/" + away, _ -> new double[2])[
                                outcome == Outcome.LEFT ? 0 : 1]++);
        return games;
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log((n - k + i) / (double) i);
        }
        return sum;
    }

    /** BradleyTerry2 1.1-2 on Stigler (1994): every entry, the likelihood and the deviance. */
    @Test
    void journalsHaveTheirCovarianceAndLikelihood() {
        var ladder =
                Options.plain().interval(IntervalMethod.FISHER).ladder(ReferenceTest.citations());
        var names = List.of("Comm Statist", "JASA", "JRSS-B");
        double[][] expected = {
            {0.010515545806, 0.002274547119, 0.001460419399},
            {0.002274547119, 0.003670994111, 0.001683557678},
            {0.001460419399, 0.001683557678, 0.005016883957}
        };
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double a = variance(ladder, names.get(i), "Biometrika");
                double b = variance(ladder, names.get(j), "Biometrika");
                double between = i == j ? 0 : variance(ladder, names.get(i), names.get(j));
                assertThat((a + b - between) / 2).isCloseTo(expected[i][j], within(1e-10));
            }
        }
        int[][] pairs = {{730, 33}, {498, 320}, {221, 284}, {68, 813}, {17, 276}, {142, 325}};
        double choices = 0;
        double saturated = 0;
        for (var pair : pairs) {
            int n = pair[0] + pair[1];
            choices += logChoose(n, pair[0]);
            saturated += pair[0] * Math.log(pair[0] / (double) n);
            saturated += pair[1] * Math.log(pair[1] / (double) n);
        }
        double fitted = ReferenceTest.logLikelihood(ladder);
        assertThat(fitted + choices).isCloseTo(-20.19694033, within(1e-6));
        assertThat(2 * (saturated - fitted)).isCloseTo(4.29338397, within(1e-6));
        var probit =
                Options.of(Method.THURSTONE_MOSTELLER)
                        .interval(IntervalMethod.NONE)
                        .ladder(ReferenceTest.citations());
        assertThat(2 * (saturated - ReferenceTest.logLikelihood(probit)))
                .isCloseTo(6.41197463551, within(1e-6));
    }

    private static double variance(Ladder ladder, String a, String b) {
        return Math.pow(ReferenceTest.error(ReferenceTest.between(ladder, a, b)), 2);
    }

    /** VGAM 1.1-7 prints worths with Biometrika at 1. */
    @Test
    void journalsHaveTheirWorths() {
        var ladder = Options.plain().ladder(ReferenceTest.citations());
        var names = List.of("Comm Statist", "JASA", "JRSS-B");
        double[] worths = {0.0523882807002, 0.6190496690518, 1.3085950173805};

        for (int i = 0; i < 3; i++) {
            assertThat(Math.exp(ReferenceTest.between(ladder, names.get(i), "Biometrika").value()))
                    .isCloseTo(worths[i], within(1e-8));
        }
    }

    /** Own computation of the formula of qvcalc for Davidson's fit of the puddings. */
    @Test
    void puddingsHaveTheirQuasiErrors() {
        var ladder =
                Options.of(Ties.DAVIDSON).interval(IntervalMethod.FISHER).ladder(Pudding.votes());
        var standings = java.util.Objects.requireNonNull(Standings.of(ladder, 0.95));
        double[] expected = {0.132895, 0.1327373, 0.139574, 0.133024, 0.1399253, 0.1392047};

        for (int i = 0; i < expected.length; i++) {
            var brand = Pudding.BRANDS.get(i);
            var one =
                    standings.systems().stream()
                            .filter(each -> each.system().value().equals(brand))
                            .findFirst()
                            .orElseThrow();
            assertThat(one.quasiError()).isCloseTo(expected[i], within(2e-6));
        }
    }

    /** Five games of three, none repeated: the deviance is minus twice the likelihood. */
    @Test
    void theGroupThatCanBePlacedHasItsDeviance() {
        var ladder =
                Options.plain()
                        .ladder(
                                new Votes()
                                        .add("A", "B", Outcome.LEFT)
                                        .add("C", "A", Outcome.LEFT)
                                        .add("A", "D", Outcome.LEFT)
                                        .add("B", "A", Outcome.LEFT)
                                        .add("B", "C", Outcome.LEFT));

        assertThat(-2 * ReferenceTest.logLikelihood(ladder)).isCloseTo(5.1356, within(5e-5));
    }

    /** openskill 6.2.0, ThurstoneMostellerFull. */
    @Test
    void wengLinByNormalPairsIsReproduced() {
        var options =
                Options.believing(Method.WENG_LIN)
                        .online(new Online(Every.USUAL, 0, 0.1, null, Update.THURSTONE_MOSTELLER));
        var won = options.ladder(new Votes().ranking("a > b"));
        var drawn = options.ladder(new Votes().ranking("a = b"));

        assertThat(ReferenceTest.strength(won, "a")).isCloseTo(29.23097152411328, within(1e-9));
        assertThat(deviation(won, "a")).isCloseTo(7.631294290553771, within(1e-9));
        assertThat(ReferenceTest.strength(drawn, "a")).isCloseTo(25, within(1e-12));
        assertThat(deviation(drawn, "b")).isCloseTo(7.202862841207516, within(1e-9));
    }

    private static double deviation(Ladder ladder, String name) {
        return ReferenceTest.deviation(ReferenceTest.rung(ladder, name));
    }

    /** Glickman's first example: the sum behind the step, and what was expected of a game. */
    @Test
    void glickmansIntermediateFiguresAreReproduced() {
        var ratings = new GlickoPeriod(4, 1);
        double[] rating = {1500, 1400, 1550, 1700};
        double[] deviation = {200, 30, 100, 300};
        for (int i = 0; i < 4; i++) {
            ratings.mu[i] = (rating[i] - 1500) / Glicko.SCALE;
            ratings.phi[i] = deviation[i] / Glicko.SCALE;
        }
        ratings.open();
        ratings.add(0, 1, 1, 1);
        ratings.add(0, 2, 0, 1);
        ratings.add(3, 0, 1, 1);

        assertThat(Glicko.SCALE * Glicko.SCALE / ratings.information[0])
                .isCloseTo(53685.74290197874, within(1e-6));
    }

    /** TrueSkill Through Time, runtest.py, whose bell curve is good to seven digits. */
    @Test
    void theMarginOfDrawsIsReproduced() {
        // Two performances differ with deviation root 2 times 25 / 6.
        assertThat(GaussianSkill.margin(0.25)).isCloseTo(1.8776005988, within(2e-7));
    }
}
