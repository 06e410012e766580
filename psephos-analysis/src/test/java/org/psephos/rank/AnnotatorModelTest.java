package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.math.Seed;
import org.psephos.rank.RankOptions.Method;

/** Derivatives against differences: the gradients that Crowd-Kit 1.4.1 gets wrong. */
class AnnotatorModelTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void derivativesOfAVoteAreThoseOfItsLikelihood(Method method) {
        var model = AnnotatorModel.of(method);
        var random = new Seed(11).random();
        for (int draw = 0; draw < 50; draw++) {
            var at =
                    new double[] {
                        4 * random.nextDouble() - 2,
                        4 * random.nextDouble() - 2,
                        2 * random.nextDouble() - 1
                    };
            double total = 1 + random.nextInt(9);
            double won = total * random.nextDouble();
            var first = scores(model, at, won, total);
            var second = information(model, at, won, total);
            for (int p = 0; p <= model.parameters(); p++) {
                var up = moved(at, p, STEP);
                var down = moved(at, p, -STEP);
                double slope =
                        (likelihood(model, up, won, total) - likelihood(model, down, won, total))
                                / (2 * STEP);
                assertThat(first[p]).as("score %s", p).isCloseTo(slope, within(1e-6));
                var above = scores(model, up, won, total);
                var below = scores(model, down, won, total);
                for (int q = 0; q <= model.parameters(); q++) {
                    double bend = -(above[q] - below[q]) / (2 * STEP);
                    assertThat(second[p][q])
                            .as("information %s %s", p, q)
                            .isCloseTo(bend, within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void expectedInformationIsThatObservedOnAverage(Method method) {
        var model = AnnotatorModel.of(method);
        var at = new double[] {0.7, 0.9, -0.4};
        double chance = Math.exp(likelihood(model, at, 1, 1));

        var won = information(model, at, 1, 1);
        var lost = information(model, at, 0, 1);
        model.expected = true;
        var expected = information(model, at, 1, 1);

        for (int p = 0; p <= model.parameters(); p++) {
            for (int q = 0; q <= model.parameters(); q++) {
                assertThat(expected[p][q])
                        .isCloseTo(chance * won[p][q] + (1 - chance) * lost[p][q], within(1e-12));
            }
        }
    }

    /** Crowd-Kit overwrites an annotator's gradient instead of adding to it. */
    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void theScoreOfAWholeFitIsTheSlopeOfItsLikelihood(Method method) {
        var fit = fit(method, Crowd.votes(5, 5, 6, 40, Crowd.Habit.values()));
        var random = new Seed(3).random();
        Arrays.setAll(fit.strength, i -> random.nextDouble() - 0.5);
        Arrays.setAll(fit.own, k -> 2 * random.nextDouble() - 0.5);
        fit.evaluate(false);
        var score = fit.score.clone();
        var own = fit.ownScore.clone();

        for (int i = 0; i < score.length; i++) {
            assertThat(score[i]).isCloseTo(slope(fit, fit.strength, i), within(1e-5));
        }
        for (int k = 0; k < own.length; k++) {
            assertThat(own[k]).isCloseTo(slope(fit, fit.own, k), within(1e-5));
        }
    }

    private static double slope(AnnotatedFit fit, double[] parameters, int i) {
        double kept = parameters[i];
        parameters[i] = kept + STEP;
        fit.evaluate(false);
        double up = fit.logLikelihood;
        parameters[i] = kept - STEP;
        fit.evaluate(false);
        parameters[i] = kept;
        return (up - fit.logLikelihood) / (2 * STEP);
    }

    static AnnotatedFit fit(Method method, Votes votes) {
        var options = AnnotatedBradleyTerry.clustered(Options.of(method).build());
        var tally = Tally.of(Duels.of(votes.dataset()), options);
        int n = tally.names().size();
        var place = new int[n];
        Arrays.setAll(place, i -> i);
        var cells = AnnotatedCells.of(tally, options, place, n);
        var times = new double[cells.annotators()];
        Arrays.fill(times, 1);
        return new AnnotatedFit(cells, AnnotatorModel.of(method), 0, times, 1);
    }

    private static double[] moved(double[] at, int p, double by) {
        var result = at.clone();
        result[p] += by;
        return result;
    }

    private static double likelihood(AnnotatorModel model, double[] at, double won, double total) {
        model.judge(at[1], at[2]);
        model.at(at[0], won, total);
        return model.logLikelihood;
    }

    private static double[] scores(AnnotatorModel model, double[] at, double won, double total) {
        likelihood(model, at, won, total);
        return new double[] {model.scoreEta, model.scoreA, model.scoreB};
    }

    private static double[][] information(
            AnnotatorModel model, double[] at, double won, double total) {
        likelihood(model, at, won, total);
        return new double[][] {
            {model.infoEta, model.infoEtaA, model.infoEtaB},
            {model.infoEtaA, model.infoA, model.infoAb},
            {model.infoEtaB, model.infoAb, model.infoB}
        };
    }
}
