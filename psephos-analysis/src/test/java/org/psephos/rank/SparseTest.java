package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.math.Seed;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Thousands of systems: the same answers without a matrix of them. */
class SparseTest {
    private static final Votes VOTES = RankerContract.votes();

    private static double[] sparse(Options options, Votes votes, Ladder dense) {
        var built = options.build();
        var tally = Tally.of(Duels.of(votes.dataset()), built);
        int n = tally.names().size();
        var place = new int[n];
        Arrays.setAll(place, i -> i);
        var cells = built.position() ? tally.cells() : tally.cells().merged();
        var prior = built.prior();
        var fit =
                new SparseFit(
                        cells,
                        PairModel.of(built.ties()),
                        built.position(),
                        prior == null ? 0 : prior.size());
        assertThat(fit.solve()).isTrue();
        var values = fit.parameters.clone();
        Covariance.centre(values, n);
        var spread =
                new SparseIntervals(built, tally, place, fit, new ArrayList<>()).spread(values);
        for (int i = 0; i < n; i++) {
            var rung = ReferenceTest.rung(dense, tally.names().name(i));
            assertThat(values[i]).isCloseTo(rung.strength().value(), within(1e-8));
            assertThat(ReferenceTest.interval(spread.strength(i)).halfWidth())
                    .isCloseTo(ReferenceTest.interval(rung.strength()).halfWidth(), within(1e-6));
        }
        int k = 0;
        for (var effect : dense.effects()) {
            var other = spread.effect(n + k);
            assertThat(other.value()).isCloseTo(effect.estimate().value(), within(1e-8));
            assertThat(ReferenceTest.interval(other).halfWidth())
                    .isCloseTo(ReferenceTest.interval(effect.estimate()).halfWidth(), within(1e-6));
            k++;
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF", "DAVIDSON", "RAO_KUPPER"})
    void bothWaysGiveTheSameStrengthsAndIntervals(Ties ties) {
        for (var options :
                List.of(
                        Options.of(ties),
                        Options.of(ties).position(),
                        Options.of(ties).prior(2),
                        Options.of(ties).interval(IntervalMethod.FISHER))) {
            assertThat(sparse(options, VOTES, options.ladder(VOTES))).isNotEmpty();
        }
    }

    @Test
    void clustersAreTakenTogetherInBoth() {
        var votes = Crowd.votes(3, 6, 15, 40, Crowd.Habit.CAREFUL, Crowd.Habit.CONTRARY);
        var options = Options.plain().cluster(Cluster.ANNOTATOR);

        assertThat(sparse(options, votes, options.ladder(votes))).isNotEmpty();
    }

    /**
     * {@code votes} votes on systems whose strengths are their numbers, evenly between -2 and 2.
     */
    static Votes many(int systems, int votes) {
        var result = new Votes();
        var random = new Seed(13).child("many").random();
        for (int v = 0; v < votes; v++) {
            int l = random.nextInt(systems);
            int r = random.nextInt(systems - 1);
            r += r >= l ? 1 : 0;
            double gap = 4.0 * (l - r) / systems;
            boolean left = random.nextDouble() < 1 / (1 + Math.exp(-gap));
            result.by("w" + v % 40, name(l), name(r), left ? Outcome.LEFT : Outcome.RIGHT);
        }
        return result;
    }

    private static String name(int i) {
        return "s" + (10000 + i);
    }

    @Test
    void thousandsOfSystemsHaveALadderWithIntervalsThatHoldTheTruth() {
        int n = 1600;
        var ladder = Options.plain().ladder(many(n, 60_000));

        var truth = new TreeMap<String, Double>();
        for (int i = 0; i < n; i++) {
            truth.put(name(i), 4.0 * i / n - 2);
        }
        int held = 0;
        for (var rung : ladder.rungs()) {
            double known = Objects.requireNonNull(truth.get(rung.system().value()));
            held += ReferenceTest.interval(rung.strength()).contains(known) ? 1 : 0;
        }
        assertThat(ladder.rungs()).hasSize(n);
        assertThat(held / (double) n).isBetween(0.92, 0.98);
        var agreement = TruthAgreement.of(ladder, truth);
        assertThat(agreement.kendall()).isGreaterThan(0.75);
        assertThat(ladder.notes()).anyMatch(note -> note.startsWith("beyond 1500 systems"));
    }

    @Test
    void annotatorsOfThousandsOfSystemsAreFittedWithoutIntervals() {
        var votes = many(1600, 40_000);

        var ladder = Options.of(Method.AM_ELO).interval(IntervalMethod.NONE).ladder(votes);

        assertThat(ladder.rungs()).hasSizeGreaterThan(1590);
        assertThat(ladder.annotators()).hasSize(40);
        assertThatThrownBy(() -> Options.of(Method.AM_ELO).rank(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no intervals beyond 1500 systems");
        assertThatThrownBy(() -> Options.plain().bootstrap(10).rank(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("there is no bootstrap interval");
    }
}
