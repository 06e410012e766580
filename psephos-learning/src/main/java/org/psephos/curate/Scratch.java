package org.psephos.curate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.psephos.lm.StoredNumbers;

/**
 * Numbers that are put aside in blocks and fetched again: in memory while they are few, then in a
 * file that is gone when this is closed. One thread puts; any fetches.
 */
final class Scratch implements AutoCloseable {
    private final @Nullable Path folder;
    private final long most;
    private long held;
    private long end;
    private @Nullable StoredNumbers file;

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
        end += length;
        opened(folder).put(block.position, numbers, length);
        return block;
    }

    /** Puts {@code numbers}, no more than there were, in the place of {@code block}. */
    Block replace(Block block, long[] numbers, int length) {
        if (block.here != null) {
            held -= block.length;
            return put(numbers, length);
        }
        Objects.requireNonNull(file).put(block.position, numbers, length);
        return new Block(null, block.position, length);
    }

    /** What was put aside; not to be changed. */
    long[] get(Block block) {
        var here = block.here;
        return here == null ? Objects.requireNonNull(file).get(block.position, block.length) : here;
    }

    private StoredNumbers opened(Path place) {
        var open = file;
        if (open == null) {
            open = new StoredNumbers(place);
            file = open;
        }
        return open;
    }

    @Override
    public void close() {
        var open = file;
        if (open != null) {
            open.close();
        }
    }
}
