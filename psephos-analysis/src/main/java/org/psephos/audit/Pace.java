package org.psephos.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.psephos.dataset.HeaderColumns;

/**
 * When each annotator judged: seconds between one judgement and the next. Rows of one annotator,
 * item and time are one judgement by several criteria, and count once.
 *
 * @param answers whose
 * @param rows by annotator, in the order of time
 * @param gaps by annotator, seconds before each row but the first
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Pace(Answers answers, int[][] rows, double[][] gaps) {
    private static final double MILLIS = 1000;

    static Pace of(Answers answers) {
        var all = answers.byPerson();
        var rows = new int[all.length][];
        Arrays.setAll(rows, person -> once(answers.headers(), all[person]));
        var gaps = new double[rows.length][];
        Arrays.setAll(gaps, person -> gaps(answers.headers(), rows[person]));
        return new Pace(answers, rows, gaps);
    }

    private static int[] once(HeaderColumns headers, int[] rows) {
        var kept = new int[rows.length];
        int size = 0;
        for (int row : rows) {
            if (headers.time(row) != HeaderColumns.NO_TIME
                    && (size == 0 || !together(headers, kept[size - 1], row))) {
                kept[size++] = row;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static boolean together(HeaderColumns headers, int a, int b) {
        var item = headers.item();
        return headers.time(a) == headers.time(b)
                && item != null
                && item.code(a) == item.code(b)
                && item.code(a) >= 0;
    }

    private static double[] gaps(HeaderColumns headers, int[] rows) {
        return IntStream.range(1, rows.length)
                .mapToDouble(i -> (headers.time(rows[i]) - headers.time(rows[i - 1])) / MILLIS)
                .toArray();
    }

    /** All gaps of all annotators. */
    double[] all() {
        return Arrays.stream(gaps).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Seconds by which all times are whole multiples apart: how finely the clock was written. */
    double resolution() {
        long divisor = 0;
        for (var some : gaps) {
            for (double gap : some) {
                divisor = common(divisor, Math.round(gap * MILLIS));
                if (divisor == 1) {
                    return 1 / MILLIS;
                }
            }
        }
        return divisor / MILLIS;
    }

    private static long common(long a, long b) {
        return b == 0 ? a : common(b, a % b);
    }
}
