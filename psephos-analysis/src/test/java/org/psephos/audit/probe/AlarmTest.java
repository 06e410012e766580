package org.psephos.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.math.Interval;

/** Ends of intervals raise findings, never values alone. */
class AlarmTest {

    private static Quantity effect(double value, @Nullable Interval interval) {
        return Quantity.of("effect", "share", value, 10).within(interval);
    }

    private static Interval between(double low, double high) {
        return new Interval(low, high, 0.95, "by hand");
    }

    /** Mutant: the end that is farther from 0. */
    @Test
    void theEndNearerToNothingCounts() {
        assertThat(Alarm.near(effect(0.5, between(0.2, 0.8)))).isEqualTo(0.2);
        assertThat(Alarm.near(effect(-0.5, between(-0.8, -0.2)))).isEqualTo(0.2);
        assertThat(Alarm.near(effect(0.5, between(-0.1, 0.9)))).isZero();
        assertThat(Alarm.near(effect(0.5, null))).isZero();
    }

    @Test
    void aBoundBelongsToTheWorseSide() {
        var alarm = new Alarm(0.5, 0.25, 0.05);

        assertThat(Stream.of(0.5, 0.49, 0.25, 0.24, 0.05, 0.04, 0.0).map(alarm::at))
                .containsExactly(
                        Severity.HIGH,
                        Severity.MEDIUM,
                        Severity.MEDIUM,
                        Severity.LOW,
                        Severity.LOW,
                        Severity.NONE,
                        Severity.NONE);
    }

    /** Where no interval leaves 0 the larger is named, not whichever came first. */
    @Test
    void theLargerOfTwoThatShowNothingIsTheLarger() {
        var small = effect(0.1, between(-0.5, 0.7));
        var large = effect(-0.4, between(-1, 0.2));
        var sure = effect(0.2, between(0.1, 0.3));

        assertThat(Stream.of(large, small).max(Alarm.BY_SIZE)).contains(large);
        assertThat(Stream.of(small, large).max(Alarm.BY_SIZE)).contains(large);
        assertThat(Stream.of(sure, large).max(Alarm.BY_SIZE)).contains(sure);
    }

    @Test
    void withoutAnIntervalAFindingHasNoEnds() {
        var found =
                Alarm.finding(
                        "x", Severity.NONE, effect(0.4, null), "claim", Finding.Unit.SHARE, "do");

        assertThat(found.low()).isNull();
        assertThat(found.estimate()).isEqualTo(0.4);
        assertThat(found.n()).isEqualTo(10);
    }
}
