package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Thurstone's law of comparative judgment, and the Elo that needs no order. */
class ThurstoneTest {
    private static final List<String> JOURNALS = List.of("Comm Statist", "JASA", "JRSS-B");

    private static Ladder journals(IntervalMethod interval) {
        return Options.of(Method.THURSTONE_MOSTELLER)
                .interval(interval)
                .ladder(ReferenceTest.citations());
    }

    /** Stigler (1994); glm(binomial(probit)) of R 4.2.2, which stops 3e-9 short of the end. */
    @Test
    void citationsOfJournalsAreReproduced() {
        double[] expected = {-1.674693680578, -0.289913264107, 0.15911707293};
        for (int i = 0; i < 3; i++) {
            var difference =
                    ReferenceTest.between(
                            journals(IntervalMethod.FISHER), JOURNALS.get(i), "Biometrika");
            assertThat(difference.value()).isCloseTo(expected[i], within(1e-8));
        }
    }

    /**
     * Observed information and sandwich by the formulas in numpy 2.4.6 with scipy 1.17.1 (Python
     * 3.11, 2026-11-24). R's errors (.0506666 .0363652 .0431543) are from the expected information.
     */
    @Test
    void errorsAreThoseOfAnotherProgram() {
        double[] observed = {0.0506722, 0.036392, 0.04308946};
        double[] sandwich = {0.05077197, 0.03625501, 0.04352297};
        for (int i = 0; i < 3; i++) {
            assertThat(error(IntervalMethod.FISHER, i)).isCloseTo(observed[i], within(1e-7));
            assertThat(error(IntervalMethod.SANDWICH, i)).isCloseTo(sandwich[i], within(1e-7));
        }
        assertThat(ReferenceTest.logLikelihood(journals(IntervalMethod.NONE)))
                .isCloseTo(-1623.949104160408, within(1e-8));
    }

    private static double error(IntervalMethod interval, int journal) {
        return ReferenceTest.error(
                ReferenceTest.between(journals(interval), JOURNALS.get(journal), "Biometrika"));
    }

    /** One pair has an answer in closed form, far from the start and far in the tail. */
    @Test
    void onePairIsTheQuantileOfItsShare() {
        var ladder =
                Options.of(Method.THURSTONE_MOSTELLER)
                        .ladder(
                                new Votes()
                                        .weighted("a", "b", Outcome.LEFT, 1e7)
                                        .weighted("a", "b", Outcome.RIGHT, 1));

        assertThat(ReferenceTest.between(ladder, "a", "b").value())
                .isCloseTo(-Normal.quantile(1 / (1e7 + 1)), within(1e-8));
    }

    /** One pair, with the squares of the scores of its votes and the curvature written out. */
    @Test
    void aTieHasHalfOfBothScoresInTheSandwich() {
        var ladder =
                Options.of(Method.THURSTONE_MOSTELLER).ladder(new Votes().pair("a", "b", 9, 4, 6));
        var difference = ReferenceTest.between(ladder, "a", "b");
        double eta = Normal.quantile(12 / 19.0);
        double density = Math.exp(-eta * eta / 2) / Math.sqrt(2 * Math.PI);
        double rise = density / Normal.cumulative(eta);
        double fall = density / Normal.cumulative(-eta);
        double squares = 9 * rise * rise + 4 * fall * fall + 6 * (rise - fall) * (rise - fall) / 4;
        double curvature = 12 * rise * (rise + eta) + 7 * fall * (fall - eta);

        assertThat(difference.value()).isCloseTo(eta, within(1e-9));
        assertThat(ReferenceTest.error(difference))
                .isCloseTo(Math.sqrt(squares) / curvature, within(1e-9));
    }

    /** By mpmath with thirty digits. */
    @ParameterizedTest
    @CsvSource({
        "-0.5, -1.1759117615936186, 1.1410777703680645",
        "-2.4, -4.8039216668706719, 2.7318611959539799",
        "-2.6, -5.3684849226242658, 2.914057352882531",
        "-10, -53.231285150512471, 10.098093233962512",
        "-45, -1017.2260942419524, 45.022200328343595",
        "1.3, -0.10181180266765503, 0.18973503541925962",
        "3, -0.0013508099647481938, 0.0044378390421256638",
        "8, -6.2209605742717858e-16, 5.0522710835368954e-15"
    })
    void tailsAreExact(double x, double logCumulative, double slope) {
        assertThat(Mills.logCumulative(x) / logCumulative).isCloseTo(1, within(1e-13));
        assertThat(Mills.slope(x) / slope).isCloseTo(1, within(1e-13));
    }

