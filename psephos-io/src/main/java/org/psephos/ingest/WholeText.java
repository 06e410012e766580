package org.psephos.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as text that knows where its characters are not whole: bytes that are no UTF-8,
 * which become the halves that {@link Utf8#text} makes of them, and escapes that are half of a
 * character. Not thread-safe.
 */
final class WholeText extends Reader {
    private static final int BLOCK = 1 << 16;

    /** No pair of escapes is longer. */
    private static final int LONGEST_ESCAPE = 12;

    private final Blocks in;
    private final Deque<At> flaws = new ArrayDeque<>();
    private final List<Integer> halves = new ArrayList<>();
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
        int stop = halves();
        if (!ended && stop == length) {
            stop = characters();
        }
        var piece = Utf8.text(bytes, 0, stop);
        note(stop);
        System.arraycopy(bytes, stop, bytes, 0, length - stop);
        length -= stop;
        return piece;
    }

    /** Finds the halves; gives how many bytes can be told without those that follow. */
    private int halves() {
        halves.clear();
        for (int half = Halves.next(bytes, 0, length);
                half >= 0;
                half = Halves.next(bytes, half + 2, length)) {
            if (!ended && half + LONGEST_ESCAPE > length) {
                return half;
            }
            if (Halves.unit(bytes, half, length) >= 0) {
                halves.add(half);
            }
        }
        return length;
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
        int next = 0;
        int broken = Utf8.wholeUntil(bytes, 0, stop);
        int told = 0;
        long character = before;
        while (next < halves.size() || broken < stop) {
            int half = next < halves.size() ? halves.get(next) : stop;
            int place = Math.min(half, broken);
            character += Utf8.text(bytes, told, place).length();
            told = place;
            if (half < broken) {
                flaws.add(new At(character, Flaw.ofEscape(Halves.unit(bytes, half, stop))));
                next++;
            } else {
                flaws.add(new At(character, Flaw.ofByte(bytes, 0, broken)));
                broken = Utf8.wholeUntil(bytes, broken + 1, stop);
            }
        }
    }

    @Override
    public void close() {
        // Whoever opened the file closes it.
    }
}
