package org.psephos.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Rows on their way to a Parquet file: groups of rows are kept until they are large enough, packed
 * and written, so that memory does not grow with the file. The same rows give the same bytes.
 * Written for the format of version 1, which everything reads. Not thread-safe.
 */
final class ParquetWriter implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_ROWS = 122_880;
    private static final int GROUP_BYTES = 16 << 20;
    private static final int CHECK = 1024;

    private final List<ParquetShape> columns = new ArrayList<>();
    private final List<ParquetLeaf> leaves = new ArrayList<>();
    private final Path file;
    private final List<String> names;
    private final SequencedMap<String, String> says;
    private final MessageDigest digest = Digests.sha256();
    private final OutputStream out;
    private final GroupPacker packer;

    /** Rows since the last value of each column: their gaps are written together. */
    private final int[] gaps;

    private int inGroup;
    private long rows;
    private boolean closed;

    /**
     * Opens {@code file}.
     *
     * @param fields the columns
     * @param says what the foot of the file says beside the schema, by key
     */
    ParquetWriter(Path file, List<ParquetType.Field> fields, SequencedMap<String, String> says)
            throws IOException {
        this(file, fields, says, Packing.ZSTD, 1);
    }

    /**
     * As above.
     *
     * @param threads how many may work at once; changes time only
     */
    ParquetWriter(
            Path file,
            List<ParquetType.Field> fields,
            SequencedMap<String, String> says,
            Packing packing,
            int threads)
            throws IOException {
        for (var field : fields) {
            var top = new ParquetShape.At(List.of(), 0, 0);
            columns.add(ParquetShape.of(field.name(), field.type(), top));
        }
        columns.forEach(column -> column.leaves(leaves));
        gaps = new int[columns.size()];
        this.file = file;
        this.names = fields.stream().map(ParquetType.Field::name).toList();
        this.says = says;
        this.out =
                new BufferedOutputStream(
                        new DigestOutputStream(Files.newOutputStream(file), digest), 1 << 16);
        this.packer = new GroupPacker(out, packing, threads);
        packer.write(MAGIC, MAGIC.length);
    }

    /** A row: one value for each column, null where there is none. */
    void row(@Nullable Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            write(i, values[i]);
        }
        inGroup++;
        rows++;
        if (inGroup == GROUP_ROWS || (inGroup % CHECK == 0 && held() > GROUP_BYTES)) {
            flush();
        }
    }

    private void write(int column, @Nullable Object value) {
        if (value == null) {
            gaps[column]++;
            return;
        }
        fill(column);
        try {
            columns.get(column).write(value, 0, 0);
        } catch (ParquetLeaf.HalfCharacter e) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: row %s: %s: holds half of a character (a lone surrogate), which no Parquet"
                                    .formatted(file.getFileName(), rows + 1, names.get(column))
                            + " file can",
                    "mend the text at its source, or reject the row",
                    e);
        }
    }

    private void fill(int column) {
        if (gaps[column] > 0) {
            columns.get(column).gaps(gaps[column]);
            gaps[column] = 0;
        }
    }

    long rows() {
        return rows;
    }

    /** Of the whole file; asked once, after {@link #close}. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private long held() {
        fill();
        long held = 0;
        for (var leaf : leaves) {
            held += leaf.held();
        }
        return held;
    }

    private void fill() {
        for (int i = 0; i < gaps.length; i++) {
            fill(i);
        }
    }

    private void flush() throws IOException {
        if (inGroup == 0) {
            return;
        }
        fill();
        var values = new ArrayList<GroupPacker.Values>();
        for (var leaf : leaves) {
            values.add(GroupPacker.Values.of(leaf));
            leaf.clear();
        }
        packer.take(values, inGroup);
        inGroup = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            flush();
            var foot = ParquetFoot.bytes(columns, packer.finish(), rows, says);
            packer.write(foot, foot.length);
            var length = new Growing();
            length.int32(foot.length);
            packer.write(length.array(), length.size());
            packer.write(MAGIC, MAGIC.length);
        } finally {
            packer.stop();
        }
    }
}
