package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Dataset;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.Fit.NotIdentified;

/** Few votes of people and many of a judge give a ladder of people with narrower intervals. */
class PredictionPoweredTest {
    private static final int SYSTEMS = 5;

    /** Votes of both on simulated items. */
    record Both(Dataset people, Dataset judge) {}

    /**
     * Of {@code units} items people judge {@code voted}; the judge repeats what people say of an
     * item with chance {@code copies}, and else follows a taste of its own, which turns the ladder
     * round by half.
     */
    static Both simulated(long seed, int units, int voted, double copies) {
        var random = new Seed(seed).child("judge").random();
        var people = new AttributedVotes();
        var judge = new AttributedVotes();
        for (int unit = 0; unit < units; unit++) {
            int l = random.nextInt(SYSTEMS);
            int r = random.nextInt(SYSTEMS - 1);
            r += r >= l ? 1 : 0;
            double eta = Simulated.truth(l, SYSTEMS) - Simulated.truth(r, SYSTEMS);
            var says = vote(eta, random);
            var judged = random.nextDouble() < copies ? says : vote(-0.5 * eta, random);
            if (unit < voted) {
                people.add(
                        Simulated.name(l),
                        Simulated.name(r),
                        says,
                        AttributedVotes.ITEM,
                        "q" + unit);
            }
            // The judge sees the other order: a unit does not mind.
            judge.add(
                    Simulated.name(r),
                    Simulated.name(l),
                    judged == Outcome.LEFT
                            ? Outcome.RIGHT
                            : judged == Outcome.RIGHT ? Outcome.LEFT : Outcome.TIE,
                    AttributedVotes.ITEM,
                    "q" + unit);
        }
        return new Both(people.dataset(), judge.dataset());
    }

    private static Outcome vote(double eta, SplitMix64 random) {
        double tie = 0.2 * 4 * PairModel.logistic(eta) * PairModel.logistic(-eta);
        double win = PairModel.logistic(eta) - tie / 2;
        double u = random.nextDouble();
        return u < win ? Outcome.LEFT : u < win + tie ? Outcome.TIE : Outcome.RIGHT;
    }

    static PredictionPowered.Result combined(Both both) {
        return new PredictionPowered(Options.plain().build()).rank(both.people, both.judge);
    }

    /** Of 1,000 intervals of 200 runs, 92% to 97.5% hold the truth of people. */
    @Test
    void intervalsHoldTheTruthOfPeopleAndAreNarrower() {
        int held = 0;
        double width = 0;
        double plain = 0;
        double error = 0;
        double plainError = 0;
        for (int run = 0; run < 200; run++) {
            var ladder = Options.ladder(combined(simulated(run, 4000, 400, 0.85)).result());
            for (int i = 0; i < SYSTEMS; i++) {
                var name = Simulated.name(i);
                double truth = Simulated.truth(i, SYSTEMS);
                var strength = ReferenceTest.rung(ladder, name).strength();
                var alone =
                        ladder.uncontrolled().stream()
                                .filter(rung -> rung.system().value().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .strength();
                held += ReferenceTest.interval(strength).contains(truth) ? 1 : 0;
                width += ReferenceTest.interval(strength).halfWidth();
                plain += ReferenceTest.interval(alone).halfWidth();
                error += Math.pow(strength.value() - truth, 2);
                plainError += Math.pow(alone.value() - truth, 2);
            }
        }
        assertThat(held / 1000.0).isBetween(0.92, 0.975);
        assertThat(width / plain).isLessThan(0.8);
        assertThat(error / plainError).isLessThan(0.65);
    }

    /** 2,000 votes of the judge agree with 400 of people: worth what the variances say. */
    @Test
    void theSavingIsTheRatioOfVariances() {
        var result = combined(simulated(1, 4000, 400, 0.85));
        var saving = Objects.requireNonNull(result.saving());
        var ladder = Options.ladder(result.result());
        double with = 0;
        double without = 0;
        for (int i = 0; i < ladder.rungs().size(); i++) {
            with += Math.pow(ReferenceTest.error(ladder.rungs().get(i).strength()), 2);
            without += Math.pow(ReferenceTest.error(ladder.uncontrolled().get(i).strength()), 2);
        }

        assertThat(saving.votes()).isEqualTo(400);
        assertThat(saving.judged()).isEqualTo(4000);
        assertThat(saving.shared()).isEqualTo(400);
        assertThat(saving.effective()).isCloseTo(400 * without / with, within(1e-6));
        assertThat(saving.effective()).isGreaterThan(600);
    }

    /** People alone are the ladder of the plain fit, with the items as clusters. */
    @Test
    void theLadderBeforeIsThatOfPeopleAlone() {
        var both = simulated(2, 2000, 400, 0.8);
        var before = Options.ladder(combined(both).result()).uncontrolled();
        var plain = Options.ladder(Ranking.rank(both.people, Options.plain().build()));

        for (int i = 0; i < SYSTEMS; i++) {
            assertThat(before.get(i).system()).isEqualTo(plain.rungs().get(i).system());
            assertThat(before.get(i).strength().value())
                    .isCloseTo(plain.rungs().get(i).strength().value(), within(1e-9));
            assertThat(ReferenceTest.error(before.get(i).strength()))
                    .isCloseTo(ReferenceTest.error(plain.rungs().get(i).strength()), within(1e-9));
        }
    }

    @Test
    void aUselessJudgeIsRefused() {
        int refused = 0;
        for (int run = 0; run < 20; run++) {
            var fit = combined(simulated(run, 2000, 300, 0)).result().fit();
            refused +=
                    fit instanceof NotIdentified none && none.reason().contains("no use") ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(16);
    }

    @Test
    void aJudgeOfNothingElseIsRefused() {
        var fit = combined(simulated(1, 300, 300, 0.9)).result().fit();

        assertThat(((NotIdentified) fit).reason()).contains("only what people judged");
    }

    @Test
    void votesWithoutItemsAreRefused() {
        var both = simulated(1, 300, 100, 0.9);
        var bare = new Votes().pair("sa", "sb", 3, 3, 0).dataset();

        assertThatThrownBy(() -> combined(new Both(bare, both.judge)))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("do not name their items");
    }
}
