package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.psephos.dataset.PlainPair;

/**
 * JSON gone through as bytes, which are UTF-8, as far as it is as plain as most of it is: where
 * anything is out of the ordinary, it says so, and somebody else has to look. Not thread-safe.
 */
final class JsonBytes {
    private static final long QUOTES = Words.all((byte) '"');
    private static final long ESCAPES = Words.all((byte) '\\');
    private static final long BLANKS = Words.all((byte) ' ');
    private static final byte[][] FIELDS = {bytes("role"), bytes("content")};
    private static final String[] ROLES = {Messages.USER, Messages.ASSISTANT, "system"};
    private static final byte[][] ROLE_BYTES = {
        bytes(Messages.USER), bytes(Messages.ASSISTANT), bytes("system")
    };

    private byte[] in = new byte[0];
    private int at;
    private int end;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of one of the roles that are told apart here. */
    static byte[] role(String role) {
        for (int i = 0; i < ROLES.length; i++) {
            if (ROLES[i].equals(role)) {
                return ROLE_BYTES[i];
            }
        }
        throw new IllegalArgumentException("no plain role is " + role);
    }

    /** Stands before the bytes from {@code from} to {@code to}. */
    void begin(byte[] bytes, int from, int to) {
        in = bytes;
        at = from;
        end = to;
    }

    private void blanks() {
        while (at < end && (in[at] == ' ' || in[at] == '\t' || in[at] == '\r' || in[at] == '\n')) {
            at++;
        }
    }

    /** Steps over {@code wanted} and the blanks before it; false where something else stands. */
    boolean next(char wanted) {
        blanks();
        if (at < end && in[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Whether nothing is left. */
    boolean ended() {
        blanks();
        return at == end;
    }

    /** Steps over a text in quotes that is one of {@code keys}; which, or -1. */
    int key(byte[][] keys) {
        if (!next('"')) {
            return -1;
        }
        for (int i = 0; i < keys.length; i++) {
            int stop = at + keys[i].length;
            if (stop < end
                    && in[stop] == '"'
                    && Arrays.equals(in, at, stop, keys[i], 0, keys[i].length)) {
                at = stop + 1;
                return i;
            }
        }
        return -1;
    }

    /** Steps over a text in quotes, and puts it into {@code pair} where it is words alone. */
    boolean words(String role, PlainPair pair) {
        int start = pair.size();
        int stop = text(pair);
        if (stop < 0 || !PlainText.is(pair.bytes(), start, stop)) {
            return false;
        }
        pair.message(role, stop);
        return true;
    }

    /** Steps over an object of role and content, and puts it into {@code pair}. */
    boolean message(PlainPair pair) {
        int first = next('{') ? key(FIELDS) : -1;
        if (first < 0 || !next(':')) {
            return false;
        }
        int who = first == 0 ? key(ROLE_BYTES) : 0;
        int stop = first == 0 ? 0 : text(pair);
        if (who < 0 || stop < 0 || !next(',') || key(FIELDS) != 1 - first || !next(':')) {
            return false;
        }
        who = first == 0 ? who : key(ROLE_BYTES);
        stop = first == 0 ? text(pair) : stop;
        if (who < 0 || stop < 0 || !next('}')) {
            return false;
        }
        pair.message(ROLES[who], stop);
        return true;
    }

    /** Puts a text in quotes, unescaped, behind what {@code pair} holds; where it ends, or -1. */
    private int text(PlainPair pair) {
        if (!next('"')) {
            return -1;
        }
        int start = pair.size();
        int to = start;
        while (true) {
            int stop = ordinary();
            int length = stop - at;
            var out = pair.room(to - start + length + 4);
            System.arraycopy(in, at, out, to, length);
            to += length;
            at = stop;
            if (at >= end) {
                return -1;
            }
            if (in[at] == '"') {
                at++;
                return to;
            }
            if (in[at] != '\\') {
                return -1;
            }
            to = escape(out, to);
            if (to < 0) {
                return -1;
            }
        }
    }

    /** Where the first quote, escape or control character stands from here on, or the end. */
    private int ordinary() {
        int i = at;
        for (; i + Words.LENGTH <= end; i += Words.LENGTH) {
            long word = Words.at(in, i);
            long marks =
                    Words.equal(word, QUOTES)
                            | Words.equal(word, ESCAPES)
                            | Words.below(word, BLANKS);
            if (marks != 0) {
                return i + Words.before(marks);
            }
        }
        while (i < end && in[i] != '"' && in[i] != '\\' && (in[i] < 0 || in[i] >= ' ')) {
            i++;
        }
        return i;
    }

    /** Puts what the escape here stands for at {@code to}; where it ends, or -1. */
    private int escape(byte[] out, int to) {
        if (at + 1 >= end) {
            return -1;
        }
        byte letter = in[at + 1];
        if (letter == 'u') {
            return unicode(out, to);
        }
        int meant = meant(letter);
        if (meant < 0) {
            return -1;
        }
        out[to] = (byte) meant;
        at += 2;
        return to + 1;
    }

    private static int meant(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> -1;
        };
    }

    private int unicode(byte[] out, int to) {
        int unit = Halves.unit(in, at, end);
        if (unit < 0) {
            return -1;
        }
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            at += 6;
            return Utf8.put(unit, out, to);
        }
        int low = Halves.unit(in, at + 6, end);
        if (unit > Character.MAX_HIGH_SURROGATE
                || low < Character.MIN_LOW_SURROGATE
                || low > Character.MAX_LOW_SURROGATE) {
            return -1;
        }
        at += 12;
        return Utf8.put(Character.toCodePoint((char) unit, (char) low), out, to);
    }
}
