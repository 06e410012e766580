package org.psephos.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A time that a judgement may have is read, in whatever way it is written; any other is none. */
class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2024-05-07T12:34:56Z, 2024-05-07T12:34:56Z",
        "1715085296, 2024-05-07T12:34:56Z",
        "100000000, 1973-03-03T09:46:40Z",
        "1715085296000, 2024-05-07T12:34:56Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
        "' 1715085296', 2024-05-07T12:34:56Z",
        "'2024-05-07T12:34:56Z   ', 2024-05-07T12:34:56Z",
        "253402300799999, 9999-12-31T23:59:59.999Z"
    })
    void isRead(String written, Instant meant) {
        assertThat(Cell.time(written)).isEqualTo(meant.toEpochMilli());
    }

    /** Found by damaging files. Mutants: one of the two ends is not looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1663539869171335",
                "253402300800000",
                "-62135596800001",
                "0000-12-31T23:59:59Z",
                "9999-12-31T23:59:59-01:00",
                "1e300",
                "45292.5",
                "99999999",
                "0",
                "-1",
                "yesterday"
            })
    void isNone(String written) {
        assertThat(Cell.time(written)).isEqualTo(Numbers.NO_TIME);
    }
}
