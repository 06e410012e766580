package org.psephos.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.psephos.dataset.TableField.Kind;

/** Times as tables write them; by a calendar 2024 began 19,723 days after 1970. */
class MomentsTest {
    private static final double NEW_YEAR = 19_723 * 86_400.0;

    @Test
    void datesAndTimesAreSecondsInUtcWhereNothingElseIsSaid() {
        assertThat(Kind.TIME.number("2024-01-01")).isEqualTo(NEW_YEAR);
        assertThat(Kind.TIME.number("2024-01-01T00:01")).isEqualTo(NEW_YEAR + 60);
        assertThat(Kind.TIME.number(" 2024-01-01 00:00:02.5 ")).isEqualTo(NEW_YEAR + 2.5);
        assertThat(Kind.TIME.number("2024-01-01T00:00:00Z")).isEqualTo(NEW_YEAR);
        assertThat(Kind.TIME.number("2024-01-01 02:00:00+02:00")).isEqualTo(NEW_YEAR);
        assertThat(Kind.TIME.number("2023-12-31T19:00:00-05:00")).isEqualTo(NEW_YEAR);
    }

    @Test
    void largeNumbersAreMilliseconds() {
        assertThat(Kind.TIME.number("1704067200")).isEqualTo(NEW_YEAR);
        assertThat(Kind.TIME.number("1704067200000")).isEqualTo(NEW_YEAR);
        assertThat(Kind.TIME.number("1")).isEqualTo(1);
    }

    @Test
    void whatIsNoTimeHasNone() {
        assertThat(Kind.TIME.takes("yesterday")).isFalse();
        assertThat(Kind.TIME.takes("2024-13-01")).isFalse();
        assertThat(Kind.TIME.takes("2024-01-01T25:00:00")).isFalse();
        assertThat(Kind.TIME.takes("")).isFalse();
        assertThat(Kind.TIME.takes("2024-01-01Zx")).isFalse();
        assertThat(Kind.TIME.takes("2024-01-01x00:00")).isFalse();
        assertThat(Kind.TIME.takes("253402300800000")).isFalse();
    }
}
