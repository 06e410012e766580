package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.psephos.model.Outcome;
import org.psephos.rank.Online.Every;
import org.psephos.rank.Online.Update;
import org.psephos.rank.RankOptions.Method;

/** Published examples of the online methods, and what other programs print for them. */
class OnlineReferenceTest {
    private static final double THIRD = 25 / 3.0;

    /** Glickman's example: 1500/200 against 1400/30 (won), 1550/100 and 1700/300 (lost). */
    private static GlickoPeriod example(double scale) {
        var ratings = new GlickoPeriod(4, 1);
        double[] rating = {1500, 1400, 1550, 1700};
        double[] deviation = {200, 30, 100, 300};
        for (int i = 0; i < 4; i++) {
            ratings.mu[i] = (rating[i] - 1500) / scale;
            ratings.phi[i] = deviation[i] / scale;
        }
        ratings.open();
        ratings.add(0, 1, 1, 1);
        ratings.add(0, 2, 0, 1);
        ratings.add(3, 0, 1, 1);
        return ratings;
    }

    /** Glickman, The Glicko system, Boston University: 1464 and 151.4; more digits by hand. */
    @Test
    void glickmansExampleIsReproduced() {
        var ratings = example(Glicko.SCALE);

        Glicko.close(ratings);

        assertThat(1500 + Glicko.SCALE * ratings.mu[0]).isCloseTo(1464.1064627569112, within(1e-9));
        assertThat(Glicko.SCALE * ratings.phi[0]).isCloseTo(151.39890244796933, within(1e-9));
    }

    /** Glickman (2013): 1464.06, 151.52 and .05999; more digits by sublee/glicko2. */
    @Test
    void glickmansSecondExampleIsReproduced() {
        var ratings = example(Glicko2.SCALE);
        double[] volatility = {0.06, 0.06, 0.06, 0.06};
        double v = 1 / ratings.information[0];

        assertThat(v).isCloseTo(1.7785, within(1e-3));
        assertThat(v * ratings.surplus[0]).isCloseTo(-0.4834, within(1e-3));
        Glicko2.close(ratings, volatility, 0.5);

        assertThat(1500 + Glicko2.SCALE * ratings.mu[0])
                .isCloseTo(1464.0506705393013, within(1e-6));
        assertThat(Glicko2.SCALE * ratings.phi[0]).isCloseTo(151.51652412385727, within(1e-6));
        assertThat(volatility[0]).isCloseTo(0.0599959842864885, within(1e-9));
    }

    /** openskill 6.2.0, PlackettLuce with its defaults. */
    @Test
    void wengLinOfTwoIsReproduced() {
        var ladder = Options.believing(Method.WENG_LIN).ladder(new Votes().ranking("a > b"));

        mean(ladder, "a", 27.635389493140497, 1e-9);
        mean(ladder, "b", 22.364610506859503, 1e-9);
        deviation(ladder, "a", 8.06590141354368, 1e-9);
        deviation(ladder, "b", 8.06590141354368, 1e-9);
    }

    /** openskill 6.2.0; a vote for the right side is the same as one for the left. */
    @Test
    void wengLinOfVotesIsThatOfRankings() {
        var votes = new Votes().add("b", "a", Outcome.RIGHT);

        mean(Options.believing(Method.WENG_LIN).ladder(votes), "a", 27.635389493140497, 1e-9);
        var drawn = new Votes().add("b", "a", Outcome.TIE);
        var ladder = Options.believing(Method.WENG_LIN).ladder(drawn);
        mean(ladder, "a", 25, 1e-12);
        mean(ladder, "b", 25, 1e-12);
        deviation(ladder, "a", 8.06590141354368, 1e-9);
    }

    /** openskill 6.2.0, PlackettLuce, three and four in one game, the latter with a tie. */
    @Test
    void wengLinFreeForAllsAreReproduced() {
        var three = Options.believing(Method.WENG_LIN).ladder(new Votes().ranking("a > b > c"));
        mean(three, "a", 27.869048680749426, 1e-9);
        deviation(three, "a", 8.205243377397993, 1e-9);
        mean(three, "b", 25.717262170187357, 1e-9);
        deviation(three, "b", 8.058224222802378, 1e-9);
        mean(three, "c", 21.413689149063217, 1e-9);
        deviation(three, "c", 8.058224222802378, 1e-9);
    }

