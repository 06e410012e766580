package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Seed;
import org.psephos.math.SplitMix64;
import org.psephos.model.PsephosException;

/**
 * A bandit of two contexts and two actions, whose value is known. Mutants that these tests have
 * seen off: a weight upside down; snips divided by the rows; a cap that zeroes; doubly robust
 * without the weight, or with the sign of the prediction turned; an effective sample without the
 * square; rows drawn where units were named.
 */
class OffPolicyValueTest {
    private static final ProbeOptions PLAIN = ProbeOptions.withDefaults().rounds(0);

    /** In context x (equally often) what the log does and what the target would, action 1. */
    private static final double[] LOG = {0.25, 0.5};

    private static final double[] TARGET = {0.75, 0.25};

    /** Chance of a reward of 1 by context and action. */
    private static final double[][] REWARD = {{0.5, 0.25}, {0.75, 0.5}};

    /** 0.5 · (0.25 · 0.5 + 0.75 · 0.25) + 0.5 · (0.75 · 0.75 + 0.25 · 0.5) */
    private static final double VALUE = 0.5;

    private static ProbeResult look(String csv, ProbeOptions options) {
        return OffPolicyValue.PROBE
                .verb()
                .look(
                        Rows.of(
                                csv,
                                "reward",
                                "propensity",
                                "target",
                                "target:b",
                                "predicted",
                                "expected",
                                "expected:b"),
                        options);
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    private static final String HEAD = "reward,propensity,target,predicted,expected,unit\n";

    /** What may happen at a decision, and how likely it is. */
    private record Outcome(int context, int action, int reward, double chance) {
        static List<Outcome> all() {
            var all = new ArrayList<Outcome>();
            for (int x = 0; x < 2; x++) {
                for (int a = 0; a < 2; a++) {
                    for (int r = 0; r < 2; r++) {
                        double earns = REWARD[x][a];
                        double chance = 0.5 * of(LOG, x, a) * (r == 1 ? earns : 1 - earns);
                        all.add(new Outcome(x, a, r, chance));
                    }
                }
            }
            return all;
        }

        static double of(double[] policy, int x, int a) {
            return a == 1 ? policy[x] : 1 - policy[x];
        }

        /**
         * @param logged by which it is said to have been logged
         * @param model predicted rewards
         */
        String row(double[] logged, double[][] model) {
            double under =
                    TARGET[context] * model[context][1] + (1 - TARGET[context]) * model[context][0];
            return "%s,%s,%s,%s,%s,%n"
                    .formatted(
                            reward,
                            of(logged, context, action),
                            of(TARGET, context, action),
                            model[context][action],
                            under);
        }
    }

    /** A log in which every outcome stands exactly as often as is expected, of 64 rows. */
    private static String exact(double[] logged, double[][] model) {
        var csv = new StringBuilder(HEAD);
        for (var one : Outcome.all()) {
            csv.append(one.row(logged, model).repeat((int) (64 * one.chance)));
        }
        return csv.toString();
    }

    @Test
    void aLogThatIsAsExpectedGivesTheValueExactly() {
        var wrong = new double[][] {{0.9, 0.1}, {0.2, 0.3}};
        var result = look(exact(LOG, wrong), PLAIN);

        assertThat(result.quantity("ips", "target").n()).isEqualTo(64);
        for (var estimator : List.of("ips", "snips", "doubly-robust")) {
            assertThat(value(result, estimator, "target")).isCloseTo(VALUE, within(1e-12));
        }
        assertThat(value(result, "mean-weight", "target")).isCloseTo(1, within(1e-12));
        // mean of e: (0.75 · 0.1 + 0.25 · 0.9 + 0.25 · 0.3 + 0.75 · 0.2) / 2
        assertThat(value(result, "direct-method", "target")).isCloseTo(0.2625, within(1e-12));
        // (0.75 · 0.5 + 0.25 · 0.25 + 0.5 · 0.75 + 0.5 · 0.5) / 2
        assertThat(value(result, "mean-reward", "the log")).isCloseTo(0.53125, within(1e-12));
        // Σ w² / n: 0.5 (0.5625 / 0.25 + 0.0625 / 0.75) + 0.5 (0.0625 / 0.5 + 0.5625 / 0.5)
        double squares = 0.5 * (2.25 + 0.0625 / 0.75) + 0.5 * 1.25;
        assertThat(value(result, "effective-sample-size", "target"))
                .isCloseTo(64 / squares, within(1e-9));
        assertThat(value(result, "largest-weight", "target")).isEqualTo(3);
    }

    @Test
    void rightPredictionsMendWrongPropensities() {
        var result = look(exact(new double[] {0.6, 0.3}, REWARD), PLAIN);

        assertThat(value(result, "doubly-robust", "target")).isCloseTo(VALUE, within(1e-12));
        assertThat(value(result, "direct-method", "target")).isCloseTo(VALUE, within(1e-12));
        assertThat(Math.abs(value(result, "ips", "target") - VALUE)).isGreaterThan(0.03);
    }

    @Test
    void overAllLogsOfTwoRowsIpsIsTheValueOnAverage() {
        double ips = 0;
        double robust = 0;
        double clipped = 0;
        double cut = 0;
        for (var one : Outcome.all()) {
            for (var other : Outcome.all()) {
                var wrong = new double[][] {{0.9, 0.1}, {0.2, 0.3}};
                var csv = HEAD + one.row(LOG, wrong) + other.row(LOG, wrong);
                var result = look(csv, PLAIN.set("cap", "2"));
                double chance = one.chance * other.chance;
                ips += chance * value(result, "ips", "target");
                robust += chance * value(result, "doubly-robust", "target");
                clipped += chance * value(result, "clipped-ips", "target");
                cut +=
                        chance
                                * value(result, "clipped-share", "target")
                                * value(result, "mean-weight", "target");
            }
        }

        assertThat(ips).isCloseTo(VALUE, within(1e-12));
        assertThat(robust).isCloseTo(VALUE, within(1e-12));
        // The weight of 3 counts as 2: in context 0 action 1 earns a quarter, once in eight rows.
        assertThat(clipped).isCloseTo(VALUE - 0.125 * 0.25, within(1e-12));
        assertThat(cut).isCloseTo(0.125, within(1e-12));
    }

    @Test
    void theLoggingPolicyItselfEarnsTheMean() {
        var csv = "reward,propensity,target\n2,0.5,0.5\n-1,0.1,0.1\n4,0.9,0.9\n3,1,1\n";
        var result = look(csv, PLAIN);

        for (var estimator : List.of("ips", "snips", "clipped-ips")) {
            assertThat(value(result, estimator, "target")).isCloseTo(2, within(1e-12));
        }
        assertThat(value(result, "snips-gain", "target")).isCloseTo(0, within(1e-12));
        assertThat(value(result, "effective-sample-size", "target")).isCloseTo(4, within(1e-12));
        assertThat(result.findings()).extracting(Finding::id).containsExactly("few-effective-rows");
    }

    @Test
    void snipsMovesWithTheRewardsAndIpsDoesNot() {
        var one = look("reward,propensity,target\n1,0.5,1\n0,0.5,0.25\n", PLAIN);
        var moved = look("reward,propensity,target\n11,0.5,1\n10,0.5,0.25\n", PLAIN);

        assertThat(value(one, "snips", "target")).isCloseTo(0.8, within(1e-12));
        assertThat(value(moved, "snips", "target")).isCloseTo(10.8, within(1e-12));
        assertThat(value(one, "ips", "target")).isCloseTo(1, within(1e-12));
        assertThat(value(moved, "ips", "target")).isCloseTo(13.5, within(1e-12));
        assertThat(moved.quantity("snips", "target").range()).isEqualTo(new Quantity.Range(10, 11));
    }

    @Test
    void theCapIsTheRootOfTheRowsWhereNobodyChooses() {
        var csv = "reward,propensity,target\n1,0.1,1\n0,1,0\n0,1,0\n0,1,0\n";

        assertThat(value(look(csv, PLAIN), "clipped-ips", "target")).isCloseTo(0.5, within(1e-12));
        assertThat(value(look(csv, PLAIN.set("cap", "4")), "clipped-ips", "target"))
                .isCloseTo(1, within(1e-12));
        assertThat(value(look(csv, PLAIN), "clipped-share", "target"))
                .isCloseTo(0.8, within(1e-12));
    }

    /** A log of the bandit by lot. */
    private static String drawn(int rows, SplitMix64 random, double[] said) {
        var csv = new StringBuilder(HEAD);
        for (int i = 0; i < rows; i++) {
            int x = random.nextInt(2);
            int a = random.nextDouble() < LOG[x] ? 1 : 0;
            int r = random.nextDouble() < REWARD[x][a] ? 1 : 0;
            csv.append(new Outcome(x, a, r, 0).row(said, new double[][] {{0.4, 0.4}, {0.6, 0.6}}));
        }
        return csv.toString();
    }

    @Test
    void overManyLogsEstimatesAreRightOnAverageAndIntervalsHoldTheValue() {
        var held = new int[3];
        var sums = new double[3];
        var estimators = List.of("ips", "snips", "doubly-robust");
        int logs = 300;
        int alarms = 0;
        for (int log = 0; log < logs; log++) {
            var random = new Seed(log).child("bandit").random();
            var result = look(drawn(400, random, LOG), ProbeOptions.withDefaults().rounds(100));
            for (int i = 0; i < 3; i++) {
                var found = result.quantity(estimators.get(i), "target");
                sums[i] += Objects.requireNonNull(found.value()) / logs;
                held[i] += Objects.requireNonNull(found.interval()).contains(VALUE) ? 1 : 0;
            }
            alarms +=
                    result.findings().stream().anyMatch(f -> f.id().equals("weights-not-one"))
                            ? 1
                            : 0;
        }

        for (int i = 0; i < 3; i++) {
            // A standard error of one estimate is at most 0.05, of the mean of 300 0.003.
            assertThat(sums[i]).as(estimators.get(i)).isCloseTo(VALUE, within(0.009));
            assertThat(held[i] / (double) logs).as(estimators.get(i)).isBetween(0.91, 0.985);
        }
        assertThat(alarms / (double) logs).isBetween(0.01, 0.1);
    }

    @Test
    void wrongPropensitiesAreFoundByTheirWeights() {
        var random = new Seed(5).random();
        var csv = drawn(2000, random, new double[] {0.5, 0.5});
        var result = look(csv, ProbeOptions.withDefaults().rounds(200));

        assertThat(result.findings())
                .extracting(Finding::id, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("weights-not-one", Severity.HIGH));
    }

    @Test
    void weightsThatAreAllTwoAreFoundWithoutAnInterval() {
        var csv = "reward,propensity,target\n" + "1,0.25,0.5\n0,0.5,1\n".repeat(200);
        var result = look(csv, ProbeOptions.withDefaults().rounds(50));

        assertThat(result.quantity("mean-weight", "target").interval()).isNull();
        assertThat(result.findings())
                .extracting(Finding::id, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("weights-not-one", Severity.HIGH));
    }

    @Test
    void unitsAreDrawnWhole() {
        var csv = new StringBuilder(HEAD);
        for (int i = 0; i < 400; i++) {
            csv.append("%s,0.5,0.5,,,u%s%n".formatted(i / 20 % 2, i / 20));
        }
        var options = ProbeOptions.withDefaults().rounds(400);
        var units = look(csv.toString(), options).quantity("ips", "target");
        var rows =
                look(csv.toString().replaceAll(",u\\d+", ","), options).quantity("ips", "target");

        // Twenty units of one answer each: 1.96 · 0.5 / √20, and of 400 rows 1.96 · 0.5 / 20.
        assertThat(Objects.requireNonNull(units.interval()).halfWidth())
                .isCloseTo(0.219, within(0.025));
        assertThat(Objects.requireNonNull(rows.interval()).halfWidth())
                .isCloseTo(0.049, within(0.006));
    }

    @Test
    void fewRowsCarryTheWeightAndFewUnitsCountAsFew() {
        var csv =
                "reward,propensity,target\n" + "1,0.01,1\n".repeat(4) + "0,0.99,0.01\n".repeat(396);
        assertThat(look(csv, PLAIN).findings())
                .filteredOn(one -> one.id().equals("few-effective-rows"))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
        var even = new StringBuilder(HEAD);
        for (int i = 0; i < 400; i++) {
            even.append("1,0.5,0.5,,,u%s%n".formatted(i % 29));
        }
        assertThat(look(even.toString(), PLAIN).findings().getFirst().claim())
                .isEqualTo("target: 400 rows in 29 units count as 29");
        assertThat(look("reward,propensity,target\n" + "1,0.5,0.5\n".repeat(100), PLAIN).findings())
                .isEmpty();
    }

    @Test
    void severalPoliciesAndThePredictionOfOne() {
        var csv =
                """
                reward,propensity,target,target:b,predicted,expected:b
                1,0.5,1,0,0.5,0.25
                0,0.5,0,1,0.5,0.75
                """;
        var result = look(csv, PLAIN);

        assertThat(value(result, "snips", "target")).isEqualTo(1);
        assertThat(value(result, "snips", "b")).isEqualTo(0);
        // 0.5 + (0 · 0.5 + 2 · -0.5) / 2
        assertThat(value(result, "doubly-robust", "b")).isCloseTo(0, within(1e-12));
        assertThat(result.quantity("doubly-robust", "target").undefined())
                .startsWith("2 rows lack a reward predicted for what was done (predicted)");
    }

    @Test
    void aPolicyThatTheLogNeverFollowedHasNoValue() {
        var result = look("reward,propensity,target\n1,0.5,0\n0,0.5,0\n", PLAIN);

        assertThat(result.answers()).isFalse();
        assertThat(result.quantity("snips", "target").undefined())
                .isEqualTo("the policy would never have done what was done in any row");
    }

    @Test
    void whatIsMissingIsSaidWithARemedy() {
        assertThatThrownBy(() -> look("reward,propensity\n1,0.5\n", PLAIN))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("no column says how likely a target policy");
        assertThatThrownBy(() -> look("reward,propensity,target\n1,0.5,\n", PLAIN))
                .hasMessageContaining("rows.csv:2: target has no chance");
        assertThatThrownBy(() -> look("reward,propensity,target,expected:b\n1,0.5,1,1\n", PLAIN))
                .hasMessageContaining("expected:b says what a policy would earn");
        assertThatThrownBy(
                        () -> look("reward,propensity,target\n1,0.5,1\n", PLAIN.set("cap", "0.5")))
                .hasMessageContaining("expected a number of at least 1");
    }
}
