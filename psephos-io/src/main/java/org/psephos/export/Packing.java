package org.psephos.export;

import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.lz4.Lz4NativeCompressor;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;

/** How the pages of a Parquet file are packed. */
enum Packing {
    /** Three times as fast, a fifth larger: for files that are read again by ourselves. */
    SNAPPY(1) {
        @Override
        Compressor packer() {
            return new SnappyJavaCompressor();
        }

        @Override
        Packing of(long bytes) {
            return bytes < LARGE ? this : LZ4;
        }
    },
    /**
     * For large groups of rows in such files: the library in native code unpacks four times as
     * fast.
     */
    LZ4(7) {
        @Override
        Compressor packer() {
            return Lz4NativeCompressor.isEnabled()
                    ? new Lz4NativeCompressor()
                    : new Lz4JavaCompressor();
        }
    },
    /** For files that are sent to others. */
    ZSTD(6) {
        @Override
        Compressor packer() {
            return new ZstdJavaCompressor();
        }
    };

    /** From so many bytes on, loading native code is earned back. */
    private static final long LARGE = 1 << 20;

    private final int code;

    Packing(int code) {
        this.code = code;
    }

    /** The number that the format has for it. */
    int code() {
        return code;
    }

    /** How a group of rows of so many bytes is packed in a file of this packing. */
    Packing of(long bytes) {
        return this;
    }

    /** A packer, for one thread. */
    abstract Compressor packer();
}
