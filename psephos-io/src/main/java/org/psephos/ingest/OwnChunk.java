package org.psephos.ingest;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The values of one leaf in one group of rows, unpacked. Reused; not thread-safe. */
final class OwnChunk {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int mostDefined;
    private final int mostRepeated;
    final OwnPages pages = new OwnPages();
    byte[] defined = new byte[0];
    byte[] repeated = new byte[0];
    int[] codes = new int[0];
    @Nullable String[] names = new @Nullable String[0];
    int[] nameStarts = new int[0];
    int size;

    /** The first value that is there: its place in the page, or its number by name. */
    int first;

    OwnChunk(int mostDefined, int mostRepeated) {
        this.mostDefined = mostDefined;
        this.mostRepeated = mostRepeated;
    }

    /** Takes the values of a chunk that stands at the beginning of {@code packed}. */
    void load(byte[] packed, OwnFoot.Chunk chunk) throws IOException {
        pages.read(packed, chunk.length(), chunk.codec());
        size = chunk.values();
        int from = 0;
        if (mostRepeated > 0) {
            repeated = room(repeated);
            from = levels(repeated, mostRepeated, from);
        }
        defined = room(defined);
        from = levels(defined, mostDefined, from);
        first = from;
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
        first = 0;
        names = new @Nullable String[pages.nameCount];
        nameStarts = new int[pages.nameCount];
        int start = 0;
        for (int i = 0; i < pages.nameCount; i++) {
            nameStarts[i] = start;
            start += Integer.BYTES + (int) INT.get(pages.names, start);
        }
    }
}
