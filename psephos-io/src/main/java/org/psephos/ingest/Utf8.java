package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Characters as UTF-8. */
final class Utf8 {
    private static final int MORE = 0x80;
    private static final int BITS = 0x3F;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int STRIDE = 256;
    private static final long HIGHS = 0x8080808080808080L;

    private Utf8() {}

    /** Puts {@code character}, no half of one, at {@code to}; says where it ends. */
    static int put(int character, byte[] out, int to) {
        int at = to;
        if (character < 0x80) {
            out[at++] = (byte) character;
        } else if (character < 0x800) {
            out[at++] = (byte) (0xC0 | (character >> 6));
            out[at++] = (byte) (MORE | (character & BITS));
        } else if (character < 0x10000) {
            out[at++] = (byte) (0xE0 | (character >> 12));
            out[at++] = (byte) (MORE | ((character >> 6) & BITS));
            out[at++] = (byte) (MORE | (character & BITS));
        } else {
            out[at++] = (byte) (0xF0 | (character >> 18));
            out[at++] = (byte) (MORE | ((character >> 12) & BITS));
            out[at++] = (byte) (MORE | ((character >> 6) & BITS));
            out[at++] = (byte) (MORE | (character & BITS));
        }
        return at;
    }

    /**
     * Where the first byte stands from {@code from} on that begins no whole character, or {@code
     * to}.
     */
    static int wholeUntil(byte[] bytes, int from, int to) {
        int at = ascii(bytes, from, to);
        while (at < to) {
            int length = length(bytes, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
            if (at < to && bytes[at] >= 0) {
                at = ascii(bytes, at, to);
            }
        }
        return to;
    }

    /** Whether all bytes are those of whole characters. */
    static boolean isWhole(byte[] bytes, int from, int to) {
        return wholeUntil(bytes, from, to) == to;
    }

    /** Where the first byte beyond ASCII stands, or {@code to}. */
    private static int ascii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + STRIDE <= to && isAscii(bytes, at)) {
            at += STRIDE;
        }
        while (at + Words.LENGTH <= to && (Words.at(bytes, at) & HIGHS) == 0) {
            at += Words.LENGTH;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** A stride alone: what is small and called often is compiled early. */
    private static boolean isAscii(byte[] bytes, int from) {
        long all = 0;
        for (int at = from; at < from + STRIDE; at += Words.LENGTH) {
            all |= Words.at(bytes, at);
        }
        return (all & HIGHS) == 0;
    }

    /** Bytes of the whole character, as short as can be, that begins at {@code at}; 0 for none. */
    private static int length(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int more = more(first);
        if (more < 0 || at + more >= to) {
            return 0;
        }
        for (int i = 1; i <= more; i++) {
            if ((bytes[at + i] & 0xC0) != MORE) {
                return 0;
            }
        }
        return more > 1 && !isShortest(first, bytes[at + 1] & 0xFF) ? 0 : more + 1;
    }

    /** How many bytes a character has after {@code first}; -1 where none begins so. */
    private static int more(int first) {
        if (first < 0x80) {
            return 0;
        }
        return first < 0xC2 || first > 0xF4 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    }

    /** Whether the bytes at {@code at} may become a character with others after {@code to}. */
    static boolean isCut(byte[] bytes, int at, int to) {
        int more = more(bytes[at] & 0xFF);
        if (at + more < to) {
            return false;
        }
        for (int i = at + 1; i < to; i++) {
            if ((bytes[i] & 0xC0) != MORE) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text of the bytes; each byte that is part of no character becomes the half of a character
     * that no UTF-8 says, from U+DC80 to U+DCFF.
     *
     * @see "von Loewis (2009), Non-decodable bytes in system character interfaces, PEP 383"
     */
    static String text(byte[] bytes, int from, int to) {
        int end = wholeUntil(bytes, from, to);
        if (end == to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            text.append(new String(bytes, at, end - at, StandardCharsets.UTF_8));
            if (end < to) {
                text.append((char) (Character.MIN_LOW_SURROGATE + (bytes[end++] & 0xFF)));
            }
            at = end;
            end = wholeUntil(bytes, at, to);
        }
        return text.toString();
    }

    /** The text of the bytes, with {@code \x8C} for a byte that is part of no character. */
    static String spelt(byte[] bytes, int from, int to) {
        var text = text(bytes, from, to);
        if (wholeUntil(bytes, from, to) == to) {
            return text;
        }
        var spelt = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            spelt.append(isByte(c) && !pair ? "\\x" + HEX.toHexDigits((byte) c) : c);
        }
        return spelt.toString();
    }

    /** Whether {@code half} stands for a byte that was part of no character. */
    static boolean isByte(char half) {
        return half >= Character.MIN_LOW_SURROGATE + MORE
                && half <= Character.MIN_LOW_SURROGATE + 0xFF;
    }

    /**
     * Whether a character of three or four bytes needs them all, and is no half and not too high.
     */
    private static boolean isShortest(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
