package org.psephos.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * One file, from its address to its place. It grows beside its place under the name {@code .part};
 * where it was cut, the next attempt asks for the rest, of the same version only. It takes its
 * place when it is whole and has the digest it should have.
 */
final class Download {
    private static final int BARREN = 3;
    private static final int BUFFER = 1 << 16;

    private final Wanted wanted;
    private final Wire wire;
    private final FetchProgress progress;
    private final Duration patience;
    private final Path part;
    private final Path version;
    private @Nullable Checksum stated;
    private long came;

    Download(Wanted wanted, Wire wire, FetchProgress progress, Duration patience) {
        this.wanted = wanted;
        this.wire = wire;
        this.progress = progress;
        this.patience = patience;
        this.part = wanted.to().resolveSibling(wanted.to().getFileName() + ".part");
        this.version = wanted.to().resolveSibling(wanted.to().getFileName() + ".part.etag");
        this.stated = wanted.checksum();
    }

    /** Whether it lies at its place already, as long as it should be. */
    static boolean isHere(Wanted wanted) {
        try {
            return Files.isRegularFile(wanted.to())
                    && (wanted.size() < 0 || Files.size(wanted.to()) == wanted.size());
        } catch (IOException e) {
            return false;
        }
    }

    /** Brings it. */
    Fetched run() {
        return run(null);
    }

