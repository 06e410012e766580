package org.psephos.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names as bytes, coded from 0 in order of arrival: open addressing, and no string is made before
 * one is asked for. Not thread-safe.
 */
final class ByteDictionary {
    /** What decoding leaves where the bytes were no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private int mask = 255;
    private int[] table = new int[mask + 1];
    private int[] hashes = new int[64];
    private int[] ends = new int[65];
    private byte[] bytes = new byte[1024];
    private int size;

    /** The code of the name at {@code from} until {@code to}, which is new to it perhaps. */
    int code(byte[] in, int from, int to) {
        int hash = spread(rawHash(in, from, to));
        for (int at = hash & mask; ; at = (at + 1) & mask) {
            int code = table[at] - 1;
            if (code < 0) {
                return insert(at, hash, in, from, to);
            }
            if (hashes[code] == hash && same(code, in, from, to)) {
                return code;
            }
        }
    }

    /**
     * The code of the name at {@code from} until {@code to}, or -1 where it is not here.
     *
     * @param rawHash of the name, as {@link #step} makes it from 0 byte by byte
     */
    int find(byte[] in, int from, int to, int rawHash) {
        int hash = spread(rawHash);
        int at = hash & mask;
        int code = table[at] - 1;
        while (code >= 0 && !(hashes[code] == hash && same(code, in, from, to))) {
            at = (at + 1) & mask;
            code = table[at] - 1;
        }
        return code;
    }

    /** The hash with one more byte. */
    static int step(int rawHash, byte next) {
        return 31 * rawHash + next;
    }

    int size() {
        return size;
    }

    /** The name of {@code code}; what is no UTF-8 in it is replaced. */
    String name(int code) {
        int start = ends[code];
        return new String(bytes, start, ends[code + 1] - start, StandardCharsets.UTF_8);
    }

    /** Whether the name of {@code code} is whole: nothing in it had to be replaced. */
    boolean whole(int code) {
        return name(code).indexOf(REPLACEMENT) < 0;
    }

    private boolean same(int code, byte[] in, int from, int to) {
        int start = ends[code];
        int length = to - from;
        if (ends[code + 1] - start != length) {
            return false;
        }
        byte[] mine = bytes;
        for (int i = 0; i < length; i++) {
            if (mine[start + i] != in[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int rawHash(byte[] in, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = step(hash, in[i]);
        }
        return hash;
    }

    /** Spreads a hash over the low bits, which choose the slot. */
    private static int spread(int rawHash) {
        int hash = rawHash * 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }

    private int insert(int at, int hash, byte[] in, int from, int to) {
        int code = size++;
        table[at] = code + 1;
        if (code == hashes.length) {
            hashes = Arrays.copyOf(hashes, code * 2);
            ends = Arrays.copyOf(ends, code * 2 + 1);
        }
        hashes[code] = hash;
        int start = ends[code];
        int end = Math.addExact(start, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, end * 2L));
        }
        System.arraycopy(in, from, bytes, start, to - from);
        ends[code + 1] = end;
        if (size * 2 > mask) {
            rehash();
        }
        return code;
    }

    private void rehash() {
        mask = mask * 2 + 1;
        table = new int[mask + 1];
        for (int code = 0; code < size; code++) {
            int at = hashes[code] & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = code + 1;
        }
    }
}
