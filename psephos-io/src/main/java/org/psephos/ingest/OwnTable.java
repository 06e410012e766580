package org.psephos.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file that our own writer wrote, gone through row by row: memory for one group of rows,
 * and no engine to be loaded. Files of others are for {@link ParquetTable}. Not thread-safe.
 */
final class OwnTable implements AutoCloseable {
    private static final String MADE_BY = "psephos version 1 (build 1)";
    private static final int TAIL = 8;
    private static final int LARGEST_FOOT = 1 << 28;

    private final FileChannel channel;
    private final OwnFoot foot;
    private final List<OwnLeaf> leaves = new ArrayList<>();
    private byte[] packed = new byte[0];
    private int group;
    private int left;

    private OwnTable(FileChannel channel, OwnFoot foot) {
        this.channel = channel;
        this.foot = foot;
    }

    /** Opens {@code file}; null where another program wrote it. */
    static @Nullable OwnTable open(Path file) throws IOException {
        var foot = foot(file);
        return foot.madeBy().equals(MADE_BY)
                ? new OwnTable(FileChannel.open(file, StandardOpenOption.READ), foot)
                : null;
    }

    private static OwnFoot foot(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var tail = read(channel, channel.size() - TAIL, TAIL);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            if (length <= 0 || length > LARGEST_FOOT) {
                throw new IOException(file.getFileName() + " has no foot of a Parquet file");
            }
            return OwnFoot.of(read(channel, channel.size() - TAIL - length, length));
        }
    }

    private static byte[] read(FileChannel channel, long from, int length) throws IOException {
        var bytes = new byte[length];
        read(channel, from, bytes, length);
        return bytes;
    }

    private static void read(FileChannel channel, long from, byte[] into, int length)
            throws IOException {
        var buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("it ends too early");
            }
        }
    }

    long rows() {
        return foot.rows();
    }

    /**
     * A leaf to be gone through; to be asked for before the first row.
     *
     * @param path from the column, its parts joined by dots
     */
    OwnLeaf leaf(String path, int mostDefined, int mostRepeated) {
        var leaf = new OwnLeaf(path, mostDefined, mostRepeated);
        leaves.add(leaf);
        return leaf;
    }

    /** Makes sure that all leaves stand before the next row; false where there is none. */
    boolean next() throws IOException {
        while (left == 0) {
            if (group == foot.groups().size()) {
                return false;
            }
            load(foot.groups().get(group++));
        }
        left--;
        return true;
    }

    /** Remembers that all leaves stand before the row at hand. */
    void mark() {
        for (var leaf : leaves) {
            leaf.mark();
        }
    }

    /** Goes back to before the row that was marked and is still at hand. */
    void back() {
        for (var leaf : leaves) {
            leaf.back();
        }
    }

    private void load(OwnFoot.Group from) throws IOException {
        for (var leaf : leaves) {
            var chunk = from.chunks().get(leaf.path());
            if (chunk == null) {
                throw new IOException("it has no column " + leaf.path());
            }
            if (packed.length < chunk.length()) {
                packed = new byte[chunk.length()];
            }
            read(channel, chunk.start(), packed, chunk.length());
            leaf.load(packed, chunk);
        }
        left = from.rows();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
