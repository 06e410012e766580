package org.psephos.export;

import io.airlift.compress.v3.Compressor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs groups of rows and writes them one after the other, on a thread of its own where there is
 * one to spare: the next group is gathered meanwhile, and at most one waits. The bytes are the same
 * either way. Not thread-safe.
 */
final class GroupPacker {
    private final OutputStream out;
    private final Beside beside;
    private final List<ParquetFoot.Group> groups = new ArrayList<>();
    private final Packing packing;
    private final Map<Packing, Compressor> packers = new EnumMap<>(Packing.class);
    private byte[] packed = new byte[0];
    private long at;

    /**
     * @param threads how many may work at once; changes time only
     */
    GroupPacker(OutputStream out, Packing packing, int threads) {
        this.out = out;
        this.packing = packing;
        this.beside = new Beside(threads);
    }

    /** The values of one leaf, taken out of it. */
    record Values(
            ParquetLeaf leaf, @Nullable Growing names, int nameCount, Growing page, int size) {
        static Values of(ParquetLeaf leaf) {
            return new Values(leaf, leaf.dictionary(), leaf.names(), leaf.page(), leaf.size());
        }
    }

    /** Takes a group of rows; what went wrong with the one before is thrown here. */
    void take(List<Values> values, int rows) throws IOException {
        beside.run(() -> group(values, rows));
    }

    private void group(List<Values> values, int rows) throws IOException {
        var chunks = new ArrayList<ParquetFoot.Chunk>();
        long bytes = 0;
        for (var leaf : values) {
            bytes += leaf.page.size();
        }
        var how = packing.of(bytes);
        for (var leaf : values) {
            chunks.add(chunk(leaf, how));
        }
        groups.add(new ParquetFoot.Group(chunks, rows));
    }

    private ParquetFoot.Chunk chunk(Values of, Packing how) throws IOException {
        long start = at;
        long plain = 0;
        boolean byName = of.names != null;
        var packer = packers.computeIfAbsent(how, Packing::packer);
        if (of.names != null) {
            plain += page(of.names, ParquetFoot.dictionary(of.nameCount), packer);
        }
        long data = at;
        plain += page(of.page, ParquetFoot.data(of.size, byName), packer);
        return new ParquetFoot.Chunk(
                of.leaf.path(),
                of.leaf.type(),
                how,
                byName,
                of.size,
                start,
                data,
                at - start,
                plain);
    }

    /** Writes a page and says how long it is when it is not packed. */
    private long page(Growing page, ParquetFoot.PageHead head, Compressor packer)
            throws IOException {
        int most = packer.maxCompressedLength(page.size());
        if (packed.length < most) {
            packed = new byte[most];
        }
        int length = packer.compress(page.array(), 0, page.size(), packed, 0, most);
        var bytes = head.bytes(page.size(), length);
        write(bytes, bytes.length);
        write(packed, length);
        return (long) bytes.length + page.size();
    }

    /** Writes bytes as they are; nothing may be waiting. */
    void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        at += length;
    }

    /** All groups, once nothing waits any more. */
    List<ParquetFoot.Group> finish() throws IOException {
        beside.settle();
        return groups;
    }

    /** Ends the thread; what still waits is let go. */
    void stop() {
        beside.stop();
    }
}
