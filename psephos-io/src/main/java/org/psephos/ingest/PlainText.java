package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that are one message and nothing else, told by their bytes: as {@link Messages#text} and
 * {@link Place#open} would find, which look for turns and for JSON inside of a text. Where it is in
 * doubt the answer is no, and they have to look.
 */
final class PlainText {
    private static final byte[] TURN = bytes("<extra_id_");
    private static final byte[][] STARTS = {bytes("\n\n"), bytes("Human:"), bytes("Assistant:")};
    private static final long LESS = Words.all(TURN[0]);

    private PlainText() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the text from {@code from} to {@code to} is words alone; no where it is blank. */
    static boolean is(byte[] in, int from, int to) {
        for (var start : STARTS) {
            if (holds(in, from, to, start)) {
                return false;
            }
        }
        int first = from;
        while (first < to && in[first] >= 0 && in[first] <= ' ') {
            first++;
        }
        return first < to && !mayBeJson(in, first) && !marked(in, first, to);
    }

    /** A bracket, or a blank outside of ASCII, behind which there may be one. */
    private static boolean mayBeJson(byte[] in, int at) {
        byte first = in[at];
        return first == '{' || first == '[' || (first < 0 && isBlank(in, at));
    }

    /** Blanks outside of ASCII are three bytes of UTF-8, which is whole here. */
    private static boolean isBlank(byte[] in, int at) {
        boolean three = (in[at] & 0xF0) == 0xE0;
        return three
                && Character.isWhitespace(
                        (in[at] & 0xF) << 12 | (in[at + 1] & 0x3F) << 6 | (in[at + 2] & 0x3F));
    }

    private static boolean marked(byte[] in, int from, int to) {
        int i = from;
        for (; i + Words.LENGTH <= to; i += Words.LENGTH) {
            if (Words.equal(Words.at(in, i), LESS) != 0 && marked(in, i, i + Words.LENGTH, to)) {
                return true;
            }
        }
        // What is left is shorter than the mark.
        return false;
    }

    private static boolean marked(byte[] in, int from, int before, int to) {
        for (int i = from; i < before; i++) {
            if (in[i] == TURN[0] && holds(in, i, to, TURN)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(byte[] in, int from, int to, byte[] wanted) {
        int stop = from + wanted.length;
        return stop <= to && Arrays.equals(in, from, stop, wanted, 0, wanted.length);
    }
}
