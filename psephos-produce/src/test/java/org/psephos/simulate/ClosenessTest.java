package org.psephos.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.psephos.math.Estimate;
import org.psephos.math.Interval;
import org.psephos.model.SystemId;

class ClosenessTest {
    private static final Truth TRUTH = new Truth(strengths(-1.5, -0.5, 0.5, 1.5));

    @Test
    void theTruthItselfIsAsNearAsCanBe() {
        var found = Closeness.of(TRUTH, estimates(0.1, -1.5, -0.5, 0.5, 1.5));

        assertThat(found).isEqualTo(new Closeness(4, 0, 1, 0, 1, 4, 4));
    }

    @Test
    void onlyDifferencesCount() {
        assertThat(Closeness.of(TRUTH, estimates(0.1, 8.5, 9.5, 10.5, 11.5)))
                .isEqualTo(new Closeness(4, 0, 1, 0, 1, 4, 4));
    }

    @Test
    void distanceOrderAndIntervalsAreThoseWorkedOutByHand() {
        // One pair of six stands the wrong way round. Distances: 0.5, -1, 0.5, 0.
        var found = Closeness.of(TRUTH, estimates(0.6, -1.0, -1.5, 1.0, 1.5));

        assertThat(found.kendallTau()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(found.rootMeanSquare())
                .isCloseTo(Math.sqrt((0.25 + 1 + 0.25 + 0) / 4), within(1e-12));
        assertThat(found.slope()).isCloseTo((1.5 + 0.75 + 0.5 + 2.25) / 5, within(1e-12));
        assertThat(found.inside()).isEqualTo(3);
    }

    @Test
    void tiedEstimatesCountForNeitherSide() {
        // tau-b: 5 of 6 pairs agree, one is tied in the estimates.
        assertThat(Closeness.of(TRUTH, estimates(1, -1, -1, 0.5, 1.5)).kendallTau())
                .isCloseTo(5 / Math.sqrt(6 * 5), within(1e-12));
    }

    @Test
    void systemsWithoutAnEstimateAreCountedAndTheRestIsCentredAnew() {
        var placed = new TreeMap<>(estimates(0.1, -1, 0, 1, 9));
        placed.remove(new SystemId("d"));

        assertThat(Closeness.of(TRUTH, placed)).isEqualTo(new Closeness(3, 1, 1, 0, 1, 3, 3));
    }

    @Test
    void estimatesWithoutIntervalsAreNotCountedAsMissed() {
        var bare = new TreeMap<SystemId, Estimate>();
        TRUTH.strengths().forEach((system, x) -> bare.put(system, new Estimate(x, null)));

        assertThat(Closeness.of(TRUTH, bare)).isEqualTo(new Closeness(4, 0, 1, 0, 1, 0, 0));
    }

    @Test
    void equalEstimatesHaveNoOrderToCompare() {
        assertThatThrownBy(() -> Closeness.of(TRUTH, estimates(1, 0, 0, 0, 0)))
                .hasMessage("estimated strengths must not all be equal, but was 0.0");
    }

    private static SortedMap<SystemId, Double> strengths(double... values) {
        var all = new TreeMap<SystemId, Double>();
        for (int i = 0; i < values.length; i++) {
            all.put(new SystemId(Character.toString('a' + i)), values[i]);
        }
        return all;
    }

    private static SortedMap<SystemId, Estimate> estimates(double half, double... values) {
        var all = new TreeMap<SystemId, Estimate>();
        strengths(values)
                .forEach(
                        (system, x) ->
                                all.put(
                                        system,
                                        new Estimate(
                                                x,
                                                new Interval(x - half, x + half, 0.95, "given"))));
        return all;
    }
}
