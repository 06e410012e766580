package org.psephos.audit;

import java.util.Collection;
import org.psephos.math.Decimals;
import org.psephos.math.Interval;

/** Numbers and names as a claim says them: the same in any locale. */
final class Words {
    private static final int GROUP = 3;
    private static final int SHOWN = 5;

    private Words() {}

    /** A whole number with a comma between thousands. */
    static String count(long count) {
        var digits = Long.toString(count);
        var text = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A number of things: {@code 1 vote}, {@code 2,000 votes}. */
    static String count(long count, String thing) {
        return count(count) + " " + (count == 1 ? thing : thing + "s");
    }

    /** The first five of them, and how many others there are. */
    static String names(Collection<String> names) {
        var first = String.join(", ", names.stream().limit(SHOWN).toList());
        int others = Math.max(0, names.size() - SHOWN);
        return others == 0 ? first : first + " and " + count(others, "other");
    }

    /**
     * A share with one decimal, as {@code 71.0%}; with up to four where it is neither nothing nor
     * all and one decimal would say that it is.
     */
    static String percent(double share) {
        double percent = share * 100;
        var told = fixed(percent, 1);
        for (int decimals = 2;
                decimals <= 4 && percent > 0 && percent < 100 && isAnEnd(told);
                decimals++) {
            told = fixed(percent, decimals);
        }
        return (isAnEnd(told) ? fixed(percent, 1) : told) + "%";
    }

    private static boolean isAnEnd(String percent) {
        double value = Double.parseDouble(percent);
        return value == 0 || value == 100;
    }

    /** A number with so many decimals, halves to even, never {@code -0}. */
    static String fixed(double value, int decimals) {
        return Decimals.fixed(value, decimals);
    }

    /** The ends of an interval of shares, as {@code 60.1% to 65.2%}. */
    static String percents(Interval interval) {
        return percent(interval.low()) + " to " + percent(interval.high());
    }

    /** A chance that may be tiny, as {@code 0.03} or {@code below 0.0001}. */
    static String chance(double p) {
        return p < 1e-4 ? "below 0.0001" : fixed(p, p < 0.01 ? 4 : 2);
    }

    /** Seconds as people say them. */
    static String seconds(double seconds) {
        return seconds < 100
                ? fixed(seconds, seconds < 10 ? 1 : 0) + " s"
                : fixed(seconds / 60, 0) + " min";
    }
}
