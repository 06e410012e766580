package org.psephos.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as tables write them. */
final class Moments {
    private static final int DATE = 10;

    /** Seconds since 1970 have fewer digits for the next thousand years. */
    private static final double MILLISECONDS_FROM = 1e11;

    private Moments() {}

    /** Seconds since 1970, in UTC where no offset stands; null where it is no time. */
    static @Nullable Double seconds(String text) {
        var number = TableField.Kind.NUMBER.number(text);
        if (number != null) {
            return Math.abs(number) < MILLISECONDS_FROM ? number : (Double) (number / 1000);
        }
        if (text.length() < DATE) {
            return null;
        }
        try {
            return written(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static double written(String text) {
        if (text.length() == DATE) {
            return LocalDate.parse(text).toEpochDay() * 86_400.0;
        }
        var iso = text.substring(0, DATE) + "T" + text.substring(DATE + 1);
        boolean offset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > DATE;
        var at =
                offset
                        ? OffsetDateTime.parse(iso)
                        : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
        return at.toEpochSecond() + at.getNano() / 1e9;
    }
}
