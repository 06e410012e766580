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

    /** What is gone through, and what is gone through next, perhaps made by another thread. */
    private OwnChunk now;

    private OwnChunk next;
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
        now = new OwnChunk(mostDefined, mostRepeated);
        next = new OwnChunk(mostDefined, mostRepeated);
    }

    String path() {
        return path;
    }

    /** Unpacks what {@link #turn} goes to; touches nothing else. */
    void prepare(byte[] packed, OwnFoot.Chunk chunk) throws IOException {
        next.load(packed, chunk);
    }

    /** Goes to the first value of what was prepared. */
    void turn() {
        var gone = now;
        now = next;
        next = gone;
        at = 0;
        value = now.first;
    }

    /** After a step: how deep a list goes on, or 0 where the next row begins. */
    int repetition() {
        return at < now.size && mostRepeated > 0 ? now.repeated[at] : 0;
    }

    /** Steps on; whether something stood here. Values of this leaf can no longer be asked for. */
    boolean passed() {
        return now.defined[at++] == mostDefined;
    }

    /** The text here, or null; then steps on. */
    @Nullable String text() {
        if (now.defined[at++] != mostDefined) {
            return null;
        }
        if (now.pages.byName) {
            return name(now.codes[value++]);
        }
        int length = (int) INT.get(now.pages.page, value);
        var text =
                new String(now.pages.page, value + Integer.BYTES, length, StandardCharsets.UTF_8);
        value += Integer.BYTES + length;
        return text;
    }

    /**
     * As {@link #text}, as bytes that {@link #copySlice} gives; false where nothing stands here.
     */
    boolean slice() {
        if (now.defined[at++] != mostDefined) {
            return false;
        }
        var in = now.pages.byName ? now.pages.names : now.pages.page;
        int start = now.pages.byName ? now.nameStarts[now.codes[value]] : value;
        int length = (int) INT.get(in, start);
        sliceFrom = start + Integer.BYTES;
        sliceTo = sliceFrom + length;
        value = now.pages.byName ? value + 1 : sliceTo;
        return true;
    }

    /** How long the text is that {@link #slice} stepped over. */
    int sliceLength() {
        return sliceTo - sliceFrom;
    }

    /** Copies the text that {@link #slice} stepped over. */
    void copySlice(byte[] into, int to) {
        var in = now.pages.byName ? now.pages.names : now.pages.page;
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
        var known = now.names[code];
        if (known == null) {
            int start = now.nameStarts[code];
            int length = (int) INT.get(now.pages.names, start);
            known =
                    new String(
                            now.pages.names, start + Integer.BYTES, length, StandardCharsets.UTF_8);
            now.names[code] = known;
        }
        return known;
    }

    /** The number here, or null; then steps on. */
    @Nullable Double real() {
        if (now.defined[at++] != mostDefined) {
            return null;
        }
        double number = (double) DOUBLE.get(now.pages.page, value);
        value += Double.BYTES;
        return number;
    }

    /** As {@link #real}, for whole numbers. */
    @Nullable Integer whole() {
        if (now.defined[at++] != mostDefined) {
            return null;
        }
        int number = (int) INT.get(now.pages.page, value);
        value += Integer.BYTES;
        return number;
    }

    /** As {@link #whole}, for long ones. */
    @Nullable Long large() {
        if (now.defined[at++] != mostDefined) {
            return null;
        }
        long number = (long) LONG.get(now.pages.page, value);
        value += Long.BYTES;
        return number;
    }
}
