package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;

/**
 * Small logs by hand; times are seconds, so that 3600 is one o'clock. Mutants that these tests have
 * seen off: a value learnt before it is told; a recent past that forgets nothing; the order of the
 * file for that of times; chances of nothing by lot.
 */
class UserDynamicsTest {
    private static ProbeOptions options() {
        return ProbeOptions.withDefaults().rounds(0);
    }

    private static ProbeResult look(String csv, ProbeOptions options) {
        return UserDynamics.PROBE.verb().look(Rows.of(csv, "time"), options);
    }

    private static double value(ProbeResult result, String name, String of) {
        return Objects.requireNonNull(result.quantity(name, of).value());
    }

    private static final String TWO =
            """
            user,time,topic
            u,1,a
            v,2,b
            u,3,a
            v,4,b
            """;

    @Test
    void everyModelIsToldTheNextTopicFromWhatCameBeforeIt() {
        var result = look(TWO, options().set("train", "0.5"));

        // At 3: one a and one b so far, a third of a message is kept for what is new: a has 4/9; no
        // chance to repeat so far: one half; u's past is one a. At 4: b has (1 + 1/3) / 4, and one
        // of one was repeated: two thirds.
        assertThat(value(result, "log-loss", "topic: population"))
                .isCloseTo(-(Math.log(4 / 9.0) + Math.log(1 / 3.0)) / 2, within(1e-12));
        assertThat(value(result, "log-loss", "topic: last value"))
                .isCloseTo(-(Math.log(13 / 18.0) + Math.log(7 / 9.0)) / 2, within(1e-12));
        assertThat(value(result, "log-loss", "topic: own past"))
                .isCloseTo(-(Math.log(29 / 54.0) + Math.log(4 / 9.0)) / 2, within(1e-12));
        assertThat(value(result, "prediction-gain", "topic: own past over population"))
                .isCloseTo(Math.log(29 / 54.0 * 9 / 4 * 4 / 9 * 3) / 2, within(1e-12));
        assertThat(result.quantity("log-loss", "topic: population").n()).isEqualTo(2);
    }

    @Test
    void theOrderIsThatOfTimesNotOfTheFile() {
        var mixed = "user,time,topic\nv,4,b\nu,3,a\nu,1,a\nv,2,b\n";

        assertThat(look(mixed, options().set("train", "0.5")).quantities())
                .isEqualTo(look(TWO, options().set("train", "0.5")).quantities());
    }

    @Test
    void whatTheRecentPastForgetsCountsHalf() {
        var csv = "user,time,topic\nu,1,a\nu,2,b\nu,3,a\nv,4,a\n";
        var result =
                look(csv, options().set("train", "0.5").set("half-life", "1").set("strength", "1"));

        // At 3 u's a counts one half and u's b one; everybody's a has (1 + 1/3) / 3. At 4 v has no
        // past: a has (2 + 1/3) / 4.
        double third = (0.5 + 4 / 9.0) / 2.5;
        assertThat(value(result, "log-loss", "topic: recent past"))
                .isCloseTo(-(Math.log(third) + Math.log(7 / 12.0)) / 2, within(1e-12));
    }

    @Test
    void oneUserIsNoGround() {
        assertThat(
                        look("user,time,topic\nu,1,a\nu,2,a\n", options().set("train", "0.5"))
                                .quantity("prediction-gain", "topic")
                                .undefined())
                .startsWith("1 user in the later part");
    }

    @Test
    void sessionsEndWhereNothingCameForHalfAnHour() {
        var result = look("user,time,text\nu,0,x\nu,1800,yy\nu,3601,zzz\nu,3602,👍\n", options());

        assertThat(value(result, "sessions", "u")).isEqualTo(2);
        assertThat(value(result, "median-gap", "u")).isEqualTo(1800);
        assertThat(value(result, "message-length", "u")).isCloseTo((1.5 + 2) / 2, within(1e-12));
        assertThat(value(result, "message-length", "")).isCloseTo(7 / 4.0, within(1e-12));
        assertThat(value(result, "emoticon-rate", "u")).isEqualTo(0.25);
        assertThat(value(result, "share-of-hour", "01:00")).isEqualTo(0.5);
        assertThat(value(result, "peak-hour", "u")).isEqualTo(0);
        assertThat(value(result, "messages-in-week", "week of 1969-12-29")).isEqualTo(4);
    }

    @Test
    void hoursMoveWithTheOffset() {
        var result = look("user,time\nu,0\n", options().set("offset", "-1"));

        assertThat(value(result, "share-of-hour", "23:00")).isEqualTo(1);
    }

    /** Users with so many sessions a half: one sends emoticons and on other topics later only. */
    private static String changing(int half) {
        var csv = new StringBuilder("user,time,emoticon,topic\n");
        for (int i = 0; i < 2 * half; i++) {
            int time = 10_000 * i;
            csv.append(
                    "u,%s,%s,%s%nv,%s,,c%n"
                            .formatted(time, i < half ? "" : "ok", i < half ? "a" : "b", time));
        }
        return csv.toString();
    }

    @Test
    void aUserWhoChangesIsFoundAndTestsAreCorrected() {
        var result = look(changing(5), options().rounds(999));
        var change = result.quantity("emoticon-change", "u");

        assertThat(change.value()).isEqualTo(1);
        assertThat(change.n()).isEqualTo(10);
        // U = 25 of 25; variance 25/12 (11 - 240/90); z = 12 / 4.1667 = 2.88. v never varies.
        assertThat(Objects.requireNonNull(change.test()).p()).isCloseTo(0.0039768, within(1e-6));
        assertThat(value(result, "topic-change", "u")).isEqualTo(1);
        // Two of the 252 ways to halve ten sessions are as far apart.
        var topics = Objects.requireNonNull(result.quantity("topic-change", "u").test());
        assertThat(topics.p()).isBetween(0.002, 0.02);
        assertThat(topics.adjusted()).isCloseTo(2 * topics.p(), within(1e-12));
        assertThat(value(result, "topic-change", "v")).isEqualTo(0);
        assertThat(value(result, "users-that-changed", "topic-change")).isEqualTo(0.5);
        assertThat(result.findings().getFirst().claim())
                .startsWith("1 of 1 users change from the earlier to the later half");
    }

    @Test
    void aChanceFromTwoRoundsIsAThirdAtTheLeast() {
        var result = look(changing(20), options().rounds(2));

        assertThat(Objects.requireNonNull(result.quantity("topic-change", "u").test()).p())
                .isEqualTo(1 / 3.0);
    }

    @Test
    void tooFewSessionsSayNothing() {
        var result = look(changing(4), options());

        assertThat(result.quantity("change", "u").undefined())
                .isEqualTo("8 sessions, and 5 in each half are needed (--set fewest=N)");
        assertThat(result.quantity("users-that-changed").undefined())
                .startsWith("no user has 5 sessions");
        assertThat(result.findings()).noneMatch(one -> one.id().equals("users-change"));
    }

    @Test
    void aPastThatDoesNotHelpIsSaid() {
        var csv = new StringBuilder("user,time,topic\n");
        for (int i = 0; i < 400; i++) {
            csv.append("u%s,%s,%s%n".formatted(i % 20, i, i / 20 % 2 == 0 ? "a" : "b"));
        }
        var result = look(csv.toString(), options().rounds(200));

        assertThat(result.findings())
                .extracting(Finding::id, Finding::severity)
                .contains(org.assertj.core.groups.Tuple.tuple("past-does-not-help", Severity.LOW));
    }
}
