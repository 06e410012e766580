package org.psephos.audit.probe;

import org.jspecify.annotations.Nullable;
import org.psephos.math.Decimals;
import org.psephos.model.PsephosException;

/**
 * A number or word that a user may choose for a probe, as in {@code --set gamma=0.9}.
 *
 * @param name as on the command line
 * @param usual what holds where nobody chooses; empty where the data decide
 * @param help what it does, a few words
 */
public record Setting(String name, String usual, String help) {

    /** The number that was chosen, or the usual one; null where there is neither. */
    @Nullable Double number(ProbeOptions options, double least, double most) {
        var text = word(options);
        if (text.isEmpty()) {
            return null;
        }
        var number = parsed(text);
        if (number == null || !(number >= least && number <= most)) {
            throw refused(text, least, most);
        }
        return number;
    }

    private static @Nullable Double parsed(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** As {@link #number}, where the setting has a usual value. */
    double chosen(ProbeOptions options, double least, double most) {
        return java.util.Objects.requireNonNull(number(options, least, most), name);
    }

    /** The text that was chosen, or the usual one. */
    String word(ProbeOptions options) {
        return options.settings().getOrDefault(name, usual);
    }

    /** The one of {@code words} that was chosen, written in small letters. */
    <E extends Enum<E>> E oneOf(ProbeOptions options, E[] words) {
        var text = word(options);
        for (var one : words) {
            if (one.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
                return one;
            }
        }
        throw new PsephosException(
                PsephosException.Kind.USAGE,
                "--set %s is \"%s\"; expected %s".formatted(name, text, help),
                "write for example --set %s=%s".formatted(name, usual));
    }

    private PsephosException refused(String text, double least, double most) {
        var open = Double.isInfinite(most) || most == Integer.MAX_VALUE;
        var range =
                open
                        ? "of at least " + digits(least)
                        : "from %s to %s".formatted(digits(least), digits(most));
        return new PsephosException(
                PsephosException.Kind.USAGE,
                "--set %s is \"%s\"; expected a number %s".formatted(name, text, range),
                "write for example --set %s=%s"
                        .formatted(name, usual.isEmpty() ? digits(Math.max(1, least)) : usual));
    }

    private static String digits(double number) {
        return Decimals.significant(number, 6);
    }
}
