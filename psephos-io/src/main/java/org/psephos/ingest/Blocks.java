package org.psephos.ingest;

import java.io.IOException;

/** Bytes in order. */
interface Blocks {
    /** Reads up to {@code length} bytes into {@code into} from {@code at} on; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;
}
