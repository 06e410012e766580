package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.dataset.Slice;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Several objectives on one ladder. */
class CompositeTest {
    private static final int SYSTEMS = 4;

    /**
     * Each item is judged once under each of two aspects; {@code alike} is the share of items with
     * the same outcome for both, which makes their ladders hang together.
     */
    static AttributedVotes votes(long seed, int items, double alike) {
        var random = new Seed(seed).child("composite").random();
        var votes = new AttributedVotes();
        for (int item = 0; item < items; item++) {
            int l = random.nextInt(SYSTEMS);
            int r = (l + 1 + random.nextInt(SYSTEMS - 1)) % SYSTEMS;
            double u = random.nextDouble();
            boolean same = random.nextDouble() < alike;
            for (var aspect : new String[] {"helpful", "safe"}) {
                double eta = Simulated.truth(l, SYSTEMS) - Simulated.truth(r, SYSTEMS);
                double chance = 1 / (1 + Math.exp(-eta));
                double drawn = same ? u : random.nextDouble();
                votes.add(
                        Simulated.name(l),
                        Simulated.name(r),
                        drawn < chance ? Outcome.LEFT : Outcome.RIGHT,
                        "aspect",
                        aspect,
                        AttributedVotes.ITEM,
                        "q" + item);
            }
        }
        return votes;
    }

    static SortedMap<String, Double> weights(double helpful, double safe) {
        return new TreeMap<>(Map.of("helpful", helpful, "safe", safe));
    }

    static Composite composite(AttributedVotes votes, SortedMap<String, Double> weights) {
        return Composite.of(votes.dataset(), Options.plain().build(), "aspect", weights);
    }

    @Test
    void strengthIsTheWeightedMeanOfTheLadders() {
        var votes = votes(1, 300, 0.5);
        var composite = composite(votes, weights(3, 1));
        var helpful = alone(votes, "helpful");
        var safe = alone(votes, "safe");
        assertThat(composite.rungs()).hasSize(SYSTEMS);
        for (var rung : composite.rungs()) {
            var name = rung.system().value();
            double mean =
                    0.75 * ReferenceTest.rung(helpful, name).strength().value()
                            + 0.25 * ReferenceTest.rung(safe, name).strength().value();
            assertThat(rung.strength().value()).isCloseTo(mean, within(1e-8));
        }
    }

    private static Ladder alone(AttributedVotes votes, String aspect) {
        var part = votes.dataset().where(Slice.attribute("aspect", aspect));
        return Options.ladder(Ranking.rank(part, Options.plain().cluster(Cluster.ITEM).build()));
    }

    /** With the same votes twice the composite is the ladder of one, and so are its intervals. */
    @Test
    void aCopyOfACriterionAddsNothing() {
        var votes = votes(2, 200, 1);
        var composite = composite(votes, weights(1, 1));
        var one = alone(votes, "helpful");
        for (var rung : composite.rungs()) {
            var twin = ReferenceTest.rung(one, rung.system().value());
            assertThat(rung.strength().value()).isCloseTo(twin.strength().value(), within(1e-9));
            assertThat(ReferenceTest.error(rung.strength()))
                    .isCloseTo(ReferenceTest.error(twin.strength()), within(1e-9));
        }
        assertThat(composite.interval()).contains("clustered by item");
    }

    @Test
    void oneCriterionAloneIsItsOwnLadder() {
        var votes = votes(3, 200, 0.3);
        var composite = composite(votes, new TreeMap<>(Map.of("safe", 2.0)));
        var one = alone(votes, "safe");
        for (var rung : composite.rungs()) {
            var twin = ReferenceTest.rung(one, rung.system().value());
            assertThat(ReferenceTest.error(rung.strength()))
                    .isCloseTo(ReferenceTest.error(twin.strength()), within(1e-9));
            assertThat(rung.rankLow()).isEqualTo(twin.rankLow());
        }
    }

    /** Criteria of the same items hang together. */
    @Test
    void intervalsCoverWhereCriteriaShareItems() {
        int runs = 400;
        int covered = 0;
        int all = 0;
        for (int run = 0; run < runs; run++) {
            var composite = composite(votes(100 + run, 300, 0.9), weights(1, 1));
            for (var rung : composite.rungs()) {
                int number = number(rung.system().value());
                var interval = ReferenceTest.interval(rung.strength());
                double truth = Simulated.truth(number, SYSTEMS);
                covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
                all++;
            }
        }
        assertThat((double) covered / all).isBetween(0.93, 0.97);
    }

    private static int number(String name) {
        for (int i = 0; i < SYSTEMS; i++) {
            if (Simulated.name(i).equals(name)) {
                return i;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void aSystemWithoutAPlaceOnALadderHasNoneTogether() {
        var votes = votes(4, 200, 0.5);
        votes.add("top", Simulated.name(0), Outcome.LEFT, "aspect", "safe");
        votes.add("top", Simulated.name(0), Outcome.LEFT, "aspect", "helpful");
        votes.add("top", Simulated.name(0), Outcome.RIGHT, "aspect", "helpful");
        var composite = composite(votes, weights(1, 1));
        assertThat(composite.rungs()).hasSize(SYSTEMS);
        assertThat(composite.unplaced())
                .extracting(one -> one.system() + ": " + one.reason())
                .containsExactly("top: no place on safe");
    }

    @Test
    void whatIsNoPartOrHasNoSuchModelIsRefused() {
        var votes = votes(5, 100, 0.5);
        assertThatThrownBy(() -> composite(votes, new TreeMap<>(Map.of("fast", 1.0))))
                .hasMessageContaining("no judgement has \"fast\" as aspect");
        for (var options :
                new Options[] {
                    Options.of(Method.ELO),
                    Options.of(Ties.GROUNDED_RAO_KUPPER),
                    Options.plain().bootstrap(20)
                }) {
            assertThatThrownBy(
                            () ->
                                    Composite.of(
                                            votes.dataset(),
                                            options.build(),
                                            "aspect",
                                            weights(1, 1)))
                    .hasMessageContaining("--weights");
        }
    }
}
