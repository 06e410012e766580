package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.RowTable;
import org.psephos.math.Interval;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;

/**
 * Groups compared by hand, and how often the interval of a known difference covers it. Mutants that
 * these tests have seen off: rows counted instead of people; parts that hold all rows; p adjusted
 * within one part only.
 */
class GroupComparisonTest {
    private static final ProbeOptions USUAL = ProbeOptions.withDefaults().rounds(0);

    private static final String RATED =
            """
            group,part,person,value,value:trust
            novice,a,p1,5,1
            novice,a,p1,3,1
            novice,b,p1,1,1
            novice,a,p2,5,2
            novice,b,p2,2,2
            expert,a,p3,2,3
            expert,b,p3,4,3
            expert,a,p4,1,4
            expert,b,p4,5,4
            """;

    private static RowTable rows(String csv) {
        return Rows.of(csv, "value", "value:trust");
    }

    @Test
    void peopleAreCountedAndPartsStandApart() {
        var result = GroupComparison.look(rows(RATED), USUAL);

        var all = result.quantity("mean", "value: novice");
        assertThat(all.n()).isEqualTo(2);
        assertThat(all.value()).isCloseTo((3.0 + 3.5) / 2, within(1e-12));
        assertThat(result.quantity("mean", "value in a: novice").value()).isEqualTo(4.5);
        assertThat(result.quantity("mean-difference", "value in b: expert - novice").value())
                .isEqualTo(3);
        var delta = result.quantity("cliffs-delta", "trust: expert - novice");
        assertThat(delta.value()).isEqualTo(1);
        assertThat(delta.interval()).isNull();
        assertThat(delta.note()).contains("do not overlap");
    }

    @Test
    void whatIsTestedSeveralTimesIsAdjustedOverAll() {
        var result = GroupComparison.look(rows(RATED), USUAL);

        var tested =
                result.quantities().stream()
                        .filter(one -> one.name().equals("cliffs-delta") && one.test() != null)
                        .toList();
        assertThat(tested).hasSize(6);
        double least =
                tested.stream()
                        .mapToDouble(one -> Objects.requireNonNull(one.test()).p())
                        .min()
                        .orElseThrow();
        // All but one of the six are equally extreme, so that the correction leaves 6/5 of p.
        assertThat(tested)
                .filteredOn(one -> Objects.requireNonNull(one.test()).p() == least)
                .hasSize(5)
                .allSatisfy(
                        one ->
                                assertThat(Objects.requireNonNull(one.test()).adjusted())
                                        .isCloseTo(least * 6 / 5, within(1e-12)));
    }

    @Test
    void threeGroupsMakeThreePairsAndAFewPeopleAreNoGroup() {
        var result = GroupComparison.look(rows("group,value\na,1\na,2\nb,2\nb,4\nc,9\n"), USUAL);

        assertThat(result.quantity("cliffs-delta", "value: a - b").value()).isEqualTo(-0.75);
        assertThat(result.quantity("cliffs-delta", "value: a - c").undefined())
                .contains("needs at least 2, and they have 2 and 1");
        assertThat(result.quantity("cliffs-delta", "value: a - b").note()).contains("rough");
    }

    @Test
    void whoStandsInTwoGroupsIsNoIndependentPerson() {
        assertThatThrownBy(
                        () ->
                                GroupComparison.look(
                                        rows("group,person,value\na,p,1\nb,p,2\n"), USUAL))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("p stands in two groups, a and b");
        assertThatThrownBy(() -> GroupComparison.look(rows("group,value\na,1\n"), USUAL))
                .hasMessageContaining("one group only");
        assertThatThrownBy(() -> GroupComparison.look(rows("group,part\na,1\nb,1\n"), USUAL))
                .hasMessageContaining("no column says what was rated");
    }

    @Test
    void aFindingGoesByTheNearerEnd() {
        var csv = new StringBuilder("group,value\n");
        for (int i = 0; i < 40; i++) {
            csv.append("a,").append(i % 10 + 4).append("\nb,").append(i % 10).append('\n');
        }
        var result = GroupComparison.look(rows(csv.toString()), USUAL);

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(GroupComparison.look(rows(csv.toString().replace("b", "c")), USUAL).findings())
                .hasSize(1);
    }

    /** The true dominance of N(0.5, 1) over N(0, 1) is 2 Phi(0.5 / sqrt 2) - 1. */
    @Test
    void intervalsCoverAsPromised() {
        int means = 0;
        int deltas = 0;
        for (int trial = 0; trial < 400; trial++) {
            var random = USUAL.seed().child("trial", trial).random();
            var samples = new TwoSamples(normal(random, 30, 0.5), normal(random, 25, 0));
            var difference = Objects.requireNonNull(samples.means(0.95));
            means += covers(difference.interval(), 0.5);
            deltas += covers(Objects.requireNonNull(samples.dominance(0.95).interval()), 0.2763264);
        }
        assertThat(means).isBetween(368, 392);
        assertThat(deltas).isBetween(364, 392);
    }

    private static int covers(Interval interval, double truth) {
        return interval.contains(truth) ? 1 : 0;
    }

    private static double[] normal(SplitMix64 random, int n, double mean) {
        var values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + org.psephos.math.Normal.quantile(random.nextDouble());
        }
        return values;
    }
}
