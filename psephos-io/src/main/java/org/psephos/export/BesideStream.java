package org.psephos.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes that somebody else digests and writes, on a thread of its own where there is one to spare,
 * while the next are gathered. Not thread-safe.
 */
final class BesideStream extends OutputStream {
    private static final int BLOCK = 1 << 18;

    private final OutputStream out;
    private final Beside beside;
    private byte[] gathered = new byte[BLOCK];
    private byte[] given = new byte[BLOCK];
    private int size;
    private boolean closed;

    /**
     * @param threads how many may work at once; changes time only
     */
    BesideStream(OutputStream out, int threads) {
        this.out = out;
        this.beside = new Beside(threads);
    }

    @Override
    public void write(int octet) throws IOException {
        if (size == BLOCK) {
            pass();
        }
        gathered[size++] = (byte) octet;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (size == BLOCK) {
                pass();
            }
            int some = Math.min(BLOCK - size, end - at);
            System.arraycopy(bytes, at, gathered, size, some);
            size += some;
            at += some;
        }
    }

    /** Hands over what was gathered; the other block is free when the work before is done. */
    private void pass() throws IOException {
        beside.settle();
        var block = gathered;
        int length = size;
        gathered = given;
        given = block;
        size = 0;
        beside.run(() -> out.write(block, 0, length));
    }

    @Override
    public void flush() throws IOException {
        pass();
        beside.settle();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            pass();
            beside.settle();
        } finally {
            beside.stop();
        }
    }
}
