package org.psephos.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.FolderTable;

/**
 * Rows that wait on disk until those that stand before them are written. Read once, then gone. Not
 * thread-safe.
 */
final class SpilledRows extends TableRows implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int DOUBLE = 2;
    private static final int INTEGER = 3;
    private static final int LONG = 4;
    private static final int TRUTH = 5;
    private static final int STRUCT = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;

    private final Path file;
    private final DataOutputStream out;
    private long rows;

    SpilledRows(FolderTable table, Path file) throws IOException {
        super(table);
        this.file = file;
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    @Override
    void row(@Nullable Object[] cells) throws IOException {
        write(cells);
        rows++;
    }

    private void write(@Nullable Object cell) throws IOException {
        switch (cell) {
            case null -> out.writeByte(NOTHING);
            case String text -> {
                out.writeByte(TEXT);
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case Double number -> {
                out.writeByte(DOUBLE);
                out.writeDouble(number);
            }
            case Integer number -> {
                out.writeByte(INTEGER);
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte(LONG);
                out.writeLong(number);
            }
            case Boolean truth -> {
                out.writeByte(TRUTH);
                out.writeBoolean(truth);
            }
            case Object[] struct -> {
                begin(STRUCT, struct.length);
                for (var one : struct) {
                    write(one);
                }
            }
            case List<?> list -> {
                begin(LIST, list.size());
                for (var one : list) {
                    write(one);
                }
            }
            case Map<?, ?> map -> {
                begin(MAP, map.size());
                for (var one : map.entrySet()) {
                    write(one.getKey());
                    write(one.getValue());
                }
            }
            default -> throw new IllegalArgumentException("no cell is a " + cell.getClass());
        }
    }

    private void begin(int kind, int size) throws IOException {
        out.writeByte(kind);
        out.writeInt(size);
    }

    /** Gives all rows to {@code to}, in order; nothing can be added afterwards. */
    void drainTo(TableRows to) throws IOException {
        out.close();
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (long row = 0; row < rows; row++) {
                if (read(in) instanceof Object[] cells) {
                    to.row(cells);
                }
            }
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NOTHING -> null;
            case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case DOUBLE -> in.readDouble();
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case TRUTH -> in.readBoolean();
            case STRUCT -> {
                var struct = new @Nullable Object[in.readInt()];
                for (int i = 0; i < struct.length; i++) {
                    struct[i] = read(in);
                }
                yield struct;
            }
            case LIST -> {
                int size = in.readInt();
                var list = new ArrayList<@Nullable Object>();
                for (int i = 0; i < size; i++) {
                    list.add(read(in));
                }
                yield list;
            }
            case MAP -> {
                int size = in.readInt();
                var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                for (int i = 0; i < size; i++) {
                    map.put(read(in), read(in));
                }
                yield map;
            }
            default -> throw new IOException("no kind of cell is " + kind);
        };
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