    @Test
    void wengLinTiesAreReproduced() {
        var four = Options.believing(Method.WENG_LIN).ladder(new Votes().ranking("a > b = d > c"));
        mean(four, "a", 27.795252672501135, 1e-9);
        deviation(four, "a", 8.263571791259416, 1e-9);
        mean(four, "b", 24.689416369722096, 1e-9);
        mean(four, "d", 24.689416369722096, 1e-9);
        deviation(four, "b", 8.17961798837266, 1e-9);
        mean(four, "c", 22.825914588054673, 1e-9);
        deviation(four, "c", 8.17961798837266, 1e-9);
    }

    /** openskill 6.2.0, BradleyTerryFull. */
    @Test
    void wengLinByAllPairsIsReproduced() {
        var online = new Online(Every.USUAL, 0, 0.1, null, Update.BRADLEY_TERRY);

        var ladder =
                Options.believing(Method.WENG_LIN)
                        .online(online)
                        .ladder(new Votes().ranking("a > b > c"));

        mean(ladder, "a", 30.270778986280995, 1e-9);
        mean(ladder, "b", 25, 1e-9);
        mean(ladder, "c", 19.729221013719005, 1e-9);
        for (var name : new String[] {"a", "b", "c"}) {
            deviation(ladder, name, 7.788847304776425, 1e-9);
        }
    }

    /** openskill 6.2.0 and skillratings, which let skills rest. */
    @Test
    void wengLinWithoutDriftIsReproduced() {
        var skills = new WengLin.Skills(2, 0, 2);
        skills.enter(0, 0);
        skills.enter(1, 1);
        WengLin.luce(skills);
        skills.leave();

        assertThat(skills.posterior().values()[0]).isCloseTo(27.63523138347365, within(1e-9));
        assertThat(skills.posterior().deviations()[0]).isCloseTo(8.065506316323548, within(1e-9));
    }

    /**
     * The example of Microsoft Research; more digits by sublee/trueskill, whose bell curve is good
     * to seven digits. OnlineTwinTest integrates the same draw to 1e-9.
     */
    @Test
    void gaussianSkillOfTwoIsReproduced() {
        var won = Options.believing(Method.GAUSSIAN_SKILL).ladder(new Votes().ranking("a > b"));
        mean(won, "a", 29.39583201999916, 1e-6);
        mean(won, "b", 20.604167980000835, 1e-6);
        deviation(won, "a", 7.171475587326195, 1e-6);
        var drawn = Options.believing(Method.GAUSSIAN_SKILL).ladder(new Votes().ranking("a = b"));
        mean(drawn, "b", 25, 1e-9);
        deviation(drawn, "b", 6.457519662317322, 1e-5);
    }

    @Test
    void gaussianSkillWithoutDriftOrDrawsIsReproduced() {
        assertThat(duel(0.1, 25, THIRD, 25, THIRD, true))
                .containsExactly(
                        new double[] {
                            29.395575977804953, 7.171141244785762, 20.60442402219504, 7.1711412447
                        },
                        within(1e-6));
        assertThat(duel(0, 25, THIRD, 25, THIRD, true))
                .containsExactly(
                        new double[] {
                            29.205220800295937, 7.1944814154933034, 20.794779199704067, 7.19448141
                        },
                        within(1e-6));
    }

    /** As above, one decimal fewer printed: many draws, and a draw that surprises. */
    @Test
    void gaussianSkillOfDrawsAndUpsetsIsReproduced() {
        assertThat(duel(0.5, 25, THIRD, 25, THIRD, true))
                .containsExactly(new double[] {30.267, 7.077, 19.733, 7.077}, within(2e-3));
        assertThat(duel(0.1, 25, THIRD, 50, 12.5, false))
                .containsExactly(new double[] {31.662, 7.137, 35.010, 7.910}, within(2e-3));
    }

