package org.psephos.ingest;

import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Moments;

/** Numbers and times from bytes. What is neither reads as NaN or as {@link #NO_TIME}. */
final class Numbers {
    private Numbers() {}

    /** What cannot be read as a time. */
    static final long NO_TIME = HeaderColumns.NO_TIME;

    /** The number in {@code slot}, or NaN where it is none; words for infinity are none. */
    static double parse(Fields row, int slot) {
        int from = row.start[slot];
        int length = row.end[slot] - from;
        if (length == 1) {
            int digit = row.bytes[from] - '0';
            return digit >= 0 && digit <= 9 ? digit : Double.NaN;
        }
        if (length <= 0 || length > 64) {
            return Double.NaN;
        }
        for (int i = from; i < from + length; i++) {
            byte c = row.bytes[i];
            boolean plain =
                    (c >= '0' && c <= '9')
                            || c == '.'
                            || c == '-'
                            || c == '+'
                            || c == 'e'
                            || c == 'E';
            if (!plain) {
                var stripped = Cell.number(row.stripped(slot));
                return stripped == null ? Double.NaN : stripped;
            }
        }
        try {
            return Double.parseDouble(row.text(slot));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * Milliseconds since 1970 of a time in {@code slot}: seconds or milliseconds since 1970, or
     * {@code 2024-05-07}, {@code 2024-05-07 12:34:56.789}, with a T between, with Z or an offset;
     * UTC where it names no zone.
     */
    static long time(Fields row, int slot) {
        var stripped = row.stripped(slot);
        if (stripped != null) {
            return Cell.time(stripped);
        }
        double number = parse(row, slot);
        return Double.isNaN(number)
                ? Moments.written(row.bytes, row.start[slot], row.end[slot])
                : Moments.counted(number);
    }
}
