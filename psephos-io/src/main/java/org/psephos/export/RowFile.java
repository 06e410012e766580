package org.psephos.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file of rows in JSON, one a line or as one array, on its way to disk. Not thread-safe. */
final class RowFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final MessageDigest digest = Digests.sha256();
    private final JsonGenerator json;
    private final boolean array;
    private long rows;

    RowFile(Path file, boolean array) throws IOException {
        this.array = array;
        var stream = new DigestOutputStream(Files.newOutputStream(file), digest);
        json = FACTORY.createGenerator(new BufferedOutputStream(stream, BUFFER));
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        if (array) {
            json.writeStartArray();
        }
    }

    void row(Json.Body row) throws IOException {
        if (array) {
            json.writeRaw('\n');
        }
        row.write(json);
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
        if (array) {
            json.writeRaw('\n');
            json.writeEndArray();
        }
        if (rows > 0) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