    private static double[] duel(
            double draw, double mean, double deviation, double other, double others, boolean won) {
        var skills = new WengLin.Skills(2, 0, 2);
        skills.means[0] = mean;
        skills.means[1] = other;
        skills.variances[0] = deviation * deviation;
        skills.variances[1] = others * others;
        skills.enter(0, 0);
        skills.enter(1, won ? 1 : 0);
        new Performances(2, GaussianSkill.margin(draw)).update(skills);
        skills.leave();
        var after = skills.posterior();
        return new double[] {
            after.values()[0], after.deviations()[0], after.values()[1], after.deviations()[1]
        };
    }

    /** sublee/trueskill, trueskilltest.py: free-for-alls of 3, 8 and 16. */
    @Test
    void gaussianSkillFreeForAllsAreReproduced() {
        double[] three = {31.675, 25, 18.325};
        double[] threeDeviations = {6.656, 6.208, 6.656};
        double[] eight = {36.771, 32.242, 29.074, 26.322, 23.678, 20.926, 17.758, 13.229};
        double[] eightDeviations = {5.749, 5.133, 4.943, 4.874, 4.874, 4.943, 5.133, 5.749};
        double[] sixteen = {
            40.539, 36.810, 34.347, 32.336, 30.550, 28.893, 27.310, 25.766, 24.234, 22.690, 21.107,
            19.450, 17.664, 15.653, 13.190, 9.461
        };

        freeForAll(three, threeDeviations);
        freeForAll(eight, eightDeviations);
        freeForAll(sixteen, new double[0]);
    }

    private static void freeForAll(double[] means, double[] deviations) {
        var text = new StringBuilder();
        for (int i = 0; i < means.length; i++) {
            text.append(i == 0 ? "" : " > ").append(Simulated.name(i));
        }
        var ladder =
                Options.believing(Method.GAUSSIAN_SKILL)
                        .ladder(new Votes().ranking(text.toString()));
        for (int i = 0; i < means.length; i++) {
            mean(ladder, Simulated.name(i), means[i], 2e-3);
            if (i < deviations.length) {
                deviation(ladder, Simulated.name(i), deviations[i], 2e-3);
            }
        }
    }

    /** Issue 13 of sublee/trueskill: the tied are treated alike, however they are named. */
    @Test
    void theOrderOfTheTiedDoesNotMatter() {
        // All three places in the middle of the tie: a chain of ties would favour the middle one.
        for (var again :
                new String[] {"a > d = c = b > e", "a > c = b = d > e", "a > b = d = c > e"}) {
            for (var method : new Method[] {Method.WENG_LIN, Method.GAUSSIAN_SKILL}) {
                same(method, "a > b = c = d > e", again);
            }
        }
    }

    private static void same(Method method, String one, String other) {
        var first = Options.believing(method).ladder(new Votes().ranking("d > c").ranking(one));
        var second = Options.believing(method).ladder(new Votes().ranking("d > c").ranking(other));

        for (var rung : first.rungs()) {
            var name = rung.system().value();
            mean(second, name, rung.strength().value(), 1e-9);
            deviation(second, name, ReferenceTest.deviation(rung), 1e-9);
        }
    }

    /** Far beyond what a bell curve can say in a double. */
    @Test
    void theMostSurprisingResultsStayFinite() {
        for (boolean won : new boolean[] {true, false}) {
            var after = duel(0.1, 25, 0.5, 500, 0.5, won);

            assertThat(Arrays.stream(after).allMatch(Double::isFinite)).isTrue();
            assertThat(after[0]).isBetween(25.5, 500.0);
            assertThat(after[2]).isBetween(25.0, 499.5);
            assertThat(after[1]).isBetween(0.1, 0.5);
        }
    }

    private static void mean(Ladder ladder, String name, double expected, double tolerance) {
        assertThat(ReferenceTest.strength(ladder, name)).isCloseTo(expected, within(tolerance));
    }

    private static void deviation(Ladder ladder, String name, double expected, double tolerance) {
        assertThat(ReferenceTest.deviation(ReferenceTest.rung(ladder, name)))
                .isCloseTo(expected, within(tolerance));
    }
}
