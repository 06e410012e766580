package org.psephos.lm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * More whole numbers than memory should hold: they lie in a file, which is gone when this is
 * closed, and come back some at a time. One thread writes; any may read what was written before.
 */
public final class StoredNumbers implements AutoCloseable {
    private final Path folder;
    private final FileChannel file;

    /**
     * @param folder for the file, which nobody sees
     * @throws PsephosException where no file can be made there
     */
    public StoredNumbers(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            file =
                    FileChannel.open(
                            Files.createTempFile(folder, "psephos-numbers", ".tmp"),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Writes the first {@code length} of {@code numbers} from place {@code at} on. */
    public void put(long at, long[] numbers, int length) {
        var bytes = bytes(length);
        bytes.asLongBuffer().put(numbers, 0, length);
        try {
            long start = at * Long.BYTES;
            while (bytes.hasRemaining()) {
                file.write(bytes, start + bytes.position());
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The numbers from place {@code at} on, so many as {@code length}. */
    public long[] get(long at, int length) {
        var bytes = bytes(length);
        try {
            long start = at * Long.BYTES;
            while (bytes.hasRemaining()) {
                if (file.read(bytes, start + bytes.position()) < 0) {
                    throw new IOException("it is shorter than what was written");
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        var numbers = new long[length];
        bytes.flip().asLongBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(Math.multiplyExact(length, Long.BYTES))
                .order(ByteOrder.nativeOrder());
    }

    private PsephosException unusable(IOException cause) {
        return new PsephosException(
                Kind.USAGE,
                "the file for what is put aside in %s cannot be used: %s"
                        .formatted(folder, cause.getMessage()),
                "Make room there (about the size of the texts), or name another folder:"
                        + " PSEPHOS_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
                cause);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
