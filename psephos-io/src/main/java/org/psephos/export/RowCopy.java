package org.psephos.export;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowEdit;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Some rows of a file, letter by letter as they stand: lines of JSON, elements of an array of JSON,
 * or rows of separated values with their header. Nothing is parsed and written anew, so nothing can
 * change on the way but the texts that somebody asked to change.
 */
public final class RowCopy {
    private static final int BLOCK = 1 << 16;
    private static final String PART = ".part";

    /**
     * Which rows are copied, and how.
     *
     * @param lines on which they begin, from 1; for lines of JSON and separated values
     * @param numbers of the rows, from 1; for an array of JSON, and for rows inside of lines
     * @param inside keys that lead from a line of JSON to the list that holds its rows; empty where
     *     the line is the row
     * @param edit changes texts of each row; null where rows are copied letter by letter
     */
    public record Wanted(
            BitSet lines, BitSet numbers, List<String> inside, @Nullable RowEdit edit) {
        public Wanted {
            lines = (BitSet) lines.clone();
            numbers = (BitSet) numbers.clone();
            inside = List.copyOf(inside);
        }
    }

    private final InputStream in;
    private final OutputStream out;
    private final BitSet lines;
    private final boolean separated;
    private final @Nullable RowEdit edit;

    /** Rows that are not copied letter by letter are gathered here first. */
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

    private @Nullable RowText text;
    private byte delimiter = ',';
    private int line = 1;

    /** The line on which the row at hand begins. */
    private int begun = 1;

    private long copied;

    /** Whether the byte before was a quote that closed a field: another one opens it again. */
    private boolean closed;

    /** Whether the next byte stands between quotes, or begins a field. */
    private boolean quoted;

    private boolean begins;

    private final byte[] buffer = new byte[BLOCK];
    private int next;
    private int end;

    private RowCopy(InputStream in, OutputStream out, Wanted wanted, boolean separated) {
        this.in = in;
        this.out = out;
        this.lines = wanted.lines;
        this.separated = separated;
        this.edit = wanted.edit;
    }

    /**
     * Copies some rows of {@code from} to {@code to}, all or nothing.
     *
     * @param from plain, or packed by gzip or zstd
     * @param to packed by gzip where its name ends in {@code .gz}
     * @param lines on which they begin, from 1; for lines of JSON and separated values
     * @param numbers of the rows, from 1; for an array of JSON
     * @return how many rows were copied
     * @throws PsephosException where the file is none of these
     */
    public static long copy(Path from, Path to, BitSet lines, BitSet numbers) {
        return copy(from, to, new Wanted(lines, numbers, List.of(), null));
    }

    /** As above; rows may lie inside of lines, and some of their texts may change. */
    public static long copy(Path from, Path to, Wanted wanted) {
        var target = to.toAbsolutePath();
        var beside = target.resolveSibling("." + target.getFileName() + PART);
        try {
            long copied = write(from, beside, wanted);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            return copied;
        } catch (IOException e) {
            throw new PsephosException(
                    Kind.USAGE,
                    to + ": cannot be written: " + e.getMessage(),
                    "name a file in a folder that is there and that you may write to",
                    e);
        }
    }

    private static long write(Path from, Path to, Wanted wanted) throws IOException {
        boolean packed = to.toString().endsWith(".gz" + PART);
        try (var in = open(from);
                var plain = new BufferedOutputStream(Files.newOutputStream(to), BLOCK);
                var out = packed ? new GZIPOutputStream(plain, BLOCK) : plain) {
            byte first = first(from, in);
            if (first == '[') {
                return new ElementCopy(in, out, wanted.numbers, text(wanted.edit)).run();
            }
            var copy = new RowCopy(in, out, wanted, first != '{');
            if (wanted.inside.isEmpty()) {
                copy.run();
            } else {
                copy.run(new InnerRows(wanted.inside, wanted.numbers));
            }
            return copy.copied;
        }
    }

    private static @Nullable RowText text(@Nullable RowEdit edit) {
        return edit == null ? null : new JsonTexts(edit);
    }

