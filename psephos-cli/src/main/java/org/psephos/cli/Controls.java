package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import org.psephos.rank.Control;
import org.psephos.rank.RankOptions;

/**
 * What {@code --control} names, once or several times, separated by commas.
 *
 * @param position whether the side is among it
 * @param others what else, in the order named
 */
record Controls(boolean position, List<Control> others) {
    private static final String POSITION = "position";
    private static final String ATTRIBUTE = "attribute:";
    private static final List<String> KNOWN =
            List.of(POSITION, "annotator-position", "length", "style", "attribute:NAME");

    Controls {
        others = List.copyOf(others);
    }

    static Controls of(List<String> values) {
        boolean position = false;
        var others = new ArrayList<Control>();
        for (var value : values) {
            for (var part : value.split(",", -1)) {
                var word = part.strip();
                if (word.equals(POSITION)) {
                    position = true;
                    continue;
                }
                var control = control(word);
                if (others.contains(control)) {
                    throw Usage.error("--control names %s twice".formatted(word), "Keep one.");
                }
                others.add(control);
            }
        }
        if (others.contains(new Control.Length()) && others.contains(new Control.Style())) {
            throw Usage.error(
                    "--control style holds length already", "Name style alone, or length alone.");
        }
        return new Controls(position, others);
    }

    private static Control control(String word) {
        return switch (word) {
            case "annotator-position" -> new Control.AnnotatorPosition();
            case "length" -> new Control.Length();
            case "style" -> new Control.Style();
            default -> attribute(word);
        };
    }

    private static Control attribute(String word) {
        var name = word.startsWith(ATTRIBUTE) ? word.substring(ATTRIBUTE.length()) : "";
        if (name.isBlank()) {
            throw Usage.error(
                    "--control is \"%s\"; expected %s".formatted(word, String.join(", ", KNOWN)),
                    Nearest.hint(word, KNOWN)
                            + "Write for example --control position,length or --control"
                            + " attribute:price.");
        }
        return new Control.Attribute(name);
    }

    /** Whether columns are asked for that only a full reading keeps. */
    static boolean needEverything(RankOptions options) {
        return options.controls().stream()
                .anyMatch(control -> !(control instanceof Control.AnnotatorPosition));
    }
}
