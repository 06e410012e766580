package org.psephos.math;

/**
 * Numbers in decimal digits, rounded half to even from the shortest digits that tell a double from
 * its neighbours: what a reader would do who sees them all. The same on every machine.
 *
 * <p>{@link java.math.BigDecimal} gives the same digits, but makes a table of large powers when it
 * is first met, which takes longer than reading ten thousand votes.
 */
public final class Decimals {

    /** The smallest exponent that {@link #significant} still writes out in full. */
    private static final int PLAIN_FROM = -7;

    private static final int MOST_DIGITS = 18;

    private Decimals() {}

    /**
     * So many decimals, never {@code -0}.
     *
     * @param value finite
     * @param decimals at least 0
     * @throws IllegalArgumentException where it is not so
     */
    public static String fixed(double value, int decimals) {
        require(decimals >= 0, "decimals must be at least 0", decimals);
        var number = Digits.of(value).rounded(decimals);
        var digits = new StringBuilder().append(number.digits);
        zeros(digits, decimals - number.scale);
        if (digits.length() <= decimals) {
            var zeros = new StringBuilder();
            zeros(zeros, decimals + 1 - digits.length());
            digits.insert(0, zeros);
        }
        if (decimals > 0) {
            digits.insert(digits.length() - decimals, '.');
        }
        return number.sign(value) + digits;
    }

    /**
     * At most so many significant digits, without zeros at the end: {@code 0.5}, {@code 1200},
     * {@code 3E-9}.
     *
     * @param value finite
     * @param most from 1 to 17
     * @throws IllegalArgumentException where it is not so
     */
    public static String significant(double value, int most) {
        require(most >= 1 && most < MOST_DIGITS, "digits must be from 1 to 17", most);
        var number = Digits.of(value);
        number = number.rounded(number.scale - number.count() + most).stripped();
        int exponent = number.count() - number.scale - 1;
        if (number.digits == 0 || exponent >= PLAIN_FROM) {
            return fixed(number, value);
        }
        var digits = new StringBuilder().append(number.digits);
        if (digits.length() > 1) {
            digits.insert(1, '.');
        }
        return number.sign(value) + digits + "E" + exponent;
    }

    private static String fixed(Digits number, double value) {
        var digits = new StringBuilder().append(number.digits);
        zeros(digits, number.digits == 0 ? 0 : -number.scale);
        if (number.scale > 0) {
            var zeros = new StringBuilder();
            zeros(zeros, number.scale + 1 - digits.length());
            digits.insert(0, zeros).insert(digits.length() - number.scale, '.');
        }
        return number.sign(value) + digits;
    }

    private static void zeros(StringBuilder text, int count) {
        for (int i = 0; i < count; i++) {
            text.append('0');
        }
    }

    private static void require(boolean holds, String rule, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + found);
        }
    }

    /** digits * 10^-scale, without a sign. */
    private static final class Digits {
        private final long digits;
        private final int scale;

        Digits(long digits, int scale) {
            this.digits = digits;
            this.scale = scale;
        }

        /** The shortest digits that mean {@code value} and no other double. */
        static Digits of(double value) {
            require(Double.isFinite(value), "value must be finite", value);
            var text = Double.toString(Math.abs(value));
            long digits = 0;
            int scale = 0;
            int after = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 'E') {
                    scale -= Integer.parseInt(text, i + 1, text.length(), 10);
                    break;
                }
                if (c == '.') {
                    after = 1;
                } else {
                    digits = digits * 10 + (c - '0');
                    scale += after;
                }
            }
            return new Digits(digits, scale).stripped();
        }

        /** With at most {@code wanted} digits after the point, halves to even. */
        Digits rounded(int wanted) {
            int over = scale - wanted;
            if (over <= 0) {
                return this;
            }
            if (over > MOST_DIGITS) {
                return new Digits(0, wanted);
            }
            long unit = 1;
            for (int i = 0; i < over; i++) {
                unit *= 10;
            }
            long kept = digits / unit;
            // Twice the rest would overflow where the unit is largest.
            int half = Long.compare(digits % unit, unit - digits % unit);
            boolean up = half > 0 || (half == 0 && (kept & 1) == 1);
            return new Digits(up ? kept + 1 : kept, wanted);
        }

        Digits stripped() {
            long left = digits;
            int places = scale;
            while (left != 0 && left % 10 == 0) {
                left /= 10;
                places--;
            }
            return new Digits(left, left == 0 ? 0 : places);
        }

        int count() {
            int count = 1;
            for (long left = digits / 10; left > 0; left /= 10) {
                count++;
            }
            return count;
        }

        String sign(double value) {
            return digits != 0 && value < 0 ? "-" : "";
        }
    }
}
