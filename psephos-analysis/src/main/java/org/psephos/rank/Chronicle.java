package org.psephos.rank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.HeaderColumns;
import org.psephos.rank.Online.Every;

/**
 * The comparisons that are used, in their order: of time where each of them has one, otherwise as
 * they were read. Comparisons of one ranking stay together.
 *
 * @param tally what they are part of
 * @param row row of {@code tally.duels().comparisons()} by place in the order
 * @param timed whether all have a time
 * @param untimed how many of them have none
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record Chronicle(Tally tally, int[] row, boolean timed, int untimed) {
    private static final long DAY = 24 * 60 * 60 * 1000L;

    /** Glickman (2013) advises 10 to 15 games a player and period. */
    private static final int GAMES = 15;

    static Chronicle of(Tally tally, RankOptions options) {
        var comparisons = tally.duels().comparisons();
        var headers = comparisons.headers();
        var row = new int[comparisons.size()];
        int size = 0;
        int untimed = 0;
        for (int r = 0; r < row.length; r++) {
            if (Tally.reason(comparisons, r, options) == null) {
                row[size++] = r;
                untimed += headers.time(r) == HeaderColumns.NO_TIME ? 1 : 0;
            }
        }
        var used = Arrays.copyOf(row, size);
        boolean timed = untimed == 0 && size > 0;
        return new Chronicle(tally, timed ? inTime(used, headers) : used, timed, untimed);
    }

    /** Votes of one moment stay as they were read. */
    private static int[] inTime(int[] row, HeaderColumns headers) {
        boolean ascending = true;
        for (int v = 1; v < row.length; v++) {
            ascending &= headers.time(row[v - 1]) <= headers.time(row[v]);
        }
        return ascending
                ? row
                : Arrays.stream(row)
                        .boxed()
                        .sorted(Comparator.comparingLong(headers::time))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    int size() {
        return row.length;
    }

    Comparisons comparisons() {
        return tally.duels().comparisons();
    }

    /** Milliseconds since 1970. */
    long time(int at) {
        return comparisons().headers().time(row[at]);
    }

    /** Wins of the left side: 1, 0, or a half. */
    double won(int at) {
        return switch (comparisons().outcome(row[at])) {
            case LEFT -> 1;
            case RIGHT -> 0;
            case TIE, BOTH_BAD -> 0.5;
        };
    }

    /** What the order was, as a sentence for the reader. */
    String order() {
        if (timed) {
            return "votes are taken in the order of their times";
        }
        return untimed == row.length
                ? "votes are taken in the order of the file, for they have no times"
                : "votes are taken in the order of the file, for "
                        + untimed
                        + " of "
                        + row.length
                        + " have no time";
    }

    /**
     * Where periods begin in the order, and the end: periods without a vote between others begin
     * where the next begins.
     *
     * @param systems how many are rated
     */
    int[] periods(RankOptions options, int systems) {
        return switch (options.online().every()) {
            case WHOLE -> new int[] {0, row.length};
            case VOTES -> cut(options.online().votes());
            case DAY, WEEK, MONTH -> byTime(options);
            case USUAL -> timed ? byTime(options) : cut(games(systems));
        };
    }

    /** What a period is, as a sentence for the reader. */
    String period(RankOptions options, int systems) {
        var online = options.online();
        return switch (online.every()) {
            case WHOLE -> "all votes are one rating period, so their order does not matter";
            case VOTES -> "a rating period is " + online.votes() + " comparisons";
            case DAY, WEEK, MONTH -> "a rating period is a " + online.every();
            case USUAL ->
                    timed
                            ? "a rating period is a day (--period says otherwise)"
                            : "a rating period is "
                                    + games(systems)
                                    + " comparisons, 15 a system on average (--period says"
                                    + " otherwise)";
        };
    }

    private static int games(int systems) {
        return Math.max(1, (GAMES * systems + 1) / 2);
    }

    /** Judgements are not cut through. */
    private int[] cut(int comparisons) {
        var judgement = tally.duels().judgement();
        List<Integer> start = new ArrayList<>(List.of(0));
        for (int at = 1; at < row.length; at++) {
            boolean apart = judgement == null || judgement[row[at]] != judgement[row[at - 1]];
            if (apart && at - start.getLast() >= comparisons) {
                start.add(at);
            }
        }
        start.add(row.length);
        return start.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] byTime(RankOptions options) {
        var every = options.online().every();
        Refusals.refuse(
                options,
                !timed,
                "votes without times have no --period " + every,
                "name the column with --columns time=COLUMN, or use --period 1000");
        long first = number(time(0), every);
        int count = Math.toIntExact(number(time(row.length - 1), every) - first + 1);
        var start = new int[count + 1];
        int at = 0;
        for (int period = 0; period < count; period++) {
            start[period] = at;
            while (at < row.length && number(time(at), every) - first == period) {
                at++;
            }
        }
        start[count] = row.length;
        return start;
    }

    private static long number(long time, Every every) {
        long day = Math.floorDiv(time, DAY);
        return switch (every) {
            case WEEK -> Math.floorDiv(day + 3, 7L); // 1970 began on a Thursday
            case MONTH -> month(LocalDate.ofEpochDay(day));
            case USUAL, DAY, WHOLE, VOTES -> day;
        };
    }

    private static long month(LocalDate date) {
        return date.getYear() * 12L + date.getMonthValue();
    }
}
