package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.model.SystemId;
import org.psephos.rank.PlanOptions.Separate;
import org.psephos.rank.Planner.Outcome.Impossible;
import org.psephos.rank.Planner.Outcome.Planned;
import org.psephos.rank.RankOptions.Ties;

/** What votes to come would buy. */
class PlannerTest {

    private static Plan plan(Votes votes, Ties ties, PlanOptions asked) {
        var outcome = Planner.plan(votes.dataset(), Options.of(ties).build(), asked);
        return ((Planned) outcome).plan();
    }

    private static PlanOptions separating(String a, String b) {
        return new PlanOptions(new Separate(new SystemId(a), new SystemId(b)), 0.8, null, 3);
    }

    /** Twin: as many votes more, split as the fit expects, and fitted again from the beginning. */
    @Test
    void votesToComeLowerTheVarianceAsAFitWithThemWould() {
        int[] left = {0, 0, 1, 1};
        int[] right = {1, 2, 2, 3};
        double[] wins = {12, 20, 9, 14};
        double[] losses = {8, 11, 9, 5};
        var before = new Cells(4, left, right, wins, losses, new double[4]);
        var fit = new PairFit(before, PairModel.of(Ties.HALF), false, 0);
        assertThat(fit.solve()).isTrue();
        var then = VotesToCome.of(fit, new Covariance(fit).fisher(), 0);
        var values = Covariance.centredParameters(fit);

        then.add(1, 25);

        double p = PairModel.logistic(values[0] - values[1]);
        wins[0] += 25 * p;
        losses[0] += 25 * (1 - p);
        var again = new PairFit(before, PairModel.of(Ties.HALF), false, 0);
        assertThat(again.solve()).isTrue();
        var expected = new Covariance(again).fisher();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double variance =
                        i == j
                                ? expected[i * 4 + i]
                                : expected[i * 4 + i]
                                        + expected[j * 4 + j]
                                        - 2 * expected[i * 4 + j];
                assertThat(then.variance(i, j)).isCloseTo(variance, within(1e-9));
            }
        }
    }

    /** By hand: information wanted less information there, over that of a vote. */
    @Test
    void votesOnTheTwoAloneFollowFromTheirInformation() {
        var votes = new Votes().pair("a", "b", 55, 45, 0);
        double difference = Math.log(55.0 / 45);
        double vote = 0.55 * 0.45;
        double wanted = Math.pow((1.959963984540054 + Normal.quantile(0.8)) / difference, 2);

        var question =
                Objects.requireNonNull(plan(votes, Ties.HALF, separating("a", "b")).question());

        assertThat(question.direct()).isEqualTo((long) Math.ceil(wanted / vote - 100));
        var once = Objects.requireNonNull(question.once());
        assertThat(once.votes()).isEqualTo(question.direct());
        assertThat(once.pairs())
                .containsExactly(new Plan.Pair(new SystemId("a"), new SystemId("b"), once.votes()));
        assertThat(Objects.requireNonNull(question.anytime()).votes()).isGreaterThan(once.votes());
    }

    /** 400 simulations: after the plan, 74% to 86% tell the two apart, with and without ties. */
    @Test
    void planKeepsItsPower() {
        for (double tie : new double[] {0, 0.3}) {
            int found = 0;
            int runs = 200;
            for (int run = 0; run < runs; run++) {
                var random = new Seed(run).child("power").random();
                var votes = new Votes();
                for (int v = 0; v < 400; v++) {
                    vote(votes, v % 3, v % 3 == 2 ? 0 : v % 3 + 1, tie, random);
                }
                var asked =
                        new PlanOptions(
                                new Separate(new SystemId("s0"), new SystemId("s1")), 0.8, 0.35, 0);
                var question = Objects.requireNonNull(plan(votes, Ties.HALF, asked).question());
                for (var pair : Objects.requireNonNull(question.once()).pairs()) {
                    for (int v = 0; v < pair.votes(); v++) {
                        vote(
                                votes,
                                pair.left().value().charAt(1) - '0',
                                pair.right().value().charAt(1) - '0',
                                tie,
                                random);
                    }
                }
                var difference = ReferenceTest.between(Options.plain().ladder(votes), "s0", "s1");
                found += ReferenceTest.interval(difference).low() > 0 ? 1 : 0;
            }
            assertThat(found / (double) runs).as("ties %s", tie).isBetween(0.72, 0.88);
        }
    }

    /** Three systems 0.35 half-tie log-odds apart. */
    private static void vote(
            Votes votes, int l, int r, double tie, org.psephos.math.SplitMix64 random) {
        double p = 1 / (1 + Math.exp(-0.35 * (r - l)));
        double u = random.nextDouble();
        // Half wins have the same mean with and without ties.
        double win = p - tie / 2;
        votes.add(
                "s" + l,
                "s" + r,
                u < win ? Outcome.LEFT : u < win + tie ? Outcome.TIE : Outcome.RIGHT);
    }

    /**
     * Looking after every 20 of 2,000 votes, at most 5% are ever wrong; 95% intervals are often.
     */
    @Test
    void confidenceSequencesHoldHoweverOftenOneLooks() {
        var sequence = new ConfidenceSequence(0.95);
        int wrong = 0;
        int naive = 0;
        for (int run = 0; run < 400; run++) {
            var random = new Seed(run).child("looks").random();
            boolean missed = false;
            boolean missedNaively = false;
            int won = 0;
            for (int v = 1; v <= 2000; v++) {
                won += random.nextDouble() < 0.5 ? 1 : 0;
                if (v % 20 == 0 && v >= 60) {
                    double value = Math.log((won + 0.5) / (v - won + 0.5));
                    double error = Math.sqrt(1.0 / (won + 0.5) + 1.0 / (v - won + 0.5));
                    missed |= !sequence.around(value, error).contains(0);
                    missedNaively |= Math.abs(value) > 1.96 * error;
                }
            }
            wrong += missed ? 1 : 0;
            naive += missedNaively ? 1 : 0;
        }
        assertThat(wrong / 400.0).isLessThan(0.05);
        assertThat(naive / 400.0).isGreaterThan(0.2);
    }

    @Test
    void outcomesSayMostWhereChancesAreEvenAndStrengthsUncertain() {
        assertThat(Information.ofOutcome(0, 0)).isZero();
        assertThat(Information.ofOutcome(0, 1)).isGreaterThan(Information.ofOutcome(2, 1));
        assertThat(Information.ofOutcome(0, 1)).isGreaterThan(Information.ofOutcome(0, 0.5));
        assertThat(Information.ofOutcome(0, 400)).isBetween(0.6, Math.log(2));
        // A little uncertainty: half the variance of the log-odds times p (1 - p).
        assertThat(Information.ofOutcome(0.7, 1e-4))
                .isCloseTo(
                        0.5e-4 * PairModel.logistic(0.7) * PairModel.logistic(-0.7), within(1e-8));
    }

    /** Where the two almost never meet evenly, others between them tell more. */
    @Test
    void aFarPairIsJoinedThroughTheOnesBetween() {
        var votes =
                new Votes()
                        .pair("a", "m", 900, 100, 0)
                        .pair("m", "z", 900, 100, 0)
                        .pair("a", "z", 99, 1, 0);
        var asked =
                new PlanOptions(new Separate(new SystemId("a"), new SystemId("z")), 0.8, 0.3, 1);

        var question = Objects.requireNonNull(plan(votes, Ties.HALF, asked).question());

        var once = Objects.requireNonNull(question.once());
        assertThat(once.votes()).isLessThan(Objects.requireNonNull(question.direct()));
        assertThat(once.pairs()).hasSize(2);
    }

    @Test
    void twoThatAreAlikeHaveNoPlanAndOthersNoPlace() {
        var even = plan(new Votes().pair("a", "b", 50, 50, 0), Ties.HALF, separating("a", "b"));
        assertThat(Objects.requireNonNull(even.question()).undefined()).contains("--difference");

        var islands = new Votes().pair("a", "b", 5, 5, 0).pair("c", "d", 5, 5, 0);
        assertThat(Planner.plan(islands.dataset(), Options.plain().build(), separating("a", "c")))
                .isInstanceOf(Impossible.class);
        assertThatThrownBy(
                        () ->
                                plan(
                                        new Votes().pair("a", "b", 5, 5, 0),
                                        Ties.HALF,
                                        separating("a", "x")))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("\"x\"");
    }

    /** A sandwich of ties is 0, which made an interval without bounds. */
    @Test
    void tiesAloneArePlannedByTheModel() {
        var votes = new Votes().pair("a", "b", 0, 0, 3);

        var plan = plan(votes, Ties.HALF, separating("a", "b"));

        var question = Objects.requireNonNull(plan.question());
        var interval = Objects.requireNonNull(question.now().interval());
        assertThat(interval.low()).isLessThan(-1);
        assertThat(interval.high()).isGreaterThan(1);
        assertThat(plan.next().getFirst().gain()).isPositive();
    }
}
