package org.psephos.ingest;

/** Characters as UTF-8. */
final class Utf8 {
    private static final int MORE = 0x80;
    private static final int BITS = 0x3F;

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
     * Whether the bytes from {@code from} to {@code to} are whole characters, as short as can be.
     */
    static boolean isWhole(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int first = bytes[at] & 0xFF;
            int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
            boolean begins = first < 0x80 || (first >= 0xC2 && first <= 0xF4);
            if (!begins || at + more >= to) {
                return false;
            }
            for (int i = 1; i <= more; i++) {
                if ((bytes[at + i] & 0xC0) != MORE) {
                    return false;
                }
            }
            if (more > 1 && !isShortest(first, bytes[at + 1] & 0xFF)) {
                return false;
            }
            at += more + 1;
        }
        return true;
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
