package org.psephos.ingest;

import java.io.IOException;

/** Finds the rows of a stretch of a file and hands their fields over. Not thread-safe. */
interface Scanner {
    /**
     * Reads the rows that begin from {@code from} until before {@code to}, the last of them to its
     * end, which may lie beyond.
     *
     * @param in stands at {@code from}, where a row begins
     * @return where the row after the last begins
     */
    long scan(Blocks in, long from, long to) throws IOException;

    /** Lines from {@code from} to where the scan ended. */
    long lines();
}
