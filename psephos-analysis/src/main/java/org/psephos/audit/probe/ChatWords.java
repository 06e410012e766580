package org.psephos.audit.probe;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words of a message in any language: runs of letters, marks and digits without regard to case; of
 * scripts that put no blanks between words every two neighbouring characters; each emoji by itself.
 *
 * @see "Nie, Gao, Zhang and Zhou (2000), On the use of words and n-grams for Chinese information
 *     retrieval"
 */
final class ChatWords {
    private enum Kind {
        WORD,
        PAIRS,
        EMOJI,
        NONE
    }

    private ChatWords() {}

    /** The words of {@code text}, in order. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var run = new ArrayList<String>();
        var kind = Kind.NONE;
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            var next = kind(c);
            if (next != kind || next == Kind.EMOJI) {
                end(run, kind, words);
                kind = next;
            }
            run.add(Character.toString(c));
        }
        end(run, kind, words);
        return words;
    }

    private static Kind kind(int c) {
        if (Character.isEmojiPresentation(c)) {
            return Kind.EMOJI;
        }
        if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
            return Kind.NONE;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Kind.PAIRS;
            default -> Kind.WORD;
        };
    }

    private static void end(List<String> run, Kind kind, List<String> into) {
        if (kind == Kind.PAIRS && run.size() > 1) {
            for (int i = 1; i < run.size(); i++) {
                into.add(run.get(i - 1) + run.get(i));
            }
        } else if (kind != Kind.NONE && !run.isEmpty()) {
            into.add(String.join("", run));
        }
        run.clear();
    }
}
