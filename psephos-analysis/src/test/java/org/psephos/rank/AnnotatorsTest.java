package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psephos.model.Outcome;
import org.psephos.model.PsephosException;
import org.psephos.rank.Crowd.Habit;
import org.psephos.rank.Fit.NotIdentified;
import org.psephos.rank.Ladder.AnnotatorRung;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Ladders that say how far each annotator is to be trusted. */
class AnnotatorsTest {
    private static final Habit[] MIXED = {
        Habit.CAREFUL, Habit.CAREFUL, Habit.CARELESS, Habit.CAREFUL, Habit.CONTRARY
    };

    private static Map<String, AnnotatorRung> people(Ladder ladder) {
        return ladder.annotators().stream()
                .collect(Collectors.toMap(rung -> rung.annotator().value(), rung -> rung));
    }

    /** With the intervals that the method has. */
    private static Options of(Method method) {
        return method == Method.AM_ELO
                ? Options.of(method)
                : Options.of(method).interval(IntervalMethod.NONE);
    }

    /** Mean distance of strengths from the truth, the best scale given. */
    static double distance(Ladder ladder, int systems) {
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < systems; i++) {
            double x = ReferenceTest.rung(ladder, Simulated.name(i)).strength().value();
            xy += x * Simulated.truth(i, systems);
            xx += x * x;
        }
        double sum = 0;
        for (int i = 0; i < systems; i++) {
            double x = ReferenceTest.rung(ladder, Simulated.name(i)).strength().value();
            sum += Math.pow(x * xy / xx - Simulated.truth(i, systems), 2);
        }
        return Math.sqrt(sum / systems);
    }

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void knowingWhoVotesBeatsCountingAllAlike(Method method) {
        double plain = 0;
        double aware = 0;
        for (int run = 0; run < 10; run++) {
            var votes = Crowd.votes(run, 12, 30, 100, MIXED);
            plain += distance(Options.plain().ladder(votes), 12);
            aware += distance(of(method).ladder(votes), 12);
        }

        assertThat(aware).isLessThan(0.8 * plain);
    }

    /** Rounds lie beside the estimate, so their percentiles would too. */
    @Test
    void theBootstrapIsStandardAndAsWideAsTheSandwich() {
        var votes = Crowd.votes(3, 6, 20, 100, MIXED);
        var drawn = Options.of(Method.AM_ELO).bootstrap(200).ladder(votes);
        var sandwich = Options.of(Method.AM_ELO).ladder(votes);

        for (var rung : drawn.rungs()) {
            var interval = ReferenceTest.interval(rung.strength());
            var other = ReferenceTest.rung(sandwich, rung.system().value()).strength();
            double value = rung.strength().value();
            assertThat((interval.low() + interval.high()) / 2).isCloseTo(value, within(1e-12));
            assertThat(interval.halfWidth() / ReferenceTest.interval(other).halfWidth())
                    .as(rung.system().value())
                    .isBetween(0.7, 1.4);
            assertThat(interval.method()).isEqualTo("bootstrap of annotators 200, standard");
        }
    }

    @Test
    void abilitiesTellCarefulCarelessAndContraryPeopleApart() {
        var ladder = Options.of(Method.AM_ELO).ladder(Crowd.votes(1, 8, 20, 400, MIXED));

        people(ladder)
                .forEach(
                        (name, rung) -> {
                            int k = Integer.parseInt(name.substring(1)) - 100;
                            double ability = rung.reliability().value();
                            switch (Crowd.habit(k, MIXED)) {
                                case CAREFUL -> assertThat(ability).isGreaterThan(0.7);
                                case CARELESS -> assertThat(ability).isBetween(-0.4, 0.4);
                                case CONTRARY -> assertThat(ability).isLessThan(-0.7);
                                case LEFT -> throw new AssertionError(name);
                            }
                            assertThat(rung.votes()).isEqualTo(400);
                        });
        assertThat(ladder.notes())
                .anyMatch(note -> note.startsWith("4 annotators vote against the better side"));
    }

    @Test
    void habitsOfSidesAreFoundByNoisyBradleyTerry() {
        var votes = Crowd.votes(2, 8, 20, 300, Habit.CAREFUL, Habit.CAREFUL, Habit.LEFT);
        var people = people(of(Method.NOISY_BT).ladder(votes));

        for (int k = 0; k < 20; k++) {
            var rung = Objects.requireNonNull(people.get(Crowd.person(k)));
            boolean left = k % 3 == 2;
            assertThat(rung.reliability().value() < 0.3).as(Crowd.person(k)).isEqualTo(left);
            if (left) {
                var bias = Objects.requireNonNull(rung.leftBias());
                assertThat(bias.value()).isBetween(0.9, 2.0); // log 4 is 1.39
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void aCircleWithoutABestHasNone(Method method) {
        // Crowd-Kit's test of its noisy Bradley-Terry pins 0.672, 0.646, 0.633 here.
        var votes = new Votes();
        for (var worker : List.of("p", "q")) {
            votes.by(worker, "a", "b", Outcome.LEFT).by(worker, "b", "a", Outcome.RIGHT);
            votes.by(worker, "b", "c", Outcome.LEFT).by(worker, "c", "b", Outcome.RIGHT);
            votes.by(worker, "c", "a", Outcome.LEFT).by(worker, "a", "c", Outcome.RIGHT);
        }

        for (var rung : of(method).ladder(votes).rungs()) {
            assertThat(rung.strength().value()).isCloseTo(0, within(1e-7));
            assertThat(rung.rank()).isEqualTo(1);
        }
    }

    @Test
    void annotatorsWithoutASpreadAreBradleyTerry() {
        var votes = Crowd.votes(3, 6, 10, 60, Habit.CAREFUL);
        var fit = AnnotatorModelTest.fit(Method.CROWD_BT, votes);
        Arrays.fill(fit.own, 40);
        fit.mean = 40;

        assertThat(fit.again()).isTrue();

        Covariance.centre(fit.strength, fit.systems);
        var plain = Options.plain().ladder(votes);
        for (int i = 0; i < fit.systems; i++) {
            double strength = ReferenceTest.rung(plain, Simulated.name(i)).strength().value();
            assertThat(fit.strength[i]).isCloseTo(strength, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void theScoreIsSolvedAndTheTwoWaysToSolveAgree(Method method) {
        var votes = Crowd.votes(4, 9, 14, 80, MIXED);
        var dense = AnnotatorModelTest.fit(method, votes);
        var sparse = AnnotatorModelTest.fit(method, votes);
        sparse.dense = 0;

        assertThat(dense.solve()).isTrue();
        assertThat(sparse.solve()).isTrue();

        // Where the size of strengths is free, the population holds it.
        var along = AnnotatedCurvature.larger(dense);
        double much = method == Method.AM_ELO ? dense.score[0] / along[0] : 0;
        for (int i = 0; i < 9; i++) {
            assertThat(dense.score[i]).isCloseTo(much * along[i], within(1e-5));
        }
        assertThat(dense.ownScore).containsExactly(new double[dense.ownScore.length], within(1e-6));
        Covariance.centre(dense.strength, 9);
        Covariance.centre(sparse.strength, 9);
        for (int i = 0; i < 9; i++) {
            assertThat(sparse.strength[i]).isCloseTo(dense.strength[i], within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT", "NOISY_BT"})
    void orderNamesAndThreadsDoNotMatter(Method method) {
        var votes = Crowd.votes(6, 6, 12, 50, MIXED);
        var plain = of(method).ladder(votes);

        assertThat(of(method).threads(2).ladder(votes).rungs()).isEqualTo(plain.rungs());
        assertThat(of(method).ladder(votes.permuted(5)).rungs()).isEqualTo(plain.rungs());
        var renamed = of(method).ladder(votes.renamed(name -> mirrored(name)));
        for (var rung : plain.rungs()) {
            var other = ReferenceTest.rung(renamed, mirrored(rung.system().value()));
            assertThat(other.strength().value()).isCloseTo(rung.strength().value(), within(1e-4));
        }
    }

    private static String mirrored(String name) {
        return "s" + (char) ('z' - name.charAt(1) + 'a');
    }

    @ParameterizedTest
    @EnumSource(names = {"AM_ELO", "CROWD_BT"})
    void swappingSidesChangesNothing(Method method) {
        var votes = Crowd.votes(7, 6, 12, 50, MIXED);
        var plain = of(method).ladder(votes);
        var swapped = of(method).ladder(votes.swapped());

        for (var rung : plain.rungs()) {
            assertThat(ReferenceTest.rung(swapped, rung.system().value()).strength().value())
                    .isCloseTo(rung.strength().value(), within(1e-7));
        }
    }

    @Test
    void intervalsTakeTheVotesOfAnAnnotatorTogether() {
        var votes = Crowd.votes(11, 6, 20, 60, MIXED);
        var result = Options.of(Method.AM_ELO).rank(votes);
        var ladder = Options.ladder(result);

        assertThat(result.options().cluster()).isEqualTo(Cluster.ANNOTATOR);
        assertThat(ReferenceTest.interval(ladder.rungs().getFirst().strength()).method())
                .isEqualTo("sandwich, clustered by annotator (20)");
        var drawn = Options.of(Method.AM_ELO).bootstrap(200).ladder(votes);
        for (var rung : ladder.rungs()) {
            double wide = ReferenceTest.interval(rung.strength()).halfWidth();
            var other = ReferenceTest.rung(drawn, rung.system().value());
            assertThat(ReferenceTest.interval(other.strength()).halfWidth() / wide)
                    .isBetween(0.6, 1.7);
        }
    }

    @Test
    void whoNeverContradictsTheLadderHasAFiniteAbility() {
        var votes = Crowd.votes(12, 6, 10, 60, Habit.CAREFUL);
        votes.by("once", "sa", "sf", Outcome.LEFT);

        var once =
                Objects.requireNonNull(people(Options.of(Method.AM_ELO).ladder(votes)).get("once"));

        assertThat(once.votes()).isEqualTo(1);
        assertThat(once.reliability().value()).isBetween(0.9, 1.5);
    }

    @Test
    void aSystemThatOnlyContraryVotersContradictHasNoPlace() {
        var votes = Crowd.votes(13, 5, 12, 300, Habit.CAREFUL, Habit.CAREFUL, Habit.CONTRARY);
        for (int i = 0; i < 40; i++) {
            votes.by(Crowd.person(0), "top", "sa", Outcome.LEFT);
            votes.by(Crowd.person(2), "top", "sb", Outcome.RIGHT);
        }

        var fit = Options.of(Method.AM_ELO).rank(votes).fit();

        assertThat(fit).isInstanceOf(NotIdentified.class);
        assertThat(((NotIdentified) fit).confounded()).containsExactly("top");
        assertThat(Options.of(Method.AM_ELO).prior(1).rank(votes).fit())
                .isInstanceOf(Fit.Fitted.class);
    }

    /** One that keeps losing to the rest gives nothing to go by, and neither do many at once. */
    @ParameterizedTest
    @EnumSource(names = {"CROWD_BT", "NOISY_BT"})
    void systemsThatRunAwayEndTheSearchEarly(Method method) {
        var votes = Crowd.votes(14, 8, 12, 300, Habit.CAREFUL, Habit.CAREFUL, Habit.CARELESS);
        for (int top = 0; top < 6; top++) {
            for (int i = 0; i < 30; i++) {
                votes.by(Crowd.person(i % 2), "top" + top, Simulated.name(i % 8), Outcome.LEFT);
            }
            votes.by(Crowd.person(2), "top" + top, "sa", Outcome.RIGHT);
        }
        var fit = AnnotatorModelTest.fit(method, votes);
        fit.dense = 0;

        assertThat(fit.solve()).isFalse();
        assertThat(fit.endless).isNotEmpty();
        assertThat(fit.steps).isLessThan(60);
    }

    @Test
    void votesWithoutAnAnnotatorAreRefused() {
        var nameless = new Votes().pair("a", "b", 2, 1, 0);
        var some = new Votes().pair("a", "b", 2, 1, 0).by("p", "a", "b", Outcome.LEFT);

        assertThatThrownBy(() -> of(Method.CROWD_BT).rank(nameless))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("--method crowd-bt: no comparison names its annotator");
        assertThatThrownBy(() -> of(Method.CROWD_BT).rank(some))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("annotator: expected a name, but found nothing (and so in 3");
    }

    @Test
    void whatTheseMethodsDoNotKnowIsRefused() {
        var votes = Crowd.votes(1, 4, 4, 40, Habit.CAREFUL);
        for (var options :
                List.of(
                        Options.of(Method.AM_ELO).ties(Ties.DAVIDSON),
                        Options.of(Method.AM_ELO).position(),
                        Options.of(Method.AM_ELO).cluster(Cluster.ITEM),
                        Options.of(Method.AM_ELO).interval(IntervalMethod.PROFILE))) {
            assertThatThrownBy(() -> options.rank(votes))
                    .isInstanceOf(PsephosException.class)
                    .hasMessageContaining("--method am-elo");
        }
        assertThatThrownBy(() -> Options.of(Method.CROWD_BT).rank(votes))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("too badly for an interval");
    }

    @Test
    void withoutIntervalsThereAreNone() {
        var votes = Crowd.votes(1, 4, 6, 60, Habit.CAREFUL);

        var ladder = Options.of(Method.NOISY_BT).interval(IntervalMethod.NONE).ladder(votes);

        assertThat(ladder.differences()).isNull();
        assertThat(ladder.annotators()).allMatch(one -> one.reliability().interval() == null);
        assertThat(ladder.annotators()).hasSize(6);
    }
}
