package org.psephos.ingest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.HeaderColumns;
import org.psephos.dataset.Moments;

/** Numbers and times from bytes. What is neither reads as NaN or as {@link #NO_TIME}. */
final class Numbers {
    private Numbers() {}

    /** What cannot be read as a time. */
    static final long NO_TIME = HeaderColumns.NO_TIME;

    /** What a number must be that is none though it looks like one. */
    static final String HELD =
            "a number that 64 bits hold (whole ones to 9007199254740992, others from 2.3e-308)";

    /** What a time must be. */
    static final String TIME = "a time such as 2024-05-07T12:34:56Z or seconds since 1970";

    /** What a time must be where a number stands that is none. */
    static final String COUNTED =
            "a time such as 2024-05-07T12:34:56Z or seconds since 1970, from 100000000 on (days of a"
                    + " spreadsheet: write them as dates)";

    /** From here on whole numbers are rounded to even ones and beyond. */
    private static final double ROUNDED = 0x1p53;

    /** Seconds of March 1973. Below stand days of spreadsheets, and seconds of a session. */
    private static final double FIRST_SECOND = 1e8;

    /**
     * Whether {@code value}, the nearest to the decimal number {@code text}, holds what it says:
     * whole numbers exactly, and none becomes nothing. Other digits are rounded, as they are by
     * whoever writes numbers of 64 bits.
     */
    static boolean isHeld(String text, double value) {
        double size = Math.abs(value);
        if (size >= ROUNDED) {
            boolean whole = text.indexOf('e') < 0 && text.indexOf('E') < 0;
            return !whole || new BigDecimal(text).compareTo(new BigDecimal(value)) == 0;
        }
        return size >= Double.MIN_NORMAL || (size == 0 && isZero(text));
    }

    private static boolean isZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    /** What a cell must be that holds no number. */
    static String expected(@Nullable String text, String otherwise) {
        return Cell.rounded(text) == null ? otherwise : HELD;
    }

    /** What a cell must be that holds no time. */
    static String expectedTime(@Nullable String text) {
        return Cell.rounded(text) == null ? TIME : COUNTED;
    }

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
            var text = row.text(slot);
            double number = Double.parseDouble(text);
            return !Double.isFinite(number) || isHeld(text, number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * Milliseconds since 1970 of a time in {@code slot}: seconds from 100000000 on (March 1973) or
     * milliseconds from 100000000000 on since 1970, or {@code 2024-05-07}, {@code 2024-05-07
     * 12:34:56.789}, with a T between, with Z or an offset; UTC where it names no zone.
     */
    static long time(Fields row, int slot) {
        var stripped = row.stripped(slot);
        if (stripped != null) {
            return Cell.time(stripped);
        }
        double number = parse(row, slot);
        return Double.isNaN(number)
                ? Moments.written(row.bytes, row.start[slot], row.end[slot])
                : number < FIRST_SECOND ? NO_TIME : Moments.counted(number);
    }
}
