package org.psephos.export;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;

/** How the pages of a Parquet file are packed. */
enum Packing {
    /** Three times as fast, a fifth larger: for files that are read again by ourselves. */
    SNAPPY(1) {
        @Override
        Compressor packer() {
            return new SnappyCompressor();
        }
    },
    /** For files that are sent to others. */
    ZSTD(6) {
        @Override
        Compressor packer() {
            return new ZstdCompressor();
        }
    };

    private final int code;

    Packing(int code) {
        this.code = code;
    }

    /** The number that the format has for it. */
    int code() {
        return code;
    }

    /** A packer, for one thread. */
    abstract Compressor packer();
}
