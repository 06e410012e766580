package org.psephos.ingest;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * A file that can be read: its first bytes, and the rest either by place (a plain file) or in order
 * (packed, or a pipe). The digest is of the bytes as they lie on disk.
 */
final class Opened implements AutoCloseable {
    private final FileChannel channel;
    private final Meter meter;
    private final @Nullable InputStream raw;
    private final @Nullable InputStream unpacked;
    private final Head head;
    private final String source;
    private final long sizeBefore;

    /** Made by the thread that needs it: finding one takes a hundredth of a second. */
    private @Nullable MessageDigest digest;

    private Opened(
            String source,
            FileChannel channel,
            Meter meter,
            @Nullable MessageDigest digest,
            @Nullable InputStream raw,
            @Nullable InputStream unpacked,
            Head head)
            throws IOException {
        this.source = source;
        this.channel = channel;
        this.meter = meter;
        this.digest = digest;
        this.raw = raw;
        this.unpacked = unpacked;
        this.head = head;
        sizeBefore = unpacked == null ? channel.size() : 0;
    }

    static Opened open(Path path, Meter meter) throws IOException {
        var source = path.toString();
        if (Files.isDirectory(path)) {
            throw directory(path);
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(path);
        } catch (NoSuchFileException e) {
            throw new PsephosException(
                    Kind.USAGE,
                    source + ": there is no such file",
                    "check the path; relative paths begin at the folder you are in",
                    e);
        } catch (AccessDeniedException e) {
            throw new PsephosException(
                    Kind.USAGE, source + ": the file may not be read", "chmod +r " + source, e);
        }
        try {
            return open(source, channel, Files.isRegularFile(path), meter);
        } catch (IOException | PsephosException e) {
            channel.close();
            throw e;
        }
    }

    private static PsephosException directory(Path path) {
        return new PsephosException(
                Kind.USAGE,
                path + ": a folder without dataset.json, not a file",
                "name a file in it, such as " + path.resolve("votes.csv"));
    }

    private static Opened open(String source, FileChannel channel, boolean regular, Meter meter)
            throws IOException {
        if (regular) {
            var silent = new Meter(ReadProgress.SILENT, 0);
            var first = new byte[8];
            int count = Math.max(0, channel.read(ByteBuffer.wrap(first), 0));
            if (!packed(first, count)) {
                var head = Head.of(new FileBlocks(channel, 0, silent, null));
                return new Opened(source, channel, meter, null, null, null, head);
            }
        }
        return stream(source, channel, meter, sha256());
    }

    private static boolean packed(byte[] first, int count) {
        return gzip(first, count) || zstd(first, count);
    }

    private static boolean gzip(byte[] first, int count) {
        return count >= 2 && first[0] == 0x1F && first[1] == (byte) 0x8B;
    }

    private static boolean zstd(byte[] first, int count) {
        return count >= 4
                && first[0] == 0x28
                && first[1] == (byte) 0xB5
                && first[2] == 0x2F
                && first[3] == (byte) 0xFD;
    }

    private static Opened stream(
            String source, FileChannel channel, Meter meter, MessageDigest digest)
            throws IOException {
        var counted = new Counted(Channels.newInputStream(channel), meter, digest);
        var first = counted.readNBytes(8);
        var raw = new SequenceInputStream(new ByteArrayInputStream(first), counted);
        InputStream unpacked;
        try {
            unpacked = unpack(raw, first);
            var head = Head.of(unpacked::read);
            return new Opened(source, channel, meter, digest, raw, unpacked, head);
        } catch (IOException e) {
            throw broken(source, e);
        }
    }

    private static InputStream unpack(InputStream raw, byte[] first) throws IOException {
        if (gzip(first, first.length)) {
            return new Gzip(raw);
        }
        return zstd(first, first.length) ? new ZstdInputStream(raw) : raw;
    }

    /** What a failed unpacking means. */
    static PsephosException broken(String source, IOException cause) {
        return new PsephosException(
                Kind.DATA,
                source + ": the packed data breaks off or is damaged",
                "download it again; nothing of this file was used",
                cause);
    }

    Head head() {
        return head;
    }

    /** Whether bytes can be read by place, by several threads. */
    boolean byPlace() {
        return unpacked == null;
    }

    /** Refuses what was read of a file that somebody wrote to meanwhile. */
    void checkUnchanged() throws IOException {
        if (unpacked == null && channel.size() != sizeBefore) {
            throw new PsephosException(
                    Kind.DATA,
                    source
                            + ": the file changed while it was read: it had "
                            + sizeBefore
                            + " bytes, and has "
                            + channel.size()
                            + " now",
                    "wait until nobody writes to it, and run this again; nothing of it was used");
        }
    }

    /** The whole size on disk. */
    long size() throws IOException {
        return channel.size();
    }

    /** The bytes from {@code at} on, without the digest being told. */
    Blocks from(long at) {
        return new FileBlocks(channel, at, meter, null);
    }

    /** The whole file for the digest alone, without progress being told. */
    Blocks digested() {
        return new FileBlocks(channel, 0, new Meter(ReadProgress.SILENT, 0), digest());
    }

    /**
     * The unpacked bytes from {@code at} on, which lies in the head; they go through the digest as
     * they are read. Once only.
     */
    Blocks inOrder(int at) {
        if (unpacked == null) {
            digest().update(head.bytes, 0, at);
            return new FileBlocks(channel, at, meter, digest());
        }
        return new Rest(head, at, unpacked, source);
    }

    /** The SHA-256 in lower-case hexadecimal; everything must have been read. */
    String sha256Hex() throws IOException {
        if (raw != null) {
            // Bytes after the end of the packed data belong to the file as well.
            var rest = new byte[1 << 13];
            int count;
            do {
                count = raw.read(rest);
            } while (count >= 0);
        }
        return HexFormat.of().formatHex(digest().digest());
    }

    private MessageDigest digest() {
        if (digest == null) {
            digest = sha256();
        }
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** What is left of the head, then the rest. */
    private static final class Rest implements Blocks {
        private final Head head;
        private final InputStream in;
        private final String source;
        private int at;

        Rest(Head head, int at, InputStream in, String source) {
            this.head = head;
            this.at = at;
            this.in = in;
            this.source = source;
        }

        @Override
        public int read(byte[] into, int to, int length) {
            int left = Math.min(length, head.length - at);
            if (left > 0) {
                System.arraycopy(head.bytes, at, into, to, left);
                at += left;
                return left;
            }
            try {
                return in.read(into, to, length);
            } catch (IOException e) {
                throw broken(source, e);
            }
        }
    }

    /** Tells progress and digest of each byte. */
    private static final class Counted extends FilterInputStream {
        private final Meter meter;
        private final MessageDigest digest;

        Counted(InputStream in, Meter meter, MessageDigest digest) {
            super(in);
            this.meter = meter;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int count = in.read(into, at, length);
            if (count > 0) {
                digest.update(into, at, count);
                meter.read(count);
            }
            return count;
        }
    }
}
