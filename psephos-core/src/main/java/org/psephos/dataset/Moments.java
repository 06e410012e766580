package org.psephos.dataset;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Times as files write them: seconds or milliseconds since 1970, or {@code 2024-05-07}, {@code
 * 2024-05-07 12:34:56.789}, with a T between, with Z or an offset; UTC where no zone is named.
 * Times in the years 1 to 9999, which a judgement may have; others are none.
 */
public final class Moments {
    /** What is no time. */
    public static final long NONE = HeaderColumns.NO_TIME;

    /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z. */
    private static final long EARLIEST = -62_135_596_800_000L;

    private static final long LATEST = 253_402_300_799_999L;

    /**
     * Epoch numbers from here on are milliseconds, below it seconds (which reach the year 5138).
     */
    private static final double MILLIS_FROM = 1e11;

    private static final long DAY = 86_400_000;

    private Moments() {}

    /** Milliseconds since 1970 of a number of seconds or milliseconds; {@link #NONE} for none. */
    public static long counted(double number) {
        double millis = Math.abs(number) >= MILLIS_FROM ? number : number * 1000;
        return Math.abs(millis) < 1e17 ? known(Math.round(millis)) : NONE;
    }

    /** Milliseconds since 1970 of a date and time in ASCII; {@link #NONE} for none. */
    public static long written(byte[] in, int start, int end) {
        return known(new Clock(in, start, end).read());
    }

    /** Seconds since 1970, to the millisecond; null where it is no time. */
    static @Nullable Double seconds(String text) {
        var number = TableField.Kind.NUMBER.number(text);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        long millis = number == null ? written(bytes, 0, bytes.length) : counted(number);
        return millis == NONE ? null : (Double) (millis / 1000.0);
    }

    private static long known(long millis) {
        return millis >= EARLIEST && millis <= LATEST ? millis : NONE;
    }

    /** Reads a date and time by place. */
    private static final class Clock {
        private final byte[] in;
        private final int end;
        private int at;
        private boolean bad;

        Clock(byte[] in, int start, int end) {
            this.in = in;
            at = start;
            this.end = end;
        }

        long read() {
            int year = digits(4);
            expect('-');
            int month = digits(2);
            expect('-');
            int day = digits(2);
            if (bad || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
                return NONE;
            }
            long millis = days(year, month, day) * DAY;
            if (at < end && (in[at] == 'T' || in[at] == ' ' || in[at] == 't')) {
                at++;
                millis += clock() - zone();
            }
            return bad || at != end ? NONE : millis;
        }

        private long clock() {
            int hour = digits(2);
            expect(':');
            int minute = digits(2);
            int second = 0;
            if (at < end && in[at] == ':') {
                at++;
                second = digits(2);
            }
            bad |= hour > 23 || minute > 59 || second > 60;
            return ((hour * 60L + minute) * 60 + second) * 1000 + fraction();
        }

        /** Thousandths of a second; further digits are cut. */
        private long fraction() {
            if (at >= end || (in[at] != '.' && in[at] != ',')) {
                return 0;
            }
            at++;
            long millis = 0;
            int place = 0;
            for (; at < end && in[at] >= '0' && in[at] <= '9'; at++, place++) {
                if (place < 3) {
                    millis = millis * 10 + in[at] - '0';
                }
            }
            bad |= place == 0;
            for (; place < 3; place++) {
                millis *= 10;
            }
            return millis;
        }

        private long zone() {
            if (at < end && in[at] == ' ') {
                at++;
            }
            if (at + 3 == end && in[at] == 'U' && in[at + 1] == 'T' && in[at + 2] == 'C') {
                at = end;
                return 0;
            }
            if (at < end && (in[at] == 'Z' || in[at] == 'z')) {
                at++;
                return 0;
            }
            if (at >= end || (in[at] != '+' && in[at] != '-')) {
                return 0;
            }
            int sign = in[at++] == '-' ? -1 : 1;
            int hours = digits(2);
            int minutes = 0;
            if (at < end) {
                if (in[at] == ':') {
                    at++;
                }
                minutes = digits(2);
            }
            bad |= hours > 18 || minutes > 59;
            return sign * (hours * 60L + minutes) * 60_000;
        }

        private void expect(char c) {
            bad |= at >= end || in[at] != c;
            at++;
        }

        private int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, at++) {
                if (at >= end || in[at] < '0' || in[at] > '9') {
                    bad = true;
                    return 0;
                }
                value = value * 10 + in[at] - '0';
            }
            return value;
        }

        private static int length(int year, int month) {
            if (month == 2) {
                return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            }
            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }

        /** Days since 1970 in the Gregorian calendar, the year beginning in March inside. */
        private static long days(int year, int month, int day) {
            long y = month <= 2 ? year - 1 : year;
            long m = month <= 2 ? month + 9 : month - 3;
            return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719468;
        }
    }
}
