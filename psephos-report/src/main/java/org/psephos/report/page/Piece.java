package org.psephos.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a sentence: words, or an option of the command line, which no line may break.
 *
 * @param option whether it is an option such as {@code --control}
 */
public record Piece(String text, boolean option) {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    /** The parts of a sentence, which together are the sentence. */
    public static List<Piece> of(String sentence) {
        var pieces = new ArrayList<Piece>();
        var options = OPTION.matcher(sentence);
        int done = 0;
        while (options.find()) {
            if (options.start() > done) {
                pieces.add(new Piece(sentence.substring(done, options.start()), false));
            }
            pieces.add(new Piece(options.group(), true));
            done = options.end();
        }
        if (done < sentence.length()) {
            pieces.add(new Piece(sentence.substring(done), false));
        }
        return List.copyOf(pieces);
    }
}
