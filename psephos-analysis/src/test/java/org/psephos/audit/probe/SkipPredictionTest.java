package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Seed;
import org.psephos.model.PsephosException;

/**
 * Small sessions by hand. Mutants that these tests have seen off: a session cut one later where its
 * length is odd; accuracy so far that is divided by the place from 0; a baseline that looks at the
 * later half; wrong answers that earn too; ties of a session for skipped; the worst baseline for
 * the best.
 */
class SkipPredictionTest {
    private static final ProbeOptions PLAIN = ProbeOptions.withDefaults().rounds(0);

    private static ProbeResult look(String csv, ProbeOptions options) {
        return SkipPrediction.PROBE
                .verb()
                .look(
                        Rows.of(
                                csv,
                                "position",
                                "skipped",
                                "length",
                                "prediction:a",
                                "prediction:b"),
                        options);
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    /** One digit a track, 1 for skipped. */
    private static String session(String name, String tracks) {
        var csv = new StringBuilder();
        for (int i = 0; i < tracks.length(); i++) {
            csv.append("%s,%s,%s%n".formatted(name, i + 1, tracks.charAt(i)));
        }
        return csv.toString();
    }

    private static final String HEAD = "session,position,skipped\n";

    @Test
    void rightAnswersThatComeEarlyEarnMore() {
        assertThat(SkipGuesses.averageAccuracy(true, true, false, false)).isEqualTo(0.5);
        assertThat(SkipGuesses.averageAccuracy(false, false, true, true))
                .isCloseTo((1 / 3.0 + 2 / 4.0) / 4, within(1e-12));
        assertThat(SkipGuesses.averageAccuracy(true, false, true))
                .isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
        assertThat(SkipGuesses.averageAccuracy(false)).isEqualTo(0);
    }

    @Test
    void averageAccuracyIsTheSumTermByTerm() {
        for (int bits = 0; bits < 64; bits++) {
            var right = new boolean[6];
            double slow = 0;
            for (int i = 0; i < 6; i++) {
                right[i] = (bits >> i & 1) == 1;
                double so = Integer.bitCount(bits & ((1 << (i + 1)) - 1)) / (i + 1.0);
                slow += so * (right[i] ? 1 : 0) / 6;
            }
            assertThat(SkipGuesses.averageAccuracy(right)).isCloseTo(slow, within(1e-12));
        }
    }

    @Test
    void ofFiveTracksTwoAreKnown() {
        // Known 1 0; to predict 0 1 0.
        var result = look(HEAD + session("s", "10010"), PLAIN);

        // last action 0: right, wrong, right
        assertThat(value(result, "mean-average-accuracy", "last action"))
                .isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
        // one skip of two: level, so as the last
        assertThat(value(result, "mean-average-accuracy", "majority of session"))
                .isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
        // level over all: skipped
        assertThat(value(result, "mean-average-accuracy", "majority of all"))
                .isCloseTo(0.5 / 3, within(1e-12));
        assertThat(value(result, "first-prediction-accuracy", "last action")).isEqualTo(1);
        assertThat(value(result, "first-prediction-accuracy", "majority of all")).isEqualTo(0);
        assertThat(value(result, "skip-rate", "")).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void baselinesKnowTheEarlierHalvesOnly() {
        // Known 110, 001, 111: six of nine are skips; later halves would turn all of it.
        var csv = HEAD + session("s", "110000") + session("t", "001000") + session("u", "111000");
        var result = look(csv, PLAIN);

        assertThat(value(result, "mean-average-accuracy", "last action"))
                .isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(result, "mean-average-accuracy", "majority of session"))
                .isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(result, "mean-average-accuracy", "majority of all")).isEqualTo(0);
        assertThat(value(result, "first-prediction-accuracy", "majority of session"))
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void anotherShareMayBeKnown() {
        var csv = HEAD + session("s", "1110");

        assertThat(value(look(csv, PLAIN.set("known", "0.75")), "skip-rate", "")).isEqualTo(0);
        assertThat(value(look(csv, PLAIN), "skip-rate", "")).isEqualTo(0.5);
    }

    private static final String MODELS =
            """
            session,position,skipped,prediction:a,prediction:b
            s,1,0,,
            s,2,0,,
            s,3,1,0.5,1
            s,4,0,0.49,
            t,1,1,,
            t,2,1,,
            t,3,0,0,0
            t,4,1,1,1
            """;

    @Test
    void modelsAreCutAndComparedWithTheBestPlainWay() {
        var result = look(MODELS, PLAIN);

        // The last action says 0 0 of 1 0 and 1 1 of 0 1; all known halves are level: skipped.
        assertThat(value(result, "mean-average-accuracy", "last action")).isEqualTo(0.25);
        assertThat(value(result, "mean-average-accuracy", "a")).isEqualTo(1);
        assertThat(value(result, "maa-gain", "a over majority of all")).isEqualTo(0.625);
        assertThat(value(result, "first-accuracy-gain", "a over majority of all")).isEqualTo(0.5);
        // b lacks an answer in s, which is left out for it alone.
        var b = result.quantity("mean-average-accuracy", "b");
        assertThat(b.value()).isEqualTo(1);
        assertThat(b.n()).isEqualTo(1);
        assertThat(b.note()).startsWith("over the sessions whose tracks");
        assertThat(value(look(MODELS, PLAIN.set("cut", "0.51")), "mean-average-accuracy", "a"))
                .isEqualTo(0.625);
    }

    @Test
    void aModelWithoutAnswersHasNoNumber() {
        var csv = "session,position,skipped,prediction:a\ns,1,0,\ns,2,1,\n";

        assertThat(look(csv, PLAIN).quantity("mean-average-accuracy", "a").undefined())
                .isEqualTo("the model says all tracks to predict of no session");
    }

    @Test
    void theOrderOfTheFileSaysNothing() {
        var csv = "session,position,skipped\ns,3,0\ns,1,1\ns,4,1\ns,2,0\n";

        assertThat(look(csv, PLAIN).quantities())
                .isEqualTo(look(HEAD + session("s", "1001"), PLAIN).quantities());
    }

    @Test
    void sessionsWithoutATrackAndShortOnesAreCountedAndLeftOut() {
        var csv =
                """
                session,position,skipped,length
                s,1,0,4
                s,2,0,4
                s,3,1,4
                s,4,1,4
                hole,1,0,3
                hole,3,0,3
                late,2,0,
                late,3,0,
                cut,1,0,3
                cut,2,0,3
                one,1,0,1
                """;
        var result = look(csv, PLAIN);

        assertThat(value(result, "sessions", "")).isEqualTo(1);
        assertThat(value(result, "sessions-with-holes", "")).isEqualTo(3);
        assertThat(value(result, "sessions-too-short", "")).isEqualTo(1);
        assertThat(result.quantity("sessions").n()).isEqualTo(5);
        assertThat(result.findings())
                .extracting(Finding::id, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "sessions-with-holes", Severity.MEDIUM));
    }

