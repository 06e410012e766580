package org.psephos.curate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Numbers that are put aside in blocks and fetched again: in memory while they are few, then in a
 * file that nobody sees and that is gone when this is closed. One thread puts; any fetches.
 */
final class Scratch implements AutoCloseable {
    private final @Nullable Path folder;
    private final long most;
    private long held;
    private long end;
    private @Nullable FileChannel file;

    /**
     * @param folder for the file; absent where everything is to stay in memory
     * @param most numbers in memory before the file is begun
     */
    Scratch(@Nullable Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** Where a block lies: here, or at {@code position} of the file. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Block(long @Nullable [] here, long position, int length) {}

    /** Puts aside the first {@code length} of {@code numbers}, which are taken over. */
    Block put(long[] numbers, int length) {
        if (folder == null || held + length <= most) {
            held += length;
            return new Block(
                    length == numbers.length ? numbers : Arrays.copyOf(numbers, length), 0, length);
        }
        var block = new Block(null, end, length);
        end += (long) Long.BYTES * length;
        write(block.position, numbers, length);
        return block;
    }

    /** Puts {@code numbers}, no more than there were, in the place of {@code block}. */
    Block replace(Block block, long[] numbers, int length) {
        if (block.here != null) {
            held -= block.length;
            return put(numbers, length);
        }
        write(block.position, numbers, length);
        return new Block(null, block.position, length);
    }

    /** What was put aside; not to be changed. */
    long[] get(Block block) {
        var here = block.here;
        return here == null ? read(block) : here;
    }

    private void write(long position, long[] numbers, int length) {
        var bytes = bytes(length);
        bytes.asLongBuffer().put(numbers, 0, length);
        try {
            var to = opened();
            while (bytes.hasRemaining()) {
                to.write(bytes, position + bytes.position());
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private long[] read(Block block) {
        var bytes = bytes(block.length);
        try {
            var from = opened();
            while (bytes.hasRemaining()) {
                if (from.read(bytes, block.position + bytes.position()) < 0) {
                    throw new IOException("it is shorter than what was written");
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        var numbers = new long[block.length];
        bytes.flip().asLongBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(Math.multiplyExact(length, Long.BYTES))
                .order(ByteOrder.nativeOrder());
    }

    private FileChannel opened() throws IOException {
        var open = file;
        if (open == null) {
            var place = Objects.requireNonNull(folder);
            Files.createDirectories(place);
            open =
                    FileChannel.open(
                            Files.createTempFile(place, "psephos-shingles", ".tmp"),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
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
        var open = file;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }
}
