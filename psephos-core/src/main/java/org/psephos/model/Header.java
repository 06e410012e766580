package org.psephos.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What all kinds of feedback share. What a source did not say is absent, never guessed.
 *
 * @param item what was asked
 * @param annotator who judged
 * @param criterion by what measure, such as {@code overall}, {@code helpful}, {@code safe}
 * @param context under what the judgement was made: a system message, a scenario, a persona
 * @param time when it was made, in the years 1 to 9999; kept to the millisecond, what is finer is
 *     cut
 * @param duration how long it took, at least 0; kept to the nanosecond up to 26 days
 * @param confidence how sure the annotator was, from 0 to 1
 * @param weight how many judgements this one stands for; positive and finite, usually 1
 * @param attributes columns that no field above holds, kept word for word
 * @param origin where it was read
 */
public record Header(
        @Nullable ItemId item,
        @Nullable AnnotatorId annotator,
        String criterion,
        @Nullable String context,
        @Nullable Instant time,
        @Nullable Duration duration,
        @Nullable Double confidence,
        double weight,
        SortedMap<String, String> attributes,
        Origin origin) {

    /** The criterion of a judgement whose source names none. */
    public static final String OVERALL = "overall";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    public Header {
        Check.notBlank("criterion", criterion);
        if (time != null) {
            time = time.truncatedTo(ChronoUnit.MILLIS);
            Check.that(
                    !time.isBefore(EARLIEST) && !time.isAfter(LATEST),
                    "time must be in the years 1 to 9999",
                    time);
        }
        if (duration != null) {
            Check.that(!duration.isNegative(), "duration must be at least 0", duration);
        }
        Check.that(
                weight > 0 && weight < Double.POSITIVE_INFINITY,
                "weight must be positive and finite",
                weight);
        if (confidence != null) {
            Check.that(
                    confidence >= 0 && confidence <= 1,
                    "confidence must be from 0 to 1",
                    confidence);
        }
        attributes = Check.sorted(attributes);
    }

    /** The same, said by {@code other}. */
    public Header by(AnnotatorId other) {
        return new Header(
                item,
                other,
                criterion,
                context,
                time,
                duration,
                confidence,
                weight,
                attributes,
                origin);
    }

    /** The same with {@code others} in place of its attributes. */
    public Header with(SortedMap<String, String> others) {
        return new Header(
                item,
                annotator,
                criterion,
                context,
                time,
                duration,
                confidence,
                weight,
                others,
                origin);
    }
}