    /** Brings it, and keeps the name of its version in {@code etag}, where that is not null. */
    Fetched run(@Nullable Path etag) {
        try {
            Files.createDirectories(wanted.to().toAbsolutePath().getParent());
            fill();
            Files.move(part, wanted.to(), StandardCopyOption.REPLACE_EXISTING);
            if (etag != null && Files.exists(version)) {
                Files.move(version, etag, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(version);
        } catch (IOException e) {
            throw disk(e);
        }
        return new Fetched(wanted.to(), wanted.name(), came);
    }

    private void fill() throws IOException {
        try (var channel =
                        FileChannel.open(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw busy();
            }
            int barren = 0;
            long before = channel.size();
            while (!attempt(channel)) {
                barren = channel.size() > before ? 0 : barren + 1;
                before = channel.size();
                if (barren == BARREN) {
                    throw cut(channel.size());
                }
                wire.waitFor(question(0), Duration.ofSeconds(1L << barren));
            }
            check(channel);
        } catch (OverlappingFileLockException e) {
            throw busy();
        }
    }

    private Wire.Question question(long from) throws IOException {
        var headers = new TreeMap<String, String>();
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
            headers.put("If-Range", Files.readString(version));
        }
        return new Wire.Question(wanted.from(), wanted.name(), wanted.token(), headers);
    }

    /** Asks for what is missing; whether everything is here now. */
    private boolean attempt(FileChannel channel) throws IOException {
        long have = Files.exists(version) ? channel.size() : 0;
        var answer = wire.get(question(have));
        try (var body = answer.body()) {
            if (answer.status() == 416) {
                // What is here is longer than what is there: another version.
                channel.truncate(0);
                return false;
            }
            if (answer.status() != 200 && answer.status() != 206) {
                throw Refusal.of(answer, wanted.name(), wanted.page(), wanted.token() != null);
            }
            boolean rest = answer.status() == 206 && begins(answer, have);
            if (!rest) {
                channel.truncate(0);
            }
            if (answer.status() == 206 && !rest) {
                return false;
            }
            return take(answer, body, channel);
        }
    }

    private static boolean begins(Wire.Answer answer, long from) {
        var range = answer.header("Content-Range");
        return range != null && range.startsWith("bytes " + from + "-");
    }

    private boolean take(Wire.Answer answer, InputStream body, FileChannel channel)
            throws IOException {
        refusePage(answer);
        remember(answer);
        long have = channel.size();
        long coming = answer.response().headers().firstValueAsLong("Content-Length").orElse(-1);
        long total = wanted.size() >= 0 || coming < 0 ? wanted.size() : have + coming;
        refuseTooLarge(total - have);
        boolean ended = copy(body, channel, total);
        return ended && (total < 0 || channel.size() >= total);
    }

    /** The version that is coming, so that the rest of no other is put behind it. */
    private void remember(Wire.Answer answer) throws IOException {
        var etag = answer.header("ETag");
        if (etag == null || etag.startsWith("W/")) {
            Files.deleteIfExists(version);
        } else {
            Files.writeString(version, etag);
        }
        var linked = answer.first().firstValue("X-Linked-ETag").orElse("").replace("\"", "");
        if (stated == null && linked.matches("[0-9a-fA-F]{64}")) {
            stated = new Checksum(Checksum.Kind.SHA256, linked);
        }
    }

    private void refusePage(Wire.Answer answer) {
        var type = answer.header("Content-Type");
        if (wanted.checksum() == null
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw new PsephosException(
                    Kind.DATA,
                    wanted.name() + ": what came is a page for people, not a file of data",
                    "name the address of the file itself (raw, resolve, download), or the dataset:"
                            + " hf://owner/name");
        }
    }

    private void refuseTooLarge(long missing) throws IOException {
        long room = Files.getFileStore(part).getUsableSpace();
        if (missing > room) {
            throw new PsephosException(
                    Kind.SERVICE,
                    wanted.name()
                            + ": "
                            + missing
                            + " bytes are to come, and "
                            + room
                            + " are free where "
                            + part.getParent()
                            + " lies",
                    "make room, or name a folder elsewhere with --cache");
        }
    }

    /** Whether the body came to its end; false where the connection was cut or fell silent. */
    private boolean copy(InputStream body, FileChannel channel, long total) throws IOException {
        channel.position(channel.size());
        var bytes = new byte[BUFFER];
        try (var watch = new Watch(body, patience)) {
            while (true) {
                int count;
                try {
                    count = body.read(bytes);
                } catch (IOException e) {
                    return false;
                }
                if (count < 0) {
                    return !watch.barked();
                }
                watch.moved();
                write(channel, ByteBuffer.wrap(bytes, 0, count));
                came += count;
                progress.advanced(wanted.name(), channel.size(), Math.max(total, 0));
            }
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void check(FileChannel channel) throws IOException {
        var expected = stated;
        if (wanted.size() >= 0 && channel.size() != wanted.size()) {
            throw wrong(channel, "has " + channel.size() + " bytes instead of " + wanted.size());
        }
        if (expected == null) {
            return;
        }
        var digest = expected.kind().begin(channel.size());
        var bytes = ByteBuffer.allocate(BUFFER);
        channel.position(0);
        while (channel.read(bytes) >= 0) {
            digest.update(bytes.flip());
            bytes.clear();
        }
        var found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected.hex())) {
            throw wrong(channel, "has the digest " + found + " instead of " + expected.hex());
        }
    }

    /** What came wrong is thrown away: the next attempt begins anew. */
    private PsephosException wrong(FileChannel channel, String how) throws IOException {
        channel.truncate(0);
        Files.deleteIfExists(version);
        return new PsephosException(
                Kind.DATA,
                wanted.name() + ": what came " + how,
                "run it again; where it stays wrong, the copy there is damaged");
    }

    private PsephosException cut(long have) {
        var of = wanted.size() < 0 ? "" : " of " + wanted.size();
        return new PsephosException(
                Kind.SERVICE,
                wanted.name()
                        + ": the connection was cut again and again after "
                        + have
                        + of
                        + " bytes",
                "run it again: what is here already is kept, and the rest is asked for");
    }

    private PsephosException busy() {
        return new PsephosException(
                Kind.SERVICE,
                wanted.name() + ": another run is bringing this file",
                "wait for it, or name another folder with --cache");
    }

    private PsephosException disk(IOException e) {
        return new PsephosException(
                Kind.SERVICE,
                part + " cannot be written: " + e.getMessage(),
                "make room there, or name a folder elsewhere with --cache",
                e);
    }
}
