package org.psephos.ingest;

import java.nio.charset.StandardCharsets;

/**
 * Structs in Thrift's compact form, field by field. A field that nobody reads is passed over by
 * {@link #skip}. Not thread-safe.
 */
final class ThriftIn {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;
    private static final int MOST_NESTED = 16;

    private final byte[] bytes;
    private final int[] outer = new int[MOST_NESTED];
    private int depth;
    private int at;
    private int field;
    private int type;

    ThriftIn(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Where the next byte stands. */
    int at() {
        return at;
    }

    /** Goes to the next field of the struct at hand; its number, or 0 at the end. */
    int next() {
        int head = bytes[at++] & 0xFF;
        if (head == 0) {
            return 0;
        }
        type = head & 0xF;
        int step = head >>> 4;
        field = step == 0 ? (int) zigzag() : field + step;
        return field;
    }

    /** Enters the struct that is the field or element at hand. */
    void open() {
        outer[depth++] = field;
        field = 0;
    }

    /** Leaves it, after its end was met. */
    void close() {
        field = outer[--depth];
    }

    /** The size of the list that is the field at hand; its elements follow. */
    int list() {
        int head = bytes[at++] & 0xFF;
        int size = head >>> 4;
        return size == LONG_LIST ? (int) varint() : size;
    }

    long number() {
        return zigzag();
    }

    String text() {
        int length = (int) varint();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Passes over the field at hand. */
    void skip() {
        skip(type);
    }

    private void skip(int what) {
        switch (what) {
            case TRUE, FALSE -> {}
            case BYTE -> at++;
            case DOUBLE -> at += Double.BYTES;
            case BINARY -> {
                int length = (int) varint();
                at += length;
            }
            case LIST, SET -> {
                int head = bytes[at++] & 0xFF;
                int few = head >>> 4;
                int size = few == LONG_LIST ? (int) varint() : few;
                for (int i = 0; i < size; i++) {
                    element(head & 0xF);
                }
            }
            case STRUCT -> {
                open();
                while (next() != 0) {
                    skip();
                }
                close();
            }
            default -> varint();
        }
    }

    /** Truths take a byte in a list and none in a field. */
    private void element(int what) {
        if (what == TRUE || what == FALSE) {
            at++;
        } else {
            skip(what);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte octet = bytes[at++];
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }
}
