package org.psephos.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a POSIX shell reads them. */
final class Shell {
    private static final String PLAIN = "_-./:=,@%+";

    private Shell() {}

    /** {@code words} so that a shell reads them back as they are. */
    static String quoted(List<String> words) {
        return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    /** The call that {@code given} was, without how many threads worked: that changes no result. */
    static String command(Arguments given) {
        return "./psephos " + given.syntax().verb() + " " + quoted(given.without(Reading.THREADS));
    }

    static String quoted(String word) {
        boolean plain =
                !word.isEmpty()
                        && word.codePoints()
                                .allMatch(
                                        c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