    /** Row by row from the distribution function, with slopes by differences. */
    @Test
    void theSlopeOfTheLikelihoodIsZeroAtTheLadder() {
        var votes = RankerContract.votes();
        var ladder = Options.of(Method.THURSTONE_MOSTELLER).ladder(votes);

        assertThat(ReferenceTest.logLikelihood(ladder))
                .isCloseTo(likelihood(votes, ladder, "", 0), within(1e-9));
        for (var name : List.of("kea", "tui", "weka", "moa")) {
            double slope =
                    (likelihood(votes, ladder, name, 1e-4) - likelihood(votes, ladder, name, -1e-4))
                            / 2e-4;
            assertThat(slope).as(name).isCloseTo(0, within(1e-5));
        }
    }

    private static double likelihood(Votes votes, Ladder ladder, String moved, double by) {
        var rows = votes.dataset().comparisons();
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            var left = rows.systems().name(rows.left(row));
            var right = rows.systems().name(rows.right(row));
            double gap =
                    ReferenceTest.strength(ladder, left)
                            - ReferenceTest.strength(ladder, right)
                            + (left.equals(moved) ? by : 0)
                            - (right.equals(moved) ? by : 0);
            double win = Math.log(Normal.cumulative(gap));
            double loss = Math.log(Normal.cumulative(-gap));
            sum +=
                    switch (rows.outcome(row)) {
                        case LEFT -> win;
                        case RIGHT -> loss;
                        case TIE, BOTH_BAD -> (win + loss) / 2;
                    };
        }
        return sum;
    }

    @Test
    void truthIsRecoveredInsideItsIntervals() {
        int held = 0;
        for (int run = 0; run < 60; run++) {
            var ladder = Options.of(Method.THURSTONE_MOSTELLER).ladder(simulated(run, 600));
            for (int i = 0; i < 6; i++) {
                var strength = ReferenceTest.rung(ladder, Simulated.name(i)).strength();
                double truth = Simulated.truth(i, 6) / 2;
                held += ReferenceTest.interval(strength).contains(truth) ? 1 : 0;
            }
        }
        assertThat(held / 360.0).isBetween(0.91, 0.98);
    }

    @Test
    void theBootstrapIsCloseToTheSandwich() {
        var sandwich = Options.of(Method.THURSTONE_MOSTELLER).ladder(simulated(3, 3000));
        var bootstrap =
                Options.of(Method.THURSTONE_MOSTELLER).bootstrap(400).ladder(simulated(3, 3000));

        for (var rung : sandwich.rungs()) {
            var twin = ReferenceTest.rung(bootstrap, rung.system().value());
            double ratio =
                    ReferenceTest.error(twin.strength()) / ReferenceTest.error(rung.strength());
            assertThat(ratio).isCloseTo(1, within(0.15));
        }
    }

    static Votes simulated(int seed, int votes) {
        var random = new Seed(seed).child("probit").random();
        var result = new Votes();
        for (int v = 0; v < votes; v++) {
            int l = random.nextInt(6);
            int r = (l + 1 + random.nextInt(5)) % 6;
            double gap = (Simulated.truth(l, 6) - Simulated.truth(r, 6)) / 2;
            boolean won = random.nextDouble() < Normal.cumulative(gap);
            result.add(Simulated.name(l), Simulated.name(r), won ? Outcome.LEFT : Outcome.RIGHT);
        }
        return result;
    }

    @Test
    void eloByLikelihoodIsBradleyTerryWhateverTheOrder() {
        for (var ties : new Ties[] {Ties.HALF, Ties.DAVIDSON, Ties.RAO_KUPPER}) {
            var plain = Options.of(ties).ladder(RankerContract.votes());
            var elo = Options.of(Method.ELO_MLE).ties(ties);

            assertThat(elo.ladder(RankerContract.votes()).rungs()).isEqualTo(plain.rungs());
            assertThat(elo.ladder(RankerContract.votes().permuted(3)).rungs())
                    .isEqualTo(plain.rungs());
        }
    }
}
