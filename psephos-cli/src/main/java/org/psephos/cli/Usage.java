package org.psephos.cli;

import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;

/** Words for calls that cannot be followed. */
final class Usage {
    private Usage() {}

    static PsephosException error(String problem, String remedy) {
        return new PsephosException(PsephosException.Kind.USAGE, problem, remedy);
    }

    /** The finite number that {@code text} spells, or null. */
    static @Nullable Double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) && !text.isBlank() && endsInDigit(text) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Java also reads {@code 1d} and {@code 1f} as numbers; people do not. */
    private static boolean endsInDigit(String text) {
        char last = text.charAt(text.length() - 1);
        return (last >= '0' && last <= '9') || last == '.';
    }
}
