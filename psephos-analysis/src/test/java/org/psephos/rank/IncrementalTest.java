package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.SystemId;
import org.psephos.rank.Fit.Fitted;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** One vote after the other, and all votes at once, are one ladder. */
class IncrementalTest {
    private static final Outcome[] OUTCOMES = Outcome.values();

    /** A vote more or fewer, or a factor that is not the best, would show here. */
    @ParameterizedTest
    @EnumSource(names = {"HALF", "DAVIDSON", "RAO_KUPPER", "DROP"})
    void everyAnswerIsThatOfAllVotesRankedTogether(Ties ties) {
        for (var options :
                List.of(
                        Options.of(ties),
                        Options.of(ties).position().bothBadAsTie(),
                        Options.of(ties).prior(1).interval(IntervalMethod.FISHER))) {
            var votes = new Votes();
            var ladder = Incremental.of(votes.dataset(), options.build());
            var random = new Seed(ties.ordinal()).random();
            for (int vote = 0; vote < 300; vote++) {
                // Names come in one by one, in no order: codes of others move.
                int systems = Math.min(7, 2 + vote / 20);
                var left = name(random.nextInt(systems));
                var right = name(random.nextInt(systems));
                var outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
                votes.add(left, right, outcome);
                ladder.add(new SystemId(left), new SystemId(right), outcome);
                if (vote % 7 == 0 || vote > 280) {
                    same(ladder.result(), options.rank(votes), vote);
                }
            }
        }
    }

    private static String name(int i) {
        return List.of("m", "c", "z", "a", "q", "b", "y").get(i);
    }

    private static void same(RankResult found, RankResult expected, int vote) {
        assertThat(found.used()).as("vote %d", vote).isEqualTo(expected.used());
        assertThat(found.setAside()).isEqualTo(expected.setAside());
        if (!(expected.fit() instanceof Fitted(var whole))) {
            assertThat(found.fit()).isEqualTo(expected.fit());
            return;
        }
        var ladder = Options.ladder(found);
        assertThat(ladder.unplaced()).isEqualTo(whole.unplaced());
        assertThat(ladder.notes()).isEqualTo(whole.notes());
        assertThat(ladder.logLikelihood()).isCloseTo(whole.logLikelihood(), within(1e-9));
        for (var rung : whole.rungs()) {
            var twin = ReferenceTest.rung(ladder, rung.system().value());
            double error = ReferenceTest.error(rung.strength());
            assertThat(twin.strength().value())
                    .as("vote %d, %s", vote, rung.system())
                    .isCloseTo(rung.strength().value(), within(1e-7 * Math.max(1, error)));
            assertThat(ReferenceTest.error(twin.strength()))
                    .isCloseTo(error, within(1e-6 * Math.max(1, error)));
            assertThat(twin.comparisons()).isEqualTo(rung.comparisons());
        }
        for (int e = 0; e < whole.effects().size(); e++) {
            assertThat(ladder.effects().get(e).estimate().value())
                    .isCloseTo(whole.effects().get(e).estimate().value(), within(1e-6));
        }
    }

    @Test
    void aSystemIsPlacedAsSoonAsTheVotesCan() {
        var start = new Votes().pair("a", "b", 3, 2, 0);
        var ladder = Incremental.of(start.dataset(), Options.plain().build());
        var top = new SystemId("top");
        ladder.add(top, new SystemId("a"), Outcome.LEFT);
        var before = Options.ladder(ladder.result());
        assertThat(before.rungs()).hasSize(2);
        assertThat(before.unplaced()).extracting(one -> one.system()).containsExactly(top);

        ladder.add(new SystemId("b"), top, Outcome.LEFT);
        assertThat(Options.ladder(ladder.result()).rungs()).hasSize(3);
        assertThat(Options.ladder(ladder.result()).unplaced()).isEmpty();
    }

    @Test
    void noVotesAreNoLadderAndTheFirstOnesMakeOne() {
        var ladder = Incremental.of(new Votes().dataset(), Options.plain().build());
        assertThat(ladder.result().fit()).isInstanceOf(NotIdentified.class);
        ladder.add(new SystemId("a"), new SystemId("b"), Outcome.TIE);
        assertThat(Options.ladder(ladder.result()).rungs()).hasSize(2);
    }

    @Test
    void manyVotesCanBeAddedAtOnceWithTheirWeights() {
        var first = new Votes().pair("a", "b", 3, 2, 1);
        var more =
                new Votes()
                        .weighted("c", "b", Outcome.LEFT, 2.5)
                        .weighted("b", "c", Outcome.LEFT, 0.5)
                        .weighted("a", "c", Outcome.BOTH_BAD, 1);
        var ladder = Incremental.of(first.dataset(), Options.plain().build());
        ladder.result();
        ladder.add(more.dataset());

        var all =
                new Votes()
                        .pair("a", "b", 3, 2, 1)
                        .weighted("c", "b", Outcome.LEFT, 2.5)
                        .weighted("b", "c", Outcome.LEFT, 0.5)
                        .weighted("a", "c", Outcome.BOTH_BAD, 1);
        same(ladder.result(), Options.plain().rank(all), 0);
    }

    /** One more vote among thousands is found in a few steps, without a new search. */
    @Test
    void oneVoteMoreTakesFewStepsFromWhereTheLastSearchEnded() {
        var ladder =
                Incremental.of(
                        Simulated.davidson(4, 12, 30_000, 0.7, 0.3).dataset(),
                        Options.of(Ties.DAVIDSON).build());
        int cold = Options.ladder(ladder.result()).steps();
        var names = new ArrayList<SystemId>();
        Options.ladder(ladder.result()).rungs().forEach(rung -> names.add(rung.system()));
        ladder.add(names.get(0), names.get(5), Outcome.RIGHT);
        assertThat(Options.ladder(ladder.result()).steps()).isLessThanOrEqualTo(3).isLessThan(cold);
    }

    @Test
    void whatNeedsMoreThanCountsIsRefused() {
        var votes = new Votes().pair("a", "b", 3, 2, 1).dataset();
        for (var options :
                List.of(
                        Options.of(Method.ELO),
                        Options.plain().cluster(Cluster.ANNOTATOR),
                        Options.of(Ties.GROUNDED_RAO_KUPPER))) {
            assertThatThrownBy(() -> Incremental.of(votes, options.build()))
                    .hasMessageContaining("one by one");
        }
    }
}
