package org.psephos.curate;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The word n-grams of a text as 64-bit hashes. A word is a run of letters, digits, marks and
 * underscores without regard to case; where a script writes no blanks (Han, Kana, Thai, Lao, Khmer,
 * Burmese) each character is a word. For those who ask, the first word behind a {@link #BORDER} is
 * another one than the same word elsewhere. A text of fewer than n words is one shingle, the whole
 * of it: it equals no other text but one of the same words and signs in the same order, because few
 * words leave a sign much to say ({@code c++}, {@code -1}). Not thread-safe.
 */
final class Shingles {
    private static final long WORD = 0x9e3779b97f4a7c15L;
    private static final long NEXT = 0xd6e8feb86659fd93L;

    /** Stands between the fields of a row that are one text, so that words keep to their field. */
    static final char BORDER = '\u001f';

    private static final byte[] ASCII = ascii();

    private final int ngram;

    /** {@link #BORDER}, or no character at all. */
    private final int border;

    private long[] words = new long[256];
    private int[] ends = new int[256];
    private String source = "";
    private int size;

    /** Borders since the last word. */
    private int borders;

    /** The shingles of the last text, as they stand in it; the same one may come again. */
    long[] hashes = new long[256];

    int count;

    Shingles(int ngram) {
        this(ngram, -1);
    }

    private Shingles(int ngram, int border) {
        this.ngram = ngram;
        this.border = border;
    }

    /** Of texts that may hold borders between fields. */
    static Shingles ofFields(int ngram) {
        return new Shingles(ngram, BORDER);
    }

    private static byte[] ascii() {
        var folded = new byte[128];
        for (char c = 0; c < 128; c++) {
            if (Character.isLetterOrDigit(c) || c == '_') {
                folded[c] = (byte) Character.toLowerCase(c);
            }
        }
        return folded;
    }

    /** Reads {@code text}; texts of another {@code salt} share no shingle with it. */
    void read(String text, long salt) {
        words(text);
        int many = Math.max(0, size - ngram + 1);
        count = size == 0 ? 0 : Math.max(1, many);
        if (hashes.length < count) {
            hashes = new long[count * 2];
        }
        if (many == 0) {
            if (size > 0) {
                hashes[0] = whole(salt + size);
            }
            return;
        }
        for (int at = 0; at < many; at++) {
            hashes[at] = hash(at, at + ngram, salt);
        }
    }

    /** How many words the last text has. */
    int words() {
        return size;
    }

    /** The words of the last text, as hashes, in order. */
    long word(int at) {
        return words[at];
    }

    /** The n-gram of {@code length} words at {@code at}. */
    long gram(int at, int length, long salt) {
        return hash(at, at + length, salt + length);
    }

    /** The text from one word until before another, as it is written. */
    String said(int from, int to) {
        return source.substring(from == 0 ? 0 : ends[from - 1], ends[to - 1])
                .replaceFirst("^[^\\p{L}\\p{N}_]+", "");
    }

    private long hash(int from, int to, long salt) {
        long hash = salt;
        for (int at = from; at < to; at++) {
            hash = next(hash, words[at]);
        }
        return mixed(hash);
    }

    /** All words with the signs between them. */
    private long whole(long salt) {
        long hash = signs(salt, 0);
        for (int at = 0; at < size; at++) {
            hash = next(hash, words[at]);
            hash = signs(hash, ends[at]);
        }
        return mixed(hash);
    }

    private static long next(long hash, long word) {
        long next = (hash ^ word) * NEXT;
        return next ^ (next >>> 29);
    }

    /** Goes on with the signs from {@code from} until the next word. */
    private long signs(long before, int from) {
        long hash = before;
        for (int at = from, point; at < source.length(); at += Character.charCount(point)) {
            point = source.codePointAt(at);
            if (isPartOfWord(point)) {
                break;
            }
            if (isSign(point)) {
                hash = next(hash, point);
            }
        }
        return hash;
    }

    /** What is read aloud or shown as itself, and is no mark of a sentence. */
    private static boolean isSign(int point) {
        return switch (Character.getType(point)) {
            case Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.DASH_PUNCTUATION ->
                    true;
            case Character.OTHER_PUNCTUATION -> "#%&*@/\\".indexOf(point) >= 0;
            default -> false;
        };
    }

    /** Every bit of the result depends on every bit of {@code hash} (Stafford's variant 13). */
    static long mixed(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Finds the words. One loop: the fast road is plain ASCII, which most texts are. */
    private void words(String text) {
        size = 0;
        borders = 0;
        source = text;
        long hash = WORD;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int folded = c < 128 ? ASCII[c] : -1;
            if (folded < 0) {
                otherWords(text);
                return;
            }
            if (folded > 0) {
                hash = (hash ^ folded) * WORD;
                hash ^= hash >>> 32;
                inside = true;
            } else {
                if (inside) {
                    add(hash, at);
                    hash = WORD;
                    inside = false;
                }
                borders += c == border ? 1 : 0;
            }
        }
        if (inside) {
            add(hash, text.length());
        }
    }

    /** The same for texts beyond ASCII; words of ASCII get the same hashes here. */
    private void otherWords(String raw) {
        var text =
                Normalizer.isNormalized(raw, Normalizer.Form.NFC)
                        ? raw
                        : Normalizer.normalize(raw, Normalizer.Form.NFC);
        size = 0;
        borders = 0;
        source = text;
        long hash = WORD;
        boolean inside = false;
        for (int at = 0, point; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            boolean alone = isWordAlone(point);
            if (inside && (alone || !isPartOfWord(point))) {
                add(hash, at);
                hash = WORD;
                inside = false;
            }
            borders += point == border ? 1 : 0;
            if (alone || isPartOfWord(point)) {
                hash = (hash ^ Character.toLowerCase(Character.toUpperCase(point))) * WORD;
                hash ^= hash >>> 32;
                inside = true;
            }
            if (alone) {
                add(hash, at + Character.charCount(point));
                hash = WORD;
                inside = false;
            }
        }
        if (inside) {
            add(hash, text.length());
        }
    }

    static boolean isPartOfWord(int point) {
        return Character.isLetterOrDigit(point)
                || point == '_'
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.LETTER_NUMBER ->
                            true;
                    default -> false;
                };
    }

    private static boolean isWordAlone(int point) {
        if (point < 0x0E00) {
            return false;
        }
        return Character.isIdeographic(point)
                || (point >= 0x3041 && point <= 0x30FF)
                || (Character.isLetter(point)
                        && (point <= 0x0EFF
                                || (point >= 0x1000 && point <= 0x109F)
                                || (point >= 0x1780 && point <= 0x17FF)));
    }

    private void add(long hash, int end) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size] = end;
        words[size++] = borders == 0 ? hash : next(hash, BORDER * borders);
        borders = 0;
    }
}
