package org.psephos.ingest;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import io.airlift.compress.v3.lz4.Lz4NativeDecompressor;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.IOException;

/** The pages of a chunk, unpacked: names where it has a dictionary, then values. Reused. */
final class OwnPages {
    private static final int DICTIONARY_PAGE = 2;
    private static final int BY_NAME = 8;
    private static final int SNAPPY = 1;
    private static final int ZSTD = 6;
    private static final int LZ4 = 7;

    byte[] names = new byte[0];
    byte[] page = new byte[0];
    int nameCount;
    int pageSize;
    boolean byName;

    /** Unpacks all of {@code packed}. */
    void read(byte[] packed, int length, int codec) throws IOException {
        var unpacker = unpacker(codec);
        nameCount = 0;
        byName = false;
        int at = 0;
        while (at < length) {
            at = page(packed, at, unpacker);
        }
    }

    private static Decompressor unpacker(int codec) throws IOException {
        return switch (codec) {
            case SNAPPY -> new SnappyJavaDecompressor();
            case LZ4 ->
                    Lz4NativeDecompressor.isEnabled()
                            ? new Lz4NativeDecompressor()
                            : new Lz4JavaDecompressor();
            case ZSTD -> new ZstdJavaDecompressor();
            default -> throw new IOException("no pages of our own are packed by codec " + codec);
        };
    }

    private int page(byte[] packed, int from, Decompressor unpacker) throws IOException {
        var in = new ThriftIn(packed, from);
        int kind = 0;
        int plain = 0;
        int size = 0;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> kind = (int) in.number();
                case 2 -> plain = (int) in.number();
                case 3 -> size = (int) in.number();
                case 5, 7 -> head(in, field == 5);
                default -> in.skip();
            }
        }
        var room = kind == DICTIONARY_PAGE ? names : page;
        if (room.length < plain) {
            room = new byte[plain + (plain >> 3)];
        }
        int got = unpacker.decompress(packed, in.at(), size, room, 0, plain);
        if (got != plain) {
            throw new IOException("a page of " + plain + " bytes unpacks to " + got);
        }
        if (kind == DICTIONARY_PAGE) {
            names = room;
        } else {
            page = room;
            pageSize = plain;
        }
        return in.at() + size;
    }

    private void head(ThriftIn in, boolean data) {
        in.open();
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 1 && !data) {
                nameCount = (int) in.number();
            } else if (field == 2 && data) {
                byName = in.number() == BY_NAME;
            } else {
                in.skip();
            }
        }
        in.close();
    }
}
