package org.psephos.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A file from some place on, read by place: several threads may each have their own. */
final class FileBlocks implements Blocks {
    private static final int LONGEST = 1 << 20;

    private final FileChannel file;
    private final Meter meter;
    private final @Nullable MessageDigest digest;
    private long position;

    /**
     * @param digest told of every byte, or null
     */
    FileBlocks(FileChannel file, long position, Meter meter, @Nullable MessageDigest digest) {
        this.file = file;
        this.position = position;
        this.meter = meter;
        this.digest = digest;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        var buffer = ByteBuffer.wrap(into, at, Math.min(length, LONGEST));
        int count = file.read(buffer, position);
        if (count > 0) {
            position += count;
            meter.read(count);
            if (digest != null) {
                digest.update(into, at, count);
            }
        }
        return count;
    }
}
