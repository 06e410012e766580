package org.psephos.lm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text apart into the numbered pieces that BERT's uncased models read: lower case, accents
 * off, marks and Chinese characters alone, and each word into the longest pieces of the vocabulary.
 * What a user writes stays text: "[SEP]" in it is five pieces and steers nothing.
 *
 * @see "Devlin, Chang, Lee and Toutanova (2019), section 3 and the released tokenizer"
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;
    private static final String GOES_ON = "##";

    private final Map<String, Integer> vocabulary;
    private final int unknown;

    /** What {@code vocabulary} numbers; it must hold [UNK]. */
    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = new LinkedHashMap<>(vocabulary);
        this.unknown = number("[UNK]");
    }

    /** The number of a piece that must be there. */
    int number(String piece) {
        var number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalArgumentException("the vocabulary lacks " + piece);
        }
        return number;
    }

    /** The pieces of {@code text}, in order, without any at the start or end. */
    int[] of(String text) {
        var all = new ArrayList<Integer>();
        for (var word : words(text)) {
            all.addAll(pieces(word));
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Words, and marks and Chinese characters by themselves. */
    static List<String> words(String text) {
        var spaced = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> clean(point, spaced));
        var apart = new StringBuilder(spaced.length() + 16);
        Normalizer.normalize(spaced, Normalizer.Form.NFD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(point -> put(point, isMark(point), apart));
        return Arrays.stream(apart.toString().split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void clean(int point, StringBuilder to) {
        if (isBlank(point)) {
            to.append(' ');
        } else if (point != 0xFFFD && !isControl(point)) {
            put(point, isChinese(point), to);
        }
    }

    private static void put(int point, boolean alone, StringBuilder to) {
        if (alone) {
            to.append(' ').appendCodePoint(point).append(' ');
        } else {
            to.appendCodePoint(point);
        }
    }

    private static boolean isBlank(int point) {
        return point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point);
    }

    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    private static boolean isMark(int point) {
        if (point < 128) {
            return point > 32 && point < 127 && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    private static boolean isChinese(int point) {
        return within(point, 0x4E00, 0x9FFF)
                || within(point, 0x3400, 0x4DBF)
                || within(point, 0x20000, 0x2A6DF)
                || within(point, 0x2A700, 0x2CEAF) // three blocks that touch
                || within(point, 0xF900, 0xFAFF)
                || within(point, 0x2F800, 0x2FA1F);
    }

    private static boolean within(int point, int from, int to) {
        return point >= from && point <= to;
    }

    /** The longest pieces from the left; a word that cannot be told so is unknown as a whole. */
    private List<Integer> pieces(String word) {
        int[] points = word.codePoints().toArray();
        if (points.length > LONGEST_WORD) {
            return List.of(unknown);
        }
        var pieces = new ArrayList<Integer>();
        int from = 0;
        while (from < points.length) {
            int to = points.length;
            var piece = piece(points, from, to);
            while (piece == null && to > from + 1) {
                to--;
                piece = piece(points, from, to);
            }
            if (piece == null) {
                return List.of(unknown);
            }
            pieces.add(piece);
            from = to;
        }
        return pieces;
    }

    private @Nullable Integer piece(int[] points, int from, int to) {
        var letters = new String(points, from, to - from);
        return vocabulary.get(from == 0 ? letters : GOES_ON + letters);
    }
}
