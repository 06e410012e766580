package org.psephos.export;

import java.util.Arrays;

/** Bytes that grow, with little-endian numbers. Not thread-safe. */
final class Growing {
    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    /** What was written so far stands from 0 until {@link #size}; not a copy. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    void add(int octet) {
        room(1);
        bytes[size++] = (byte) octet;
    }

    void int32(int value) {
        room(4);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    void int64(long value) {
        int32((int) value);
        int32((int) (value >> Integer.SIZE));
    }

    void set32(int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >> (i * Byte.SIZE));
        }
    }

    void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            add((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        add(rest);
    }

    void all(byte[] from, int start, int length) {
        room(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** Makes room for {@code more} bytes. */
    void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
