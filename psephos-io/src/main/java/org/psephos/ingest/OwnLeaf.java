package org.psephos.ingest;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The values of one leaf in one group of rows, gone through one by one: a level of definition and
 * one of repetition, and what stands there. Moves from group to group. Not thread-safe.
 */
final class OwnLeaf {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private final String path;
    private final int mostDefined;
    private final int mostRepeated;
    private final OwnPages pages = new OwnPages();
    private byte[] defined = new byte[0];
    private byte[] repeated = new byte[0];
    private int[] codes = new int[0];
    private @Nullable String[] names = new @Nullable String[0];
    private int[] nameStarts = new int[0];
    private int size;
    private int at;

    /** Of the values that are there: the next one's place in the page, or its number by name. */
    private int value;

    private int markedAt;
    private int markedValue;
    private int sliceFrom;
    private int sliceTo;

    /**
     * A leaf.
     *
     * @param path from the column, its parts joined by dots
     */
    OwnLeaf(String path, int mostDefined, int mostRepeated) {
        this.path = path;
        this.mostDefined = mostDefined;
        this.mostRepeated = mostRepeated;
    }

    String path() {
        return path;
    }

    /** Goes to the first value of a chunk. */
    void load(byte[] packed, OwnFoot.Chunk chunk) throws IOException {
        pages.read(packed, chunk.length(), chunk.codec());
        size = chunk.values();
        at = 0;
        int from = 0;
        if (mostRepeated > 0) {
            repeated = room(repeated);
            from = levels(repeated, mostRepeated, from);
        }
        defined = room(defined);
        from = levels(defined, mostDefined, from);
        value = from;
        if (pages.byName) {
            byName(from);
        }
    }

    private byte[] room(byte[] levels) {
        return levels.length < size ? new byte[size] : levels;
    }

    private int levels(byte[] into, int most, int from) {
        int length = (int) INT.get(pages.page, from);
        RunsIn.bytes(pages.page, from + Integer.BYTES, RunsIn.width(most), into, size);
        return from + Integer.BYTES + length;
    }

    private void byName(int from) {
        int there = 0;
        for (int i = 0; i < size; i++) {
            there += defined[i] == mostDefined ? 1 : 0;
        }
        if (codes.length < there) {
            codes = new int[there];
        }
        RunsIn.ints(pages.page, from + 1, pages.page[from], codes, there);
        value = 0;
        names = new @Nullable String[pages.nameCount];
        nameStarts = new int[pages.nameCount];
        int start = 0;
        for (int i = 0; i < pages.nameCount; i++) {
            nameStarts[i] = start;
            start += Integer.BYTES + (int) INT.get(pages.names, start);
        }
    }

    /** After a step: how deep a list goes on, or 0 where the next row begins. */
    int repetition() {
        return at < size && mostRepeated > 0 ? repeated[at] : 0;
    }

    /** Steps on; whether something stood here. Values of this leaf can no longer be asked for. */
    boolean passed() {
        return defined[at++] == mostDefined;
    }

    /** The text here, or null; then steps on. */
    @Nullable String text() {
        if (defined[at++] != mostDefined) {
            return null;
        }
        if (pages.byName) {
            return name(codes[value++]);
        }
        int length = (int) INT.get(pages.page, value);
        var text = new String(pages.page, value + Integer.BYTES, length, StandardCharsets.UTF_8);
        value += Integer.BYTES + length;
        return text;
    }

    /**
     * As {@link #text}, as bytes that {@link #copySlice} gives; false where nothing stands here.
     */
    boolean slice() {
        if (defined[at++] != mostDefined) {
            return false;
        }
        var in = pages.byName ? pages.names : pages.page;
        int start = pages.byName ? nameStarts[codes[value]] : value;
        int length = (int) INT.get(in, start);
        sliceFrom = start + Integer.BYTES;
        sliceTo = sliceFrom + length;
        value = pages.byName ? value + 1 : sliceTo;
        return true;
    }

    /** How long the text is that {@link #slice} stepped over. */
    int sliceLength() {
        return sliceTo - sliceFrom;
    }

    /** Copies the text that {@link #slice} stepped over. */
    void copySlice(byte[] into, int to) {
        var in = pages.byName ? pages.names : pages.page;
        System.arraycopy(in, sliceFrom, into, to, sliceTo - sliceFrom);
    }

    /** Remembers where it stands. */
    void mark() {
        markedAt = at;
        markedValue = value;
    }

    /** Goes back to where it was marked, in the same group of rows. */
    void back() {
        at = markedAt;
        value = markedValue;
    }

    private String name(int code) {
        var known = names[code];
        if (known == null) {
            int start = nameStarts[code];
            int length = (int) INT.get(pages.names, start);
            known = new String(pages.names, start + Integer.BYTES, length, StandardCharsets.UTF_8);
            names[code] = known;
        }
        return known;
    }

    /** The number here, or null; then steps on. */
    @Nullable Double real() {
        if (defined[at++] != mostDefined) {
            return null;
        }
        double number = (double) DOUBLE.get(pages.page, value);
        value += Double.BYTES;
        return number;
    }

    /** As {@link #real}, for whole numbers. */
    @Nullable Integer whole() {
        if (defined[at++] != mostDefined) {
            return null;
        }
        int number = (int) INT.get(pages.page, value);
        value += Integer.BYTES;
        return number;
    }

    /** As {@link #whole}, for long ones. */
    @Nullable Long large() {
        if (defined[at++] != mostDefined) {
            return null;
        }
        long number = (long) LONG.get(pages.page, value);
        value += Long.BYTES;
        return number;
    }
}
