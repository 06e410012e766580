package org.psephos.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A doubt about the data, with what it rests on and what to do.
 *
 * @param id what kind of doubt, such as {@code position-effect}; stable, for programs
 * @param severity how much it may change what the data seem to say
 * @param claim what was found, one sentence with its numbers
 * @param measure what was estimated, in words a reader can look up
 * @param unit of the estimate and its ends
 * @param estimate absent where nothing could be estimated, which the claim explains
 * @param low lower end of the interval; absent where the estimate is a count or the end is open
 * @param high upper end
 * @param n judgements that the estimate rests on
 * @param rows where the evidence was read, as {@code votes.csv:17}, the most telling first
 * @param remedy what to do, one sentence
 */
public record Finding(
        String id,
        Severity severity,
        String claim,
        String measure,
        Unit unit,
        @Nullable Double estimate,
        @Nullable Double low,
        @Nullable Double high,
        long n,
        List<String> rows,
        String remedy) {

    public Finding {
        rows = List.copyOf(rows);
        finite("estimate", estimate);
        finite("low", low);
        finite("high", high);
    }

    private static void finite(String name, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, but was " + value);
        }
    }

    /** How much a doubt matters, the worst first. */
    public enum Severity {
        /** Conclusions may be wrong because of it. */
        HIGH,
        /** Numbers are off by an amount that a reader should know. */
        MEDIUM,
        /** Worth a look. */
        LOW,
        /** Looked for and not found. */
        NONE;

        /** As on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether this is as bad as {@code other}, or worse. */
        public boolean reaches(Severity other) {
            return compareTo(other) <= 0;
        }
    }

    /** What an estimate counts. */
    public enum Unit {
        LOG_ODDS,
        SHARE,
        DIFFERENCE,
        PER_SD,
        SECONDS,
        COUNT;

        /** As in files. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
