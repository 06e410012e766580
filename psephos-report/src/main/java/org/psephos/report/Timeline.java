package org.psephos.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.HeaderColumns;

/**
 * Votes over time in even steps of an hour, a day, a week or a month (UTC), as short as gives at
 * most {@value #MOST} steps. Steps without a vote are there too.
 *
 * @param step what one step is called
 * @param untimed votes without a time
 */
record Timeline(String step, List<Bin> bins, long untimed) {
    private static final int MOST = 80;

    /** A step by its beginning, and the votes in it. */
    record Bin(String from, long votes) {}

    Timeline {
        bins = List.copyOf(bins);
    }

    static Timeline of(Comparisons votes) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long untimed = 0;
        for (int row = 0; row < votes.size(); row++) {
            long time = votes.headers().time(row);
            if (time == HeaderColumns.NO_TIME) {
                untimed++;
            } else {
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
        }
        if (first > last) {
            return new Timeline("day", List.of(), untimed);
        }
        return binned(votes, unit(first, last), first, last, untimed);
    }

    private static ChronoUnit unit(long first, long last) {
        for (var unit :
                List.of(ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS)) {
            if (unit.between(floor(first, unit), floor(last, unit)) < MOST) {
                return unit;
            }
        }
        return ChronoUnit.YEARS;
    }

    private static Timeline binned(
            Comparisons votes, ChronoUnit unit, long first, long last, long untimed) {
        var counts = new TreeMap<LocalDateTime, Long>();
        var end = floor(last, unit);
        int steps = 0;
        for (var at = floor(first, unit); !at.isAfter(end) && steps < 100 * MOST; steps++) {
            counts.put(at, 0L);
            at = at.plus(1, unit);
        }
        for (int row = 0; row < votes.size(); row++) {
            long time = votes.headers().time(row);
            if (time != HeaderColumns.NO_TIME) {
                counts.merge(floor(time, unit), 1L, Long::sum);
            }
        }
        var bins = new ArrayList<Bin>();
        counts.forEach((at, count) -> bins.add(new Bin(word(at, unit), count)));
        return new Timeline(name(unit), bins, untimed);
    }

    private static String name(ChronoUnit unit) {
        return switch (unit) {
            case HOURS -> "hour";
            case DAYS -> "day";
            case WEEKS -> "week";
            case MONTHS -> "month";
            default -> "year";
        };
    }

    private static LocalDateTime floor(long time, ChronoUnit unit) {
        var at = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        LocalDate date = at.toLocalDate();
        return switch (unit) {
            case HOURS -> at.truncatedTo(ChronoUnit.HOURS);
            case DAYS -> date.atStartOfDay();
            case WEEKS -> date.minusDays(date.getDayOfWeek().getValue() - 1L).atStartOfDay();
            case MONTHS -> date.withDayOfMonth(1).atStartOfDay();
            default -> date.withDayOfYear(1).atStartOfDay();
        };
    }

    private static String word(LocalDateTime at, ChronoUnit unit) {
        return switch (unit) {
            case HOURS -> at.toLocalDate() + " " + at.toLocalTime();
            case MONTHS -> at.toLocalDate().toString().replaceFirst("-\\d\\d$", "");
            case YEARS -> Integer.toString(at.getYear());
            default -> at.toLocalDate().toString();
        };
    }
}
