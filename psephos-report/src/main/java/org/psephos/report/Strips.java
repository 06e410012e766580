package org.psephos.report;

import org.jspecify.annotations.Nullable;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Unit;
import org.psephos.math.Estimate;
import org.psephos.report.page.Card.Strip;

/** Findings in figures: the estimate with its interval, in words and on an axis. */
final class Strips {
    private static final int DECIMALS = 3;

    private Strips() {}

    /** {@code 0.19 (0.08 to 0.30) log-odds}; empty without an estimate. */
    static String size(Finding finding) {
        var value = finding.estimate();
        if (value == null) {
            return "";
        }
        var low = finding.low();
        var high = finding.high();
        int decimals = decimals(finding);
        var ends =
                low == null && high == null
                        ? ""
                        : " (%s to %s)".formatted(end(low, decimals), end(high, decimals));
        return Numbers.fixed(value, decimals) + ends + unit(finding.unit());
    }

    private static int decimals(Finding finding) {
        var low = finding.low();
        var high = finding.high();
        if (finding.unit() == Unit.COUNT) {
            return 0;
        }
        return low == null || high == null ? DECIMALS : Numbers.decimals((high - low) / 2);
    }

    private static String end(@Nullable Double value, int decimals) {
        return value == null ? "open" : Numbers.fixed(value, decimals);
    }

    private static String unit(Unit unit) {
        return switch (unit) {
            case SHARE, COUNT, DIFFERENCE -> "";
            case LOG_ODDS -> " log-odds";
            case PER_SD -> " per standard deviation";
            case SECONDS -> " s";
        };
    }

    /** The picture; null where the estimate has no interval or no axis of its own. */
    static @Nullable Strip of(Finding finding) {
        var value = finding.estimate();
        var low = finding.low();
        var high = finding.high();
        if (value == null || low == null || high == null) {
            return null;
        }
        return switch (finding.unit()) {
            case SHARE -> low < 0 ? around(value, low, high) : strip(0, 1, value, low, high);
            case LOG_ODDS, DIFFERENCE, PER_SD -> around(value, low, high);
            case SECONDS, COUNT -> null;
        };
    }

    /** A share from 0 to 1 with its interval; null without one. */
    static @Nullable Strip share(@Nullable Estimate share) {
        var interval = share == null ? null : share.interval();
        return share == null || interval == null
                ? null
                : strip(0, 1, share.value(), interval.low(), interval.high());
    }

    /** Zero in the middle, and room for both ends. */
    private static Strip around(double value, double low, double high) {
        double reach = Math.max(Math.abs(value), Math.max(Math.abs(low), Math.abs(high)));
        double half = Math.max(0.5, Math.ceil(2 * reach) / 2);
        return strip(-half, half, value, low, high);
    }

    private static Strip strip(double from, double to, double value, double low, double high) {
        return new Strip(
                label(from),
                label((from + to) / 2),
                label(to),
                percent((value - from) / (to - from)),
                percent((low - from) / (to - from)),
                percent((high - from) / (to - from)));
    }

    private static String label(double value) {
        return value == Math.rint(value) ? Numbers.fixed(value, 0) : Numbers.fixed(value, 1);
    }

    private static String percent(double share) {
        return Numbers.fixed(Math.clamp(share, 0, 1) * 100, 2) + "%";
    }
}
