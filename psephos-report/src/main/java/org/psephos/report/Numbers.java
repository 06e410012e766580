package org.psephos.report;

import org.psephos.math.Decimals;

/** Numbers as people and programs read them: the same in any locale. */
final class Numbers {
    private static final int MOST_DECIMALS = 6;

    private Numbers() {}

    /** Ten significant digits, for programs; {@code value} finite. */
    static String exact(double value) {
        return Decimals.significant(value, 10);
    }

    /** A fixed number of decimals, halves to even, never {@code -0}; {@code value} finite. */
    static String fixed(double value, int decimals) {
        return grouped(Decimals.fixed(value, decimals));
    }

    /** As {@link #fixed}, with a plus before what is above zero. */
    static String signed(double value, int decimals) {
        var text = fixed(value, decimals);
        return value > 0 && !text.matches("0(\\.0*)?") ? "+" + text : text;
    }

    /** Whole numbers with a comma at every third digit. */
    static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** A share of one as a percentage. */
    static String percent(double share) {
        double hundred = share * 100;
        return fixed(hundred, hundred > 0 && hundred < 9.95 ? 1 : 0) + "%";
    }

    /** How many decimals say an interval of this half width with two significant digits. */
    static int decimals(double halfWidth) {
        if (!(halfWidth > 0) || Double.isInfinite(halfWidth)) {
            return 3;
        }
        int exponent = (int) Math.floor(StrictMath.log10(halfWidth));
        return Math.clamp(1 - exponent, 0, MOST_DECIMALS);
    }

    private static String grouped(String digits) {
        int sign = digits.startsWith("-") ? 1 : 0;
        int point = digits.indexOf('.');
        var text = new StringBuilder(digits);
        for (int at = (point < 0 ? digits.length() : point) - 3; at > sign; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
