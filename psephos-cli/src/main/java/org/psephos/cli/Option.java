package org.psephos.cli;

import org.jspecify.annotations.Nullable;

/**
 * An option as it is written.
 *
 * @param name with its two hyphens
 * @param letter the short form with its hyphen, if it has one
 * @param value what stands for the value in the help, such as {@code FILE}; absent where the option
 *     is a switch
 * @param repeatable whether it may be given more than once
 * @param help what it does, one sentence or two without a full stop at the end
 */
public record Option(
        String name,
        @Nullable String letter,
        @Nullable String value,
        boolean repeatable,
        String help) {

    /**
     * Options are told apart by their names alone: what a record makes of itself is slow at first.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Option option && option.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** An option with a value. */
    public static Option of(String name, String value, String help) {
        return new Option(name, null, value, false, help);
    }

    /** An option that may be given again and again. */
    public static Option repeatable(String name, String value, String help) {
        return new Option(name, null, value, true, help);
    }

    /** An option without a value. */
    public static Option flag(String name, String help) {
        return new Option(name, null, null, false, help);
    }

    /** This option with a short form. */
    public Option shortened(String shortForm) {
        return new Option(name, shortForm, value, repeatable, help);
    }

    /** Name and value, as in the help. */
    String shape() {
        var names = letter == null ? name : letter + ", " + name;
        return value == null ? names : names + " " + value;
    }

    boolean isNamed(String word) {
        return word.equals(name) || word.equals(letter);
    }
}
