package org.psephos.export;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file of rows in JSON on its way to disk. Not thread-safe. */
final class RowFile implements AutoCloseable {
    private final MessageDigest digest = Digests.sha256();
    private final JsonGenerator json;
    private final Frame frame;
    private long rows;

    /**
     * Opens {@code file}.
     *
     * @param threads how many may work at once; changes time only
     */
    RowFile(Path file, Frame frame, int threads) throws IOException {
        this.frame = frame;
        var stream = new DigestOutputStream(Files.newOutputStream(file), digest);
        var factory =
                new JsonFactoryBuilder()
                        .rootValueSeparator(frame.between())
                        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                        .build();
        json = factory.createGenerator(new BesideStream(stream, threads));
        json.writeRaw(frame.head());
    }

    void row(Json.Body row) throws IOException {
        row.write(json);
        // The generator hands on what it holds here, and not somewhere within a row: each of the
        // many
        // places where it would do that now and then costs the JVM its compiled code, once.
        json.flush();
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Of all bytes; asked after {@link #close}. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        if (json.isClosed()) {
            return;
        }
        if (rows > 0 || !frame.head().isEmpty()) {
            json.writeRaw(frame.tail());
        }
        json.close();
    }
}
