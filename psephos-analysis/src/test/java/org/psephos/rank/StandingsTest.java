package org.psephos.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.math.Normal;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;
import org.psephos.rank.RankOptions.IntervalMethod;

/** What a ladder says of places beyond the order. */
class StandingsTest {

    /** Stigler (1994); qvcalc 1.0.2 under R 4.2.2. */
    @Test
    void quasiErrorsOfJournalsAreReproduced() {
        var ladder =
                Options.plain().interval(IntervalMethod.FISHER).ladder(ReferenceTest.citations());

        var standings = Objects.requireNonNull(Standings.of(ladder, 0.95));

        var names = List.of("Biometrika", "Comm Statist", "JASA", "JRSS-B");
        double[] expected = {0.04212097675, 0.09223595832, 0.04284587883, 0.05851594209};
        for (int i = 0; i < expected.length; i++) {
            assertThat(standing(standings, names.get(i)).quasiError())
                    .isCloseTo(expected[i], within(2e-6));
        }
    }

    private static Standings.Standing standing(Standings standings, String name) {
        return standings.systems().stream()
                .filter(one -> one.system().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of two, the chance is that of their difference being positive. */
    @Test
    void chanceOfTheBetterOfTwoFollowsFromTheirDifference() {
        var ladder = Options.plain().ladder(new Votes().pair("a", "b", 60, 45, 0));
        var between = ReferenceTest.between(ladder, "a", "b");
        double z = between.value() / ReferenceTest.error(between);

        var standings = Objects.requireNonNull(Standings.of(ladder, 0.95));

        assertThat(standings.systems().getFirst().best())
                .isCloseTo(Normal.cumulative(z), within(1e-6));
        assertThat(standings.classes())
                .containsExactly(List.of(new SystemId("a"), new SystemId("b")));
    }

    /** Twin: draws from the normal distribution of the strengths. */
    @Test
    void chancesOfBeingTheBestAreThoseOfDraws() {
        var ladder = Options.plain().ladder(Simulated.davidson(3, 5, 120, 0.5, 0));
        var standings = Objects.requireNonNull(Standings.of(ladder, 0.95));
        var random = new Seed(2).random();
        int n = standings.systems().size();
        var first = new int[n];
        for (int draw = 0; draw < 100_000; draw++) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double error = Objects.requireNonNull(standings.systems().get(i).quasiError());
                double value =
                        ladder.rungs().get(i).strength().value()
                                + error * Normal.quantile(Math.max(1e-12, random.nextDouble()));
                best = value > most ? i : best;
                most = Math.max(most, value);
            }
            first[best]++;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double best = Objects.requireNonNull(standings.systems().get(i).best());
            assertThat(best).isCloseTo(first[i] / 100_000.0, within(0.006));
            sum += best;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void classesPartWhereVotesDo() {
        var votes =
                new Votes()
                        .pair("a", "b", 501, 499, 0)
                        .pair("b", "c", 800, 200, 0)
                        .pair("c", "d", 500, 498, 0)
                        .pair("a", "c", 800, 200, 0);

        var standings = Objects.requireNonNull(Standings.of(Options.plain().ladder(votes), 0.95));

        assertThat(standings.classes())
                .containsExactly(
                        List.of(new SystemId("a"), new SystemId("b")),
                        List.of(new SystemId("c"), new SystemId("d")));
    }

    /**
     * Of three differences with standard error 1 the largest needs 2.39, the next 2.24, the last
     * 1.96: to ask all of them for 2.39 would leave b with a.
     */
    @Test
    void theNextDifferenceIsAskedForLessThanTheLargest() {
        var strengths = new TreeMap<String, Double>();
        strengths.put("a", 2.3);
        strengths.put("b", 0.0);
        strengths.put("c", -0.7);
        Ladder.Differences differences =
                (one, other) ->
                        Estimate.normal(
                                of(strengths, one) - of(strengths, other), 1, 0.95, "given");
        var rungs = new ArrayList<Ladder.Rung>();
        strengths.forEach(
                (name, value) ->
                        rungs.add(
                                new Ladder.Rung(
                                        new SystemId(name),
                                        Estimate.normal(value, 1, 0.95, "given"),
                                        rungs.size() + 1,
                                        1,
                                        3,
                                        10)));
        var ladder = new Ladder(rungs, List.of(), List.of(), null, 0, 0, differences, List.of());

        assertThat(Objects.requireNonNull(Standings.of(ladder, 0.95)).classes())
                .containsExactly(
                        List.of(new SystemId("a")), List.of(new SystemId("b"), new SystemId("c")));
    }

    private static double of(Map<String, Double> strengths, SystemId system) {
        return Objects.requireNonNull(strengths.get(system.value()));
    }

    /** 300 simulations: all five intervals against a reference hold together in 92% to 98%. */
    @Test
    void intervalsAgainstAReferenceHoldTogether() {
        int held = 0;
        for (int run = 0; run < 300; run++) {
            var ladder = Options.plain().ladder(Simulated.davidson(run, 6, 900, 0, 0));
            boolean all = true;
            for (var against : Standings.against(ladder, new SystemId(Simulated.name(2)), 0.95)) {
                int i = against.system().value().charAt(1) - 'a';
                double truth = Simulated.truth(i, 6) - Simulated.truth(2, 6);
                all &= ReferenceTest.interval(against.difference()).contains(truth);
            }
            held += all ? 1 : 0;
        }
        assertThat(held / 300.0).isBetween(0.92, 0.995);
    }
}
