package org.psephos.export;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the texts of one column are: numbers or booleans where every one is written as JSON writes
 * them and means the same when it is read again. {@code 007}, {@code 1,5} and numbers of more
 * digits than a reader keeps are text.
 */
final class TypeOfTexts {
    private static final Pattern WHOLE = Pattern.compile("-?[1-9][0-9]{0,14}|0");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST = 32;

    private TypeOfTexts() {}

    /** The narrowest type of all {@code values}; text where there are none. */
    static PlainTable.Type of(Collection<String> values) {
        if (values.isEmpty()) {
            return PlainTable.Type.TEXT;
        }
        if (all(values, List.of("true", "false")::contains)) {
            return PlainTable.Type.BOOLEAN;
        }
        if (all(values, value -> WHOLE.matcher(value).matches())) {
            return PlainTable.Type.INTEGER;
        }
        return all(values, TypeOfTexts::isNumber) ? PlainTable.Type.NUMBER : PlainTable.Type.TEXT;
    }

    private static boolean all(Collection<String> values, Predicate<String> are) {
        return values.stream().allMatch(are);
    }

    /** Whether it is a number that means the same when it is read again. */
    static boolean isNumber(String value) {
        if (value.length() > LONGEST || !NUMBER.matcher(value).matches()) {
            return false;
        }
        double read = Double.parseDouble(value);
        return !Double.isInfinite(read)
                && new BigDecimal(Double.toString(read)).compareTo(new BigDecimal(value)) == 0;
    }
}
