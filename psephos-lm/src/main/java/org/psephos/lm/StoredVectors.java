package org.psephos.lm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * More vectors than memory should hold: they lie in a file, which is gone when this is closed, and
 * come back some at a time. Not for several threads at once.
 */
public final class StoredVectors implements AutoCloseable {
    private final int dimensions;
    private final FileChannel file;
    private int size;

    /**
     * @param folder for the file, which nobody sees
     */
    public StoredVectors(Path folder, int dimensions) {
        this.dimensions = dimensions;
        try {
            Files.createDirectories(folder);
            var path = Files.createTempFile(folder, "psephos-vectors", ".tmp");
            file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Puts {@code vectors} behind those that are here. */
    public void add(Vectors vectors) {
        if (vectors.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "vectors must have %s numbers, but have %s"
                            .formatted(dimensions, vectors.dimensions()));
        }
        var bytes = ByteBuffer.allocate(Math.multiplyExact(vectors.size(), bytesEach()));
        vectors.putInto(bytes.asFloatBuffer());
        try {
            long at = (long) size * bytesEach();
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        size = Math.addExact(size, vectors.size());
    }

    /** The vectors from {@code from} on, up to but without {@code to}. */
    public Vectors between(int from, int to) {
        var bytes = ByteBuffer.allocate(Math.multiplyExact(to - from, bytesEach()));
        try {
            long at = (long) from * bytesEach();
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, at);
                if (read < 0) {
                    throw new IndexOutOfBoundsException(to + " of " + size + " vectors");
                }
                at += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var values = new float[(to - from) * dimensions];
        bytes.flip().asFloatBuffer().get(values);
        return Vectors.trusted(dimensions, values);
    }

    private int bytesEach() {
        return Float.BYTES * dimensions;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
