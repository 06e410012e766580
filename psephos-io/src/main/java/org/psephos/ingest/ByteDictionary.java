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

    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private int shift = Long.SIZE - 8;
    private int mask = 255;

    /** Codes from 1 by slot, 0 where it is free, and beside them the hashes of their names. */
    private int[] table = new int[mask + 1];

    private long[] hashes = new long[mask + 1];

    private int[] ends = new int[65];

    /** All names, one after the other, and room for a word. */
    private byte[] bytes = new byte[1024];

    private int size;

    /** The code of the name at {@code from} until {@code to}, which is new to it perhaps. */
    int code(byte[] in, int from, int to) {
        long hash = hash(in, from, to);
        for (int at = slot(hash); ; at = (at + 1) & mask) {
            int code = table[at] - 1;
            if (code < 0) {
                return insert(at, hash, in, from, to);
            }
            if (hashes[at] == hash
                    && Arrays.equals(bytes, ends[code], ends[code + 1], in, from, to)) {
                return code;
            }
        }
    }

    /**
     * The code of the name at {@code from} until {@code to}, or -1 where it is not here.
     *
     * @param in with a word of room after the name
     * @param hash of the name: {@link #word}, or {@link #step} from 0 word by word and {@link
     *     #last}
     */
    int find(byte[] in, int from, int to, long hash) {
        int at = slot(hash);
        while (hashes[at] != hash || !(hash >= 0 || same(table[at] - 1, in, from, to - from))) {
            if (table[at] == 0) {
                return -1;
            }
            at = (at + 1) & mask;
        }
        return table[at] - 1;
    }

    /**
     * The hash of a name of {@code count} bytes, fewer than eight, that begin {@code word}: the
     * name itself, so that names of one word are the same where their hashes are. Never negative.
     */
    static long word(long word, int count) {
        return Words.first(word, count) | ((long) count << 56);
    }

    /** The hash of a longer name with eight more bytes. */
    static long step(long hash, long word) {
        long mixed = (hash ^ word) * MIXER;
        return mixed ^ (mixed >>> 29);
    }

    /** The hash of a longer name with its last {@code count} bytes. Always negative. */
    static long last(long hash, long word, int count) {
        return step(hash, word(word, count)) | Long.MIN_VALUE;
    }

    int size() {
        return size;
    }

    /** Whether {@code code} is that of the name at {@code from} until {@code to}. */
    boolean is(int code, byte[] in, int from, int to) {
        return Arrays.equals(bytes, ends[code], ends[code + 1], in, from, to);
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

    /** Whether the name of {@code code}, of more than a word as the one given, is the same. */
    private boolean same(int code, byte[] in, int from, int length) {
        int start = ends[code];
        if (ends[code + 1] - start != length) {
            return false;
        }
        int i = 0;
        while (i + Words.LENGTH <= length) {
            if (Words.at(bytes, start + i) != Words.at(in, from + i)) {
                return false;
            }
            i += Words.LENGTH;
        }
        return Words.first(Words.at(bytes, start + i) ^ Words.at(in, from + i), length - i) == 0;
    }

    private static long hash(byte[] in, int from, int to) {
        long hash = 0;
        int at = from;
        while (at + Words.LENGTH <= to) {
            hash = step(hash, Words.at(in, at));
            at += Words.LENGTH;
        }
        long rest = 0;
        for (int i = to - 1; i >= at; i--) {
            rest = (rest << 8) | (in[i] & 0xFF);
        }
        return at == from ? word(rest, to - at) : last(hash, rest, to - at);
    }

    /** By the highest bits: a product mixes every bit of a word into those. */
    private int slot(long hash) {
        return (int) ((hash * MIXER) >>> shift);
    }

    private int insert(int at, long hash, byte[] in, int from, int to) {
        int code = size++;
        table[at] = code + 1;
        hashes[at] = hash;
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        int start = ends[code];
        int end = Math.addExact(start, to - from);
        if (end > bytes.length - Words.LENGTH) {
            long room = 2L * end + Words.LENGTH;
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, room));
        }
        System.arraycopy(in, from, bytes, start, to - from);
        ends[code + 1] = end;
        if (size * 2 > mask) {
            rehash();
        }
        return code;
    }

    private void rehash() {
        int[] codes = table;
        long[] theirs = hashes;
        mask = mask * 2 + 1;
        shift--;
        table = new int[mask + 1];
        hashes = new long[mask + 1];
        for (int from = 0; from < codes.length; from++) {
            if (codes[from] != 0) {
                int at = slot(theirs[from]);
                while (table[at] != 0) {
                    at = (at + 1) & mask;
                }
                table[at] = codes[from];
                hashes[at] = theirs[from];
            }
        }
    }
}
