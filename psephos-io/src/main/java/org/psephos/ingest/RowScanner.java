package org.psephos.ingest;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Keeps a block of bytes with the rows in it. A row that is not whole yet moves to the front of the
 * block, which grows for a row longer than itself. At the end of the file a missing last line break
 * is added.
 */
abstract class RowScanner implements Scanner {
    private static final int BLOCK = 1 << 20;

    /** Kept free after what was read: the line break that the last line may lack, and a word. */
    private static final int SPARE = 1 + Words.LENGTH;

    private static final int LONGEST_ROW = 1 << 28;

    /** No whole row is left in the block. */
    static final int MORE = -1;

    private final String source;
    final Rows rows;
    byte[] block = new byte[0];
    int limit;
    boolean ended;

    /** Lines before the row at hand. */
    long line;

    RowScanner(String source, Rows rows) {
        this.source = source;
        this.rows = rows;
    }

    /**
     * Reads the rows from {@code at} that begin before {@code stop}.
     *
     * @return where the first row begins that is not whole or begins at {@code stop} or later
     */
    abstract int rows(int at, int stop);

    /** Says what became of the bytes from {@code at} to the end of the file: no whole row. */
    abstract void rest(int at);

    @Override
    public final long scan(Blocks in, long from, long to) throws IOException {
        long base = from;
        int at = 0;
        limit = 0;
        ended = false;
        // Room for a whole small file, its missing line break, and the read that finds its end.
        block = new byte[(int) Math.min(BLOCK, Math.max(0, to - from) + 4096)];
        while (!rows.stopped()) {
            int stop = (int) Math.min(limit, to - base);
            int next = rows(at, stop);
            if (base + next >= to || rows.stopped()) {
                return base + next;
            }
            if (ended) {
                if (next < limit) {
                    rest(next);
                }
                return base + limit;
            }
            System.arraycopy(block, next, block, 0, limit - next);
            base += next;
            limit -= next;
            at = 0;
            fill(in);
        }
        return base + at;
    }

    /** What is broken among the bytes of a row; null for nothing. */
    final @Nullable Flaw flaw(int from, int end) {
        int broken = Utf8.wholeUntil(block, from, end);
        return broken == end ? null : Flaw.ofByte(block, from, broken);
    }

    @Override
    public final long lines() {
        return line;
    }

    private void fill(Blocks in) throws IOException {
        if (limit + SPARE >= block.length) {
            if (block.length >= LONGEST_ROW) {
                throw new PsephosException(
                        Kind.DATA,
                        source
                                + ": a row of more than 256 MB begins "
                                + (line + 1)
                                + " lines into a stretch of it, probably with a quote that is never"
                                + " closed",
                        "close the quote");
            }
            block = Arrays.copyOf(block, block.length * 2);
        }
        int count = in.read(block, limit, block.length - SPARE - limit);
        if (count > 0) {
            limit += count;
            return;
        }
        ended = true;
        if (limit > 0 && block[limit - 1] != '\n') {
            block[limit++] = '\n';
        }
    }
}
