package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import org.psephos.model.PsephosException;

/**
 * Values of the form {@code KEY=NAME,KEY=NAME}. A name may hold spaces and equals signs as it is;
 * one with a comma is written in double quotes, a quote inside doubled.
 */
final class Pairs {
    private final String option;
    private final String remedy;
    private final String text;
    private final List<Pair> pairs = new ArrayList<>();
    private int at;

    /** One key with its name. */
    record Pair(String key, String name) {}

    private Pairs(Option option, String example, String text) {
        this.option = option.name();
        this.text = text;
        var shape = option.shape().substring(option.name().length()).strip();
        remedy =
                "Write %s, as in %s %s."
                        .formatted(shape.replace(",...", ""), option.name(), example);
    }

    /**
     * The pairs in all of {@code values}, in order.
     *
     * @param example what a value may look like, for who wrote none
     */
    static List<Pair> of(Option option, String example, List<String> values) {
        var all = new ArrayList<Pair>();
        for (var value : values) {
            all.addAll(new Pairs(option, example, value).read());
        }
        return all;
    }

    private List<Pair> read() {
        do {
            var key = part('=');
            if (at == text.length() || text.charAt(at) != '=') {
                throw noEquals(key);
            }
            at++;
            var name = part(',');
            if (key.isBlank() || name.isEmpty()) {
                throw incomplete(key, name);
            }
            pairs.add(new Pair(key.strip(), name));
        } while (at++ < text.length());
        return pairs;
    }

    /** Up to {@code end} or a comma, quotes taken off; stands on the character that ended it. */
    private String part(char end) {
        var part = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && (quoted || opensQuote(part))) {
                if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    part.append(c);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == end || c == ',')) {
                return part.toString();
            } else {
                part.append(c);
            }
        }
        if (quoted) {
            throw Usage.error(
                    "%s: a quote in \"%s\" is never closed".formatted(option, text),
                    "Close it, as in " + option + " 'left=\"model, A\",right=B'.");
        }
        return part.toString();
    }

    /** At the start of a name, or after the colon of {@code attribute:}. */
    private static boolean opensQuote(StringBuilder part) {
        return part.isEmpty() || part.toString().equals("attribute:");
    }

    private PsephosException noEquals(String part) {
        return Usage.error(
                "%s: \"%s\" has no equals sign".formatted(option, part),
                pairs.isEmpty()
                        ? remedy
                        : "Where a name holds a comma, quote it, as in %s 'left=\"model, A\"'."
                                .formatted(option));
    }

    private PsephosException incomplete(String key, String name) {
        return Usage.error(
                "%s: nothing stands %s the equals sign of \"%s=%s\""
                        .formatted(option, key.isBlank() ? "before" : "after", key, name),
                remedy);
    }
}
