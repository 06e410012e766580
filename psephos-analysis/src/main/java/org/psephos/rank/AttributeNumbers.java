package org.psephos.rank;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Coded;
import org.psephos.dataset.Dictionary;

/**
 * An attribute read as numbers: each of its distinct values once. Blank is missing; {@code true}
 * and {@code false} are 1 and 0.
 */
final class AttributeNumbers {
    private final Coded column;
    private final double[] byCode;
    private final @Nullable String firstOther;

    private AttributeNumbers(Coded column, double[] byCode, @Nullable String firstOther) {
        this.column = column;
        this.byCode = byCode;
        this.firstOther = firstOther;
    }

    static AttributeNumbers of(Coded column) {
        var names = column.names();
        var byCode = new double[names.size()];
        String other = null;
        for (int code = 0; code < byCode.length; code++) {
            var number = number(names.name(code).strip());
            if (number == null) {
                other = other == null ? names.name(code) : other;
            } else {
                byCode[code] = number;
            }
        }
        return new AttributeNumbers(column, byCode, other);
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> {
                return 1.0;
            }
            case "false" -> {
                return 0.0;
            }
            default -> {
                // A number begins with a digit, a sign or a point: not "NaN", "Infinity" or "1d".
                boolean plain =
                        "0123456789".indexOf(text.charAt(text.length() - 1)) >= 0
                                || text.endsWith(".");
                if (!plain || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
                    return null;
                }
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    boolean allNumbers() {
        return firstOther == null;
    }

    /** The first value that is no number, or null. */
    @Nullable String firstOther() {
        return firstOther;
    }

    /** The number at {@code row}, NaN where it is missing. */
    double value(int row) {
        int code = column.code(row);
        return code == Dictionary.MISSING ? Double.NaN : byCode[code];
    }

    double[] values(int rows) {
        var values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value(row);
        }
        return values;
    }
}
