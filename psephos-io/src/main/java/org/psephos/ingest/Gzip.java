package org.psephos.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks one gzip member after the other, and fails where something else follows them: the class
 * of the JDK passes over it in silence, and with it over whatever was appended to the file.
 */
final class Gzip extends GZIPInputStream {
    private static final int TRAILER = 8;

    Gzip(InputStream raw) throws IOException {
        super(raw, 1 << 16);
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int count = super.read(into, at, length);
        if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
            throw new ZipException("bytes that are not packed follow the packed ones");
        }
        return count;
    }
}
