package org.psephos.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dataset;
import org.psephos.dataset.DatasetBuilder;
import org.psephos.dataset.FolderTable;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Reject;
import org.psephos.dataset.Rejects;
import org.psephos.model.Origin;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** Reads the folder that a dataset is written as, and gives back what was written. */
public final class DatasetFolderReader {
    private static final int BLOCK = 1 << 16;
    private static final String REWRITE = "write the dataset again from its sources";

    private DatasetFolderReader() {}

    /** Whether {@code path} looks like such a folder: it holds {@code dataset.json}. */
    public static boolean recognises(Path path) {
        return Files.isRegularFile(path.resolve(FolderTable.MANIFEST));
    }

    /**
     * Reads {@code folder} whole.
     *
     * @throws PsephosException where it is no such folder, was written by a newer version, or a
     *     file is missing or differs from what {@code dataset.json} says of it
     */
    public static Dataset read(Path folder) {
        var json = described(folder);
        for (var table : FolderTable.values()) {
            checkDigest(folder, json, table);
            checkRows(folder.resolve(table.file()), fileOf(folder, json, table));
        }
        var builder = new DatasetBuilder();
        try {
            scan(folder, FolderTable.ITEMS, row -> builder.item(row.item()));
            scan(folder, FolderTable.RESPONSES, row -> builder.response(row.response()));
            scan(folder, FolderTable.ANNOTATORS, row -> builder.annotator(row.annotator()));
            scan(folder, FolderTable.FEEDBACK, row -> builder.accept(row.feedback()));
            var counted = json.path("feedback");
            builder.abstained(counted.path("abstention").longValue() - builder.abstained());
            var dataset = builder.build(manifest(json));
            checkTotals(folder, dataset, counted);
            return dataset;
        } catch (IllegalArgumentException e) {
            throw damaged(folder.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What the folder says of itself, of a version that we know. */
    static JsonNode described(Path folder) {
        var json = manifestOf(folder);
        checkVersion(folder, json);
        return json;
    }

    private static JsonNode manifestOf(Path folder) {
        var file = folder.resolve(FolderTable.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new PsephosException(
                    Kind.USAGE,
                    folder + ": holds no " + FolderTable.MANIFEST,
                    "name a folder that a dataset was written to");
        }
        try {
            return new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw damaged(file.toString(), "is no JSON", e);
        } catch (IOException e) {
            throw damaged(file.toString(), "cannot be read", e);
        }
    }

    private static void checkVersion(Path folder, JsonNode json) {
        var file = folder.resolve(FolderTable.MANIFEST);
        var format = json.path("format").asText();
        if (!format.equals(FolderTable.FORMAT)) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: format: expected \"%s\", but found \"%s\""
                            .formatted(file, FolderTable.FORMAT, format),
                    "name a folder that a dataset was written to");
        }
        int version = json.path("version").asInt();
        if (version < 1 || version > FolderTable.VERSION) {
            throw new PsephosException(
                    Kind.DATA,
                    "%s: version: expected at most %s, but found %s"
                            .formatted(file, FolderTable.VERSION, json.path("version")),
                    "read it with a newer psephos");
        }
    }

    private static JsonNode fileOf(Path folder, JsonNode json, FolderTable table) {
        for (var file : json.path("files")) {
            if (file.path("path").asText().equals(table.file())) {
                return file;
            }
        }
        throw damaged(
                folder.resolve(FolderTable.MANIFEST).toString(),
                "does not say what " + table.file() + " is",
                null);
    }

    /**
     * That all tables are those that were written; of several that are not, the first is named.
     *
     * @param threads how many may work at once; changes time only
     */
    static void checkDigests(Path folder, JsonNode json, int threads) {
        var beside = Thread.ofPlatform().daemon().factory();
        try (var workers = Executors.newFixedThreadPool(threads, beside)) {
            var checks = new ArrayList<Future<?>>();
            for (var table : FolderTable.values()) {
                checks.add(workers.submit(() -> checkDigest(folder, json, table)));
            }
            checks.forEach(DatasetFolderReader::settle);
        }
    }

    private static void settle(Future<?> check) {
        try {
            check.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Whether the file of {@code table} is the one that the folder tells of. */
    private static void checkDigest(Path folder, JsonNode json, FolderTable table) {
        var file = folder.resolve(table.file());
        if (!Files.isRegularFile(file)) {
            throw damaged(file.toString(), "is not there", null);
        }
        var expected = fileOf(folder, json, table).path("sha256").asText();
        var found = sha256(file);
        if (!found.equals(expected)) {
            throw damaged(
                    file.toString(),
                    "sha256: expected %s, but found %s".formatted(expected, found),
                    null);
        }
    }

    private static void checkRows(Path file, JsonNode said) {
        try (var table = ParquetTable.open(file)) {
            long rows = said.path("rows").asLong();
            if (table.rows() != rows) {
                throw damaged(
                        file.toString(),
                        "rows: expected %s, but found %s".formatted(rows, table.rows()),
                        null);
            }
        }
    }

    private static void checkTotals(Path folder, Dataset dataset, JsonNode counted) {
        dataset.totals()
                .forEach(
                        (kind, total) -> {
                            if (counted.path(kind).asLong() != total) {
                                throw damaged(
                                        folder.resolve(FolderTable.MANIFEST).toString(),
                                        "%s: expected %s, but found %s"
                                                .formatted(kind, counted.path(kind), total),
                                        null);
                            }
                        });
    }

    private static void scan(Path folder, FolderTable table, Consumer<DatasetFolderRow> to) {
        var file = folder.resolve(table.file());
        var row = new DatasetFolderRow(file, table.names());
        try (var parquet = ParquetTable.open(file)) {
            parquet.scan(
                    table.names(),
                    (number, values) -> {
                        row.move(number, values);
                        to.accept(row);
                    });
        }
    }

    /** The manifest of the dataset that {@code json} describes. */
    static Manifest manifest(JsonNode json) {
        var sources = new ArrayList<Manifest.Source>();
        for (var source : json.path("sources")) {
            sources.add(
                    new Manifest.Source(
                            source.path("path").asText(),
                            source.path("sha256").asText(),
                            source.path("format").asText(),
                            source.path("rows").asLong()));
        }
        var rejects = new ArrayList<Reject>();
        for (var reject : json.path("rejects")) {
            rejects.add(
                    new Reject(
                            origin(reject),
                            reject.path("field").asText(),
                            reject.path("expected").asText(),
                            reject.path("found").asText()));
        }
        return new Manifest(
                sources,
                json.path("read").asLong(),
                new Rejects(json.path("rejected").asLong(), rejects),
                json.path("reader").asText(),
                json.path("licence").isTextual() ? json.path("licence").asText() : null,
                json.path("simulated").asBoolean());
    }

    private static Origin origin(JsonNode reject) {
        return reject.has("event")
                ? new Origin.Event(reject.path("event").asText())
                : new Origin.Row(reject.path("source").asText(), reject.path("line").asLong());
    }

    private static String sha256(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var block = new byte[BLOCK];
            for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw damaged(file.toString(), "cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static PsephosException damaged(String where, String what, @Nullable Throwable cause) {
        var problem = where + ": " + what;
        return cause == null
                ? new PsephosException(Kind.DATA, problem, REWRITE)
                : new PsephosException(Kind.DATA, problem, REWRITE, cause);
    }
}
