package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;

/** What the user wrote after a verb, taken apart by its {@link Syntax}. */
public final class Arguments {
    private final Syntax syntax;
    private final List<String> words;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> values = new TreeMap<>();

    private Arguments(Syntax syntax, List<String> words) {
        this.syntax = syntax;
        this.words = List.copyOf(words);
    }

    /**
     * Takes {@code words} apart: {@code --name value}, {@code --name=value}, {@code -o value}; what
     * follows {@code --} is never an option.
     */
    public static Arguments parse(Syntax syntax, List<String> words) {
        var given = new Arguments(syntax, words);
        int at = 0;
        while (at < words.size()) {
            var word = words.get(at++);
            if (word.equals("--")) {
                given.operands.addAll(words.subList(at, words.size()));
                break;
            }
            at = isOption(word) ? given.option(word, at) : given.operand(word, at);
        }
        return given;
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private int operand(String word, int next) {
        operands.add(word);
        return next;
    }

    private int option(String word, int next) {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        var name = equals < 0 ? word : word.substring(0, equals);
        var option = syntax.option(name);
        if (option == null) {
            throw unknown(name);
        }
        if (values.containsKey(option.name()) && !option.repeatable()) {
            throw Usage.error(option.name() + " was given twice", "Give it once.");
        }
        if (option.value() == null) {
            return flag(option, equals < 0 ? null : word.substring(equals + 1), next);
        }
        if (equals >= 0) {
            return keep(option, word.substring(equals + 1), next);
        }
        if (next == words.size() || syntax.option(words.get(next)) != null) {
            throw Usage.error(
                    option.name() + " needs a value",
                    "Write %s %s; see psephos %s --help."
                            .formatted(option.name(), option.value(), syntax.verb()));
        }
        return keep(option, words.get(next), next + 1);
    }

    private int flag(Option option, @Nullable String value, int next) {
        if (value != null) {
            throw Usage.error(
                    "%s takes no value, but was given \"%s\"".formatted(option.name(), value),
                    "Write " + option.name() + " alone.");
        }
        return keep(option, "", next);
    }

    private int keep(Option option, String value, int next) {
        values.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(value);
        return next;
    }

    private PsephosException unknown(String name) {
        return Usage.error(
                "%s has no option %s".formatted(syntax.verb(), name),
                "%sAll options: psephos %s --help"
                        .formatted(Nearest.hint(name, syntax.optionNames()), syntax.verb()));
    }

    public Syntax syntax() {
        return syntax;
    }

    /** All that was written after the verb. */
    public List<String> words() {
        return words;
    }

    /** All that was written after the verb but {@code option} and its values. */
    List<String> without(Option option) {
        var kept = new ArrayList<String>();
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            if (at < end && word.equals(option.name())) {
                at++;
            } else if (at >= end || !word.startsWith(option.name() + "=")) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** What is not an option, in order. */
    public List<String> operands() {
        return List.copyOf(operands);
    }

    /** Whether {@code option} was given. */
    public boolean has(Option option) {
        return values.containsKey(option.name());
    }

    /** The value of {@code option}, or null where it was not given. */
    public @Nullable String value(Option option) {
        var all = values.get(option.name());
        return all == null ? null : all.getFirst();
    }

    /** All values of {@code option}, in order. */
    public List<String> values(Option option) {
        return List.copyOf(values.getOrDefault(option.name(), List.of()));
    }

    /** The value of {@code option} as a whole number of at least {@code least}. */
    public long integer(Option option, long least, long otherwise) {
        var text = value(option);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notInteger(option, text, least);
        }
        throw notInteger(option, text, least);
    }

    private static PsephosException notInteger(Option option, String text, long least) {
        var range = least == Long.MIN_VALUE ? "" : " of at least " + least;
        return Usage.error(
                "%s is \"%s\"; expected a whole number%s".formatted(option.name(), text, range),
                "Write for example %s %d.".formatted(option.name(), Math.max(least, 1) * 10));
    }

    /** As {@link #integer}, for numbers that an array can be as long as. */
    public int small(Option option, int least, int otherwise) {
        long number = integer(option, least, otherwise);
        if (number > Integer.MAX_VALUE) {
            throw Usage.error(
                    "%s is \"%d\"; expected at most %d"
                            .formatted(option.name(), number, Integer.MAX_VALUE),
                    "Write a smaller number.");
        }
        return (int) number;
    }

    /** The value of {@code option} as a positive number; null where it was not given. */
    public @Nullable Double positive(Option option) {
        var text = value(option);
        if (text == null) {
            return null;
        }
        var number = Usage.number(text);
        if (number == null || !(number > 0)) {
            throw Usage.error(
                    "%s is \"%s\"; expected a positive number".formatted(option.name(), text),
                    "Write for example %s 4.".formatted(option.name()));
        }
        return number;
    }

    /**
     * The value of {@code option} as one of {@code choices}, each written as its {@code toString};
     * null where it was not given.
     */
    public <E extends Enum<E>> @Nullable E word(Option option, E[] choices) {
        var text = value(option);
        if (text == null) {
            return null;
        }
        for (var choice : choices) {
            if (choice.toString().equals(text)) {
                return choice;
            }
        }
        var known = List.of(choices).stream().map(Enum::toString).toList();
        throw notAmong(option.name(), text, known);
    }

    static PsephosException notAmong(String name, String text, List<String> known) {
        return Usage.error(
                "%s is \"%s\"; expected one of %s".formatted(name, text, String.join(", ", known)),
                "%sWrite for example %s %s."
                        .formatted(Nearest.hint(text, known), name, known.getFirst()));
    }
}