    private static InputStream open(Path from) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(from), BLOCK);
        raw.mark(4);
        var first = raw.readNBytes(4);
        raw.reset();
        if (first.length >= 2 && first[0] == 0x1F && first[1] == (byte) 0x8B) {
            return new BufferedInputStream(new GZIPInputStream(raw, BLOCK), BLOCK);
        }
        boolean zstd = first.length == 4 && first[0] == 0x28 && first[1] == (byte) 0xB5;
        return zstd ? new BufferedInputStream(new ZstdInputStream(raw), BLOCK) : raw;
    }

    private static byte first(Path from, InputStream in) throws IOException {
        in.mark(BLOCK);
        var head = in.readNBytes(BLOCK - 1);
        in.reset();
        int at = 0;
        while (at < head.length && (head[at] <= ' ')) {
            at++; // Blanks, and the bytes of a mark, which are negative.
        }
        byte first = at < head.length ? head[at] : 0;
        if (first == 'P' && head.length > 3 && head[1] == 'A' && head[2] == 'R') {
            throw new PsephosException(
                    Kind.USAGE,
                    from + ": Parquet holds no rows of text",
                    "write it as JSON Lines first: psephos convert FILE --to jsonl --out rows.jsonl");
        }
        return first;
    }

    private void run() throws IOException {
        text = separated ? null : text(edit);
        if (separated) {
            header();
        }
        int next = lines.nextSetBit(0);
        while (next >= 0) {
            boolean wanted = line == next;
            if (line > next || !row(wanted)) {
                throw new IOException("no row begins on line " + next);
            }
            if (wanted) {
                copied++;
                next = lines.nextSetBit(next + 1);
            }
        }
    }

    /** The same for rows inside of lines, all of which are gone through. */
    private void run(InnerRows rows) throws IOException {
        var json = edit == null ? null : new JsonTexts(edit);
        var stays = new ByteArrayOutputStream();
        text =
                (row, length, to) -> {
                    stays.reset();
                    if (rows.write(row, length, stays) != lines.get(begun)) {
                        throw new IOException("line " + begun + " does not hold the rows it did");
                    }
                    if (stays.size() > 0 && json != null) {
                        json.write(stays.toByteArray(), stays.size(), to);
                    } else {
                        stays.writeTo(to);
                    }
                };
        while (row(true)) {
            // On to the next.
        }
        copied = rows.copied();
    }

    /** The header is copied, and tells the separator: that which stands in it most often. */
    private void header() throws IOException {
        fill();
        int most = 0;
        for (byte candidate : new byte[] {',', '\t', ';'}) {
            int count = 0;
            boolean inside = false;
            for (int i = 0; i < end && (inside || buffer[i] != '\n'); i++) {
                inside ^= buffer[i] == '"';
                count += !inside && buffer[i] == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                delimiter = candidate;
            }
        }
        text = edit == null ? null : new SeparatedTexts(edit, delimiter);
        row(true);
    }

    /** Reads the next block; false at the end of the file. */
    private boolean fill() throws IOException {
        next = 0;
        end = in.readNBytes(buffer, 0, BLOCK);
        return end > 0;
    }

    /** Passes over one row, copying it where it is wanted; false at the end of the file. */
    private boolean row(boolean wanted) throws IOException {
        var to = text == null ? out : gathered;
        gathered.reset();
        begun = line;
        quoted = false;
        begins = true;
        boolean any = false;
        boolean whole = false;
        byte last = 0;
        while (!whole && (next < end || fill())) {
            any = true;
            int start = next;
            whole = separated ? endOfRow() : endOfLine();
            last = buffer[next - 1];
            if (wanted) {
                to.write(buffer, start, next - start);
            }
        }
        if (any && wanted && last != '\n') {
            to.write('\n');
        }
        if (any && wanted && text != null) {
            text.write(gathered.toByteArray(), gathered.size(), out);
        }
        return any;
    }

    /** Goes on to the end of the line or of the block; true where it was the line's. */
    private boolean endOfLine() {
        for (int i = next; i < end; i++) {
            if (buffer[i] == '\n') {
                line++;
                next = i + 1;
                return true;
            }
        }
        next = end;
        return false;
    }

    /** The same, where an end of line between quotes belongs to the row. */
    private boolean endOfRow() {
        while (next < end) {
            byte b = buffer[next++];
            if (b == '\n') {
                line++;
                if (!quoted) {
                    return true;
                }
            }
            if (b == '"') {
                quoted = quoted ? false : begins || closed;
                closed = !quoted;
            } else {
                closed = false;
            }
            begins = b == delimiter;
        }
        return false;
    }
}