    @Test
    void noSessionNoAnswer() {
        var result = look(HEAD + "s,1,0\nt,1,1\n", PLAIN);

        assertThat(result.answers()).isFalse();
        assertThat(result.quantity("mean-average-accuracy").undefined())
                .isEqualTo(
                        "no session can be cut in two: 0 without a track that should be there, 2"
                                + " too short");
    }

    @Test
    void aPositionTwiceIsRefused() {
        assertThatThrownBy(() -> look(HEAD + "s,1,0\ns,2,1\ns,2,0\n", PLAIN))
                .isInstanceOf(PsephosException.class)
                .hasMessageContaining("rows.csv:4: position 2 stands twice in the session s");
    }

    /** A model that is right so often, whatever happens; skips by lot. */
    private static String drawn(int sessions, double right, double other) {
        var random = new Seed(106).child("skips").random();
        var csv = new StringBuilder("session,position,skipped,prediction:a,prediction:b\n");
        for (int s = 0; s < sessions; s++) {
            for (int i = 1; i <= 10; i++) {
                int skip = random.nextInt(2);
                int a = random.nextDouble() < right ? skip : 1 - skip;
                int b = random.nextDouble() < other ? skip : 1 - skip;
                csv.append("s%s,%s,%s,%s,%s%n".formatted(s, i, skip, a, b));
            }
        }
        return csv.toString();
    }

    @Test
    void aGoodModelGainsAndOneByLotDoesNot() {
        var result = look(drawn(200, 0.8, 0.5), ProbeOptions.withDefaults().rounds(300));
        var gain = gain(result, "a");
        var none = gain(result, "b");

        assertThat(Objects.requireNonNull(gain.interval()).low()).isGreaterThan(0.1);
        var test = Objects.requireNonNull(gain.test());
        assertThat(test.p()).isCloseTo(1 / 301.0, within(1e-12));
        // Two tests: the smaller p counts twice at the most.
        assertThat(test.adjusted()).isCloseTo(2 / 301.0, within(1e-12));
        assertThat(Objects.requireNonNull(none.test()).p()).isGreaterThan(0.05);
        assertThat(result.findings())
                .extracting(Finding::id)
                .containsExactly("no-better-than-plain");
        assertThat(result.findings().getFirst().claim()).startsWith("b over ");
    }

    private static Quantity gain(ProbeResult result, String model) {
        return result.quantities().stream()
                .filter(one -> one.name().equals("maa-gain") && one.of().startsWith(model + " "))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Five answers that are each right with chance q earn on average (q + Σ (1 + (i - 1) q) q / i)
     * / 5 with i from 2: the intervals over sessions hold it.
     */
    @Test
    void intervalsHoldWhatIsExpected() {
        double q = 0.7;
        double expected = 0;
        for (int i = 1; i <= 5; i++) {
            expected += q * (1 + (i - 1) * q) / i / 5;
        }
        int held = 0;
        for (int log = 0; log < 200; log++) {
            var random = new Seed(log).child("log").random();
            var csv = new StringBuilder("session,position,skipped,prediction:a\n");
            for (int s = 0; s < 60; s++) {
                for (int i = 1; i <= 10; i++) {
                    int skip = random.nextInt(2);
                    int a = random.nextDouble() < q ? skip : 1 - skip;
                    csv.append("s%s,%s,%s,%s%n".formatted(s, i, skip, a));
                }
            }
            var found =
                    look(csv.toString(), ProbeOptions.withDefaults().rounds(100))
                            .quantity("mean-average-accuracy", "a");
            held += Objects.requireNonNull(found.interval()).contains(expected) ? 1 : 0;
        }
        // 95% promised; 100 rounds and 60 sessions make it a little less.
        assertThat(held).isBetween(180, 199);
    }
}
