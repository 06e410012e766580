package org.psephos.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes one row at a time, with some of its texts changed. */
@FunctionalInterface
interface RowText {
    /**
     * Writes a row.
     *
     * @param row its bytes, from 0
     * @param length how many of them
     */
    void write(byte[] row, int length, OutputStream to) throws IOException;
}
