package org.psephos.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as text that knows where its characters are not whole: bytes that are no UTF-8,
 * which become the halves that {@link Utf8#text} makes of them. Not thread-safe.
 */
final class WholeText extends Reader {
    private static final int BLOCK = 1 << 16;

    private final Blocks in;
    private final Deque<At> flaws = new ArrayDeque<>();
    private byte[] bytes = new byte[BLOCK];
    private int length;
    private boolean ended;
    private String text = "";
    private int at;
    private long before;

    WholeText(Blocks in) {
        this.in = in;
    }

    private record At(long character, Flaw flaw) {}

    /**
     * The first flaw that was not asked for yet and stands before {@code character}, with all
     * others told.
     */
    @Nullable Flaw before(long character) {
        Flaw first = null;
        while (!flaws.isEmpty() && flaws.getFirst().character() < character) {
            var flaw = flaws.removeFirst().flaw();
            first = first == null ? flaw : first;
        }
        return first;
    }

    @Override
    public int read(char[] into, int from, int count) throws IOException {
        while (at == text.length()) {
            if (ended && length == 0) {
                return -1;
            }
            before += text.length();
            at = 0;
            text = more();
        }
        int given = Math.min(count, text.length() - at);
        text.getChars(at, at + given, into, from);
        at += given;
        return given;
    }

    private String more() throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        int count = ended ? 0 : in.read(bytes, length, bytes.length - length);
        ended |= count < 0;
        length += Math.max(0, count);
        int stop = ended ? length : characters();
        var piece = Utf8.text(bytes, 0, stop);
        note(stop);
        System.arraycopy(bytes, stop, bytes, 0, length - stop);
        length -= stop;
        return piece;
    }

    /** How many bytes are no part of a character that goes on behind them. */
    private int characters() {
        for (int i = Math.max(0, length - 3); i < length; i++) {
            if (bytes[i] < 0 && Utf8.isCut(bytes, i, length)) {
                return i;
            }
        }
        return length;
    }

    private void note(int stop) {
        int told = 0;
        long character = before;
        for (int broken = Utf8.wholeUntil(bytes, 0, stop);
                broken < stop;
                broken = Utf8.wholeUntil(bytes, broken + 1, stop)) {
            character += Utf8.text(bytes, told, broken).length();
            told = broken;
            flaws.add(new At(character, Flaw.ofByte(bytes, 0, broken)));
        }
    }

    @Override
    public void close() {
        // Whoever opened the file closes it.
    }
}
