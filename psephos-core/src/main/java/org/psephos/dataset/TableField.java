package org.psephos.dataset;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column that an analysis of a table looks at.
 *
 * @param role what the analysis calls it, as in {@code --columns ROLE=COLUMN}
 * @param kind what may stand in it
 * @param required whether a row without it is a reject
 * @param usual what the column is called where nobody says otherwise, the best first
 * @param help what it says, a few words
 */
public record TableField(
        String role, Kind kind, boolean required, List<String> usual, String help) {

    public TableField {
        usual = List.copyOf(usual);
    }

    /** A column that every row needs. */
    public static TableField needed(String role, Kind kind, String help, String... usual) {
        return new TableField(role, kind, true, List.of(usual), help);
    }

    /** A column that may be absent, and empty in some rows. */
    public static TableField optional(String role, Kind kind, String help, String... usual) {
        return new TableField(role, kind, false, List.of(usual), help);
    }

    /** What may stand in a column. */
    public enum Kind {
        /** Any text that is not blank. */
        NAME("a name"),
        /** A finite number. */
        NUMBER("a number"),
        /** A whole number from 1. */
        COUNT("a whole number from 1"),
        /** A number from 0 to 1. */
        SHARE("a number from 0 to 1"),
        /** Yes or no, in the words {@code yes no true false 1 0}. */
        TRUTH("yes, no, true, false, 1 or 0"),
        /** How likely something is: a number from 0 to 1, or yes or no for certain. */
        CHANCE("a number from 0 to 1, or yes, no, true or false"),
        /** How likely something was that happened: a number above 0, at most 1. */
        PROPENSITY("a number above 0 and at most 1"),
        /** What came of something: a finite number, or yes or no for 1 and 0. */
        OUTCOME("a number, or yes, no, true or false"),
        /**
         * A moment: a date, with a time of day or without ({@code 2024-01-02T03:04:05}, also with a
         * blank for the T, in UTC where no offset stands), or seconds or milliseconds since 1970.
         */
        TIME("a time such as 2024-01-02T03:04:05, or seconds since 1970");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /** What a reader is told where something else stands there. */
        public String expected() {
            return expected;
        }

        /**
         * The number that {@code text} spells, 1 and 0 for yes and no, seconds since 1970 for a
         * time; null where it spells none.
         */
        public @Nullable Double number(String text) {
            return switch (this) {
                case NAME -> null;
                case NUMBER -> finite(text);
                case COUNT -> whole(finite(text));
                case SHARE -> share(finite(text));
                case TRUTH -> truth(text);
                case CHANCE -> either(truth(text), share(finite(text)));
                case PROPENSITY -> positive(share(finite(text)));
                case OUTCOME -> either(truth(text), finite(text));
                case TIME -> Moments.seconds(text.strip());
            };
        }

        /** Whether {@code text} may stand in such a column. */
        public boolean takes(String text) {
            return this == NAME ? !text.isBlank() : number(text) != null;
        }

        private static @Nullable Double truth(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "yes", "true", "1", "1.0" -> 1.0;
                case "no", "false", "0", "0.0" -> 0.0;
                default -> null;
            };
        }

        private static @Nullable Double either(@Nullable Double one, @Nullable Double other) {
            return one == null ? other : one;
        }

        private static @Nullable Double positive(@Nullable Double number) {
            return number != null && number > 0 ? number : null;
        }

        private static @Nullable Double whole(@Nullable Double number) {
            return number != null && number >= 1 && number == Math.rint(number) ? number : null;
        }

        private static @Nullable Double share(@Nullable Double number) {
            return number != null && number >= 0 && number <= 1 ? number : null;
        }

        private static @Nullable Double finite(String text) {
            var digits = text.strip();
            if (digits.isEmpty() || Character.isLetter(digits.charAt(digits.length() - 1))) {
                return null;
            }
            try {
                double number = Double.parseDouble(digits);
                return Double.isFinite(number) ? number : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
