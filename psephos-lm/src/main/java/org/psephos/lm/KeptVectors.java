package org.psephos.lm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An embedder that asks another for a text once, and keeps the vector in a file of that embedder's
 * name. The file holds digests of texts, never the texts. A file that cannot be understood counts
 * as empty and is written anew; one that cannot be written leaves the vectors uncached.
 */
public final class KeptVectors implements Embedder {
    private static final int VERSION = 1;
    private static final int DIGEST = 32;

    private final Embedder embedder;
    private final Path folder;
    private final Path file;

    /**
     * @param folder that keeps the file; made where it is not there
     */
    public KeptVectors(Embedder embedder, Path folder) {
        this.embedder = embedder;
        this.folder = folder;
        this.file = folder.resolve("vectors-" + embedder.name() + ".bin");
    }

    @Override
    public String name() {
        return embedder.name();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public Vectors embed(List<String> texts) {
        Embedder.demandWords(texts);
        var digests = texts.stream().map(KeptVectors::digest).toList();
        var kept = read();
        var missing = new LinkedHashMap<String, String>();
        for (int at = 0; at < texts.size(); at++) {
            if (!kept.containsKey(digests.get(at))) {
                missing.put(digests.get(at), texts.get(at));
            }
        }
        if (!missing.isEmpty()) {
            var made = embedder.embed(new ArrayList<>(missing.values()));
            int at = 0;
            for (var digest : missing.keySet()) {
                kept.put(digest, made.copy(at++));
            }
            write(kept);
        }
        return gathered(digests, kept);
    }

    private Vectors gathered(List<String> digests, Map<String, float[]> kept) {
        var values = new float[digests.size() * dimensions()];
        for (int at = 0; at < digests.size(); at++) {
            var vector = Objects.requireNonNull(kept.get(digests.get(at)));
            System.arraycopy(vector, 0, values, at * dimensions(), dimensions());
        }
        return Vectors.of(dimensions(), values);
    }

    private Map<String, float[]> read() {
        var kept = new LinkedHashMap<String, float[]>();
        if (Files.isRegularFile(file)) {
            try (var in = new DataInputStream(Files.newInputStream(file))) {
                var bytes = in.readAllBytes();
                read(bytes, kept);
            } catch (IOException e) {
                kept.clear();
            }
        }
        return kept;
    }

    /** Takes in whole files only: the end of one that was cut says so by its length. */
    private void read(byte[] bytes, Map<String, float[]> kept) {
        var buffer = java.nio.ByteBuffer.wrap(bytes);
        int each = DIGEST + Float.BYTES * dimensions();
        if (bytes.length < 2 * Integer.BYTES
                || buffer.getInt() != VERSION
                || (bytes.length - 2 * Integer.BYTES) != (long) buffer.getInt() * each) {
            return;
        }
        var digest = new byte[DIGEST];
        while (buffer.hasRemaining()) {
            buffer.get(digest);
            var vector = new float[dimensions()];
            for (int place = 0; place < vector.length; place++) {
                vector[place] = buffer.getFloat();
            }
            kept.put(HexFormat.of().formatHex(digest), vector);
        }
    }

    /** Beside the file and then in its place: who reads meanwhile reads a whole one. */
    private void write(Map<String, float[]> kept) {
        try {
            Files.createDirectories(folder);
            var beside = Files.createTempFile(folder, "vectors", ".tmp");
            try {
                fill(beside, kept);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            // The vectors are here all the same; they will be made again next time.
        }
    }

    private static void fill(Path to, Map<String, float[]> kept) throws IOException {
        try (var out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(to)))) {
            out.writeInt(VERSION);
            out.writeInt(kept.size());
            for (var one : kept.entrySet()) {
                out.write(HexFormat.of().parseHex(one.getKey()));
                for (float value : one.getValue()) {
                    out.writeFloat(value);
                }
            }
        }
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("no SHA-256 in this JDK", e));
        }
    }

    @Override
    public void close() {
        embedder.close();
    }
}
