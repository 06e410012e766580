package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Ties, and votes against both as an outcome of their own. */
class GroundedTest {

    /** Wins, losses, ties, both bad of six pairs. */
    private static final int[][] ROWS = {
        {0, 1, 19, 9, 6, 4},
        {0, 2, 22, 5, 8, 3},
        {0, 3, 30, 3, 4, 1},
        {1, 2, 14, 10, 9, 7},
        {1, 3, 20, 6, 5, 6},
        {2, 3, 15, 8, 7, 11}
    };

    private static Votes votes() {
        var votes = new Votes();
        for (var row : ROWS) {
            votes.pair("" + row[0], "" + row[1], row[2], row[3], row[4]);
            votes.add(row[5], "" + row[0], "" + row[1], Outcome.BOTH_BAD);
        }
        return votes;
    }

    static Options grounded() {
        return Options.of(Ties.GROUNDED_RAO_KUPPER);
    }

    /**
     * From the formula by scipy 1.17.1 under Python 3.11 (2026-11-24): BFGS and Nelder-Mead from
     * three starts each agree to 1e-7. Errors by second differences of the log-likelihood.
     */
    @Test
    void anotherOptimiserFindsTheSame() {
        double[] expected = {
            0.98827501, 0.13668902, -0.24935259, -0.87561144, -1.07914693, 0.5699978
        };
        double[] observed = {0.15135861, 0.14125362, 0.14073767, 0.16068209, 0.19315646, 0.0832005};
        double[] sandwich = {
            0.15371918, 0.14350474, 0.13771954, 0.16191603, 0.19186356, 0.08392755
        };
        var fisher = grounded().interval(IntervalMethod.FISHER).ladder(votes());
        var robust = grounded().ladder(votes());
        for (int k = 0; k < 6; k++) {
            assertThat(estimate(fisher, k).value()).isCloseTo(expected[k], within(2e-7));
            assertThat(ReferenceTest.error(estimate(fisher, k)))
                    .isCloseTo(observed[k], within(2e-6));
            assertThat(ReferenceTest.error(estimate(robust, k)))
                    .isCloseTo(sandwich[k], within(2e-6));
        }
        assertThat(ReferenceTest.logLikelihood(robust)).isCloseTo(-272.3331647150053, within(1e-9));
    }

    /** Four systems, then both-bad, then tie. */
    private static org.psephos.math.Estimate estimate(Ladder ladder, int k) {
        if (k < 4) {
            return ReferenceTest.rung(ladder, "" + k).strength();
        }
        var effect = ladder.effects().get(k - 4);
        assertThat(effect.name()).isEqualTo(k == 4 ? "both-bad" : "tie");
        return effect.estimate();
    }

    @Test
    void everyVoteIsUsed() {
        var result = grounded().rank(votes());

        assertThat(result.setAside()).isEmpty();
        assertThat(result.used()).isEqualTo(votes().size());
        assertThat(ReferenceTest.rung(Options.ladder(result), "0").comparisons()).isEqualTo(114);
    }

    /** One cluster a vote is no clustering, up to the factor of few clusters. */
    @Test
    void clustersOfOneVoteAreTheSandwich() {
        var rows = votes().dataset().comparisons();
        var alone = new Votes();
        for (int row = 0; row < rows.size(); row++) {
            alone.by(
                    "annotator" + row,
                    rows.systems().name(rows.left(row)),
                    rows.systems().name(rows.right(row)),
                    rows.outcome(row));
        }
        double factor = Math.sqrt(rows.size() / (rows.size() - 1.0));

        var clustered = grounded().cluster(Cluster.ANNOTATOR).ladder(alone);

        for (int k = 0; k < 6; k++) {
            assertThat(ReferenceTest.error(estimate(clustered, k)))
                    .isCloseTo(
                            factor * ReferenceTest.error(estimate(grounded().ladder(votes()), k)),
                            within(1e-9));
        }
    }

    @Test
    void withoutVotesAgainstBothItIsRaoAndKupper() {
        var plain = Options.of(Ties.RAO_KUPPER).ladder(RankerContract.votes());
        var ladder = grounded().ladder(RankerContract.votes());

        assertThat(ladder.rungs()).isEqualTo(plain.rungs());
        assertThat(ladder.notes()).last().asString().startsWith("no vote is against both");
    }

    @Test
    void truthIsRecoveredInsideItsIntervals() {
        int held = 0;
        int bad = 0;
        for (int run = 0; run < 40; run++) {
            var ladder = grounded().ladder(simulated(run, 800));
            for (int i = 0; i < 5; i++) {
                var strength = ReferenceTest.rung(ladder, Simulated.name(i)).strength();
                held += ReferenceTest.interval(strength).contains(Simulated.truth(i, 5)) ? 1 : 0;
            }
            bad +=
                    ReferenceTest.interval(ladder.effects().getFirst().estimate()).contains(-0.7)
                            ? 1
                            : 0;
        }
        assertThat(held / 200.0).isBetween(0.90, 0.99);
        assertThat(bad).isBetween(34, 40);
    }

    @Test
    void theBootstrapIsCloseToTheSandwich() {
        var sandwich = grounded().ladder(simulated(1, 4000));
        var bootstrap = grounded().bootstrap(500).ladder(simulated(1, 4000));
        for (int i = 0; i < 5; i++) {
            var name = Simulated.name(i);
            double ratio =
                    ReferenceTest.error(ReferenceTest.rung(bootstrap, name).strength())
                            / ReferenceTest.error(ReferenceTest.rung(sandwich, name).strength());
            assertThat(ratio).isCloseTo(1, within(0.15));
        }
    }

    /** Theta 1.6, the ground 0.7 below the mean. */
    static Votes simulated(int seed, int size) {
        var random = new Seed(seed).child("grounded").random();
        var votes = new Votes();
        for (int v = 0; v < size; v++) {
            int l = random.nextInt(5);
            int r = (l + 1 + random.nextInt(4)) % 5;
            double a = Math.exp(Simulated.truth(l, 5));
            double b = Math.exp(Simulated.truth(r, 5));
            double g = Math.exp(-0.7);
            double win = a / (a + 1.6 * b + g);
            double loss = b / (b + 1.6 * a + g);
            double bad = g / (a + b + g);
            double u = random.nextDouble();
            var outcome =
                    u < win
                            ? Outcome.LEFT
                            : u < win + loss
                                    ? Outcome.RIGHT
                                    : u < win + loss + bad ? Outcome.BOTH_BAD : Outcome.TIE;
            votes.add(Simulated.name(l), Simulated.name(r), outcome);
        }
        return votes;
    }

    @Test
    void whatItCannotTakeIsRefused() {
        assertThatThrownBy(() -> grounded().position().rank(votes()))
                .hasMessageStartingWith(
                        "--method bradley-terry: --ties grounded-rao-kupper knows no position");
        assertThatThrownBy(() -> grounded().bothBadAsTie().rank(votes()))
                .hasMessageContaining("takes votes against both as an outcome, not as ties");
        assertThatThrownBy(
                        () ->
                                Options.of(Method.NEWMAN)
                                        .ties(Ties.GROUNDED_RAO_KUPPER)
                                        .rank(votes()))
                .hasMessageStartingWith("--method newman: has no threshold for ties");
    }
}
