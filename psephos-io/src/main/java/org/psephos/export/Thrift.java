package org.psephos.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes structures in Thrift's compact protocol, as the head and foot of Parquet want them. */
final class Thrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    /** A structure that is the value of a field, or a member of a list where {@code id} is 0. */
    Thrift begin(int id) {
        if (id > 0) {
            head(id, STRUCT);
        }
        outer.push(last);
        last = 0;
        return this;
    }

    Thrift end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    Thrift i32(int id, int value) {
        head(id, I32);
        varint(zigzag(value));
        return this;
    }

    Thrift i64(int id, long value) {
        head(id, I64);
        varint(zigzag(value));
        return this;
    }

    Thrift truth(int id, boolean value) {
        head(id, value ? TRUE : FALSE);
        return this;
    }

    Thrift text(int id, String value) {
        head(id, BINARY);
        bytes(value);
        return this;
    }

    /** The head of a list of structures; each follows between {@code begin(0)} and {@code end}. */
    Thrift structs(int id, int size) {
        return list(id, size, STRUCT);
    }

    Thrift texts(int id, List<String> values) {
        list(id, values.size(), BINARY);
        values.forEach(this::bytes);
        return this;
    }

    Thrift i32s(int id, int... values) {
        list(id, values.length, I32);
        for (int value : values) {
            varint(zigzag(value));
        }
        return this;
    }

    /** The structure, closed. */
    byte[] bytes() {
        out.write(0);
        return out.toByteArray();
    }

    private Thrift list(int id, int size, int type) {
        head(id, LIST);
        if (size < SHORT_LIST) {
            out.write(size << 4 | type);
        } else {
            out.write(SHORT_LIST << 4 | type);
            varint(size);
        }
        return this;
    }

    private void head(int id, int type) {
        out.write((id - last) << 4 | type);
        last = id;
    }

    private void bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
