package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Texts that stand in bytes as values of JSON, written as the generator writes the same strings:
 * quotes, backslashes and control characters escaped, and what lies beyond 16 bits as two halves.
 *
 * @see "Warren (2012), Hacker's delight, 2nd edition, section 6-1, for eight bytes at a time"
 */
final class JsonText {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;
    private static final long QUOTES = '"' * ONES;
    private static final long ESCAPES = '\\' * ONES;
    private static final long BLANKS = ' ' * ONES;
    private static final int FOUR_BYTES = 0xF0;

    private JsonText() {}

    /** Writes whole UTF-8 as a value. */
    static void write(byte[] in, int from, int to, JsonGenerator json) throws IOException {
        int plain = plain(in, from, to);
        if (plain == to) {
            json.writeRawUTF8String(in, from, to - from);
        } else if (hasFar(in, plain, to)) {
            json.writeString(new String(in, from, to - from, StandardCharsets.UTF_8));
        } else {
            json.writeUTF8String(in, from, to - from);
        }
    }

    /** Where the first byte stands that may not be written as it is, or the end. */
    private static int plain(byte[] in, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) WORD.get(in, at);
            long quote = word ^ QUOTES;
            long escape = word ^ ESCAPES;
            long marks = (quote - ONES) & ~quote;
            marks |= (escape - ONES) & ~escape;
            marks |= (word - BLANKS) & ~word;
            marks |= far(word);
            if ((marks & HIGHS) != 0) {
                return at;
            }
        }
        while (at < to && !isSpecial(in[at])) {
            at++;
        }
        return at;
    }

    /** Marks the first bytes of characters of four, whose upper four bits are all set. */
    private static long far(long word) {
        return word & (word << 1) & (word << 2) & (word << 3);
    }

    private static boolean isSpecial(byte b) {
        return b == '"' || b == '\\' || (b >= 0 && b < ' ') || (b & 0xFF) >= FOUR_BYTES;
    }

    private static boolean hasFar(byte[] in, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            if ((far((long) WORD.get(in, at)) & HIGHS) != 0) {
                return true;
            }
        }
        while (at < to && (in[at] & 0xFF) < FOUR_BYTES) {
            at++;
        }
        return at < to;
    }
}
